package dev.lockstep.sandbox.fault;

import org.jspecify.annotations.Nullable;

/**
 * Which calls go wrong, and how. Absent values in JSON mean: any method, any path, every call.
 *
 * @param method {@code GET}, {@code POST} …, or {@code *}
 * @param path a glob over the path: {@code *} within a segment, {@code **} across segments
 * @param about only calls that say this in their path, query or body; null means any
 * @param skip so many matching calls pass first
 * @param times at most so many calls are struck; 0 means no limit
 * @param probability 0…1, of each call left after {@code skip}
 * @param status of the error answer; 0 means the default of the kind
 * @param code the platform's error code; null means the platform's usual one for the status
 * @param hint only for {@link FaultKind#RATE_LIMITED}
 * @param waitMillis the pause, or the time until the rate limit resets
 */
public record FaultRule(
    String method,
    String path,
    @Nullable String about,
    FaultKind kind,
    int skip,
    int times,
    double probability,
    int status,
    @Nullable String code,
    RetryHint hint,
    long waitMillis) {

  @SuppressWarnings("ConstantValue") // Jackson passes null for what the JSON leaves out.
  public FaultRule {
    method = orElse(method, "*");
    path = orElse(path, "**");
    hint = orElse(hint, RetryHint.RETRY_AFTER_SECONDS);
    probability = probability == 0 ? 1 : probability;
    if (kind == null) {
      throw new IllegalArgumentException("A fault rule needs a kind. Name one of FaultKind.");
    }
    if (skip < 0 || times < 0 || waitMillis < 0 || probability < 0 || probability > 1) {
      throw new IllegalArgumentException(
          "A fault rule counts from 0 and its probability lies in 0..1. kind=" + kind);
    }
  }

  private static <T> T orElse(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  /** Strikes every call of {@code method} and {@code path}. */
  public static FaultRule on(String method, String path, FaultKind kind) {
    return new FaultRule(
        method, path, null, kind, 0, 0, 1, 0, null, RetryHint.RETRY_AFTER_SECONDS, 1000);
  }

  /** Strikes the next call only. */
  public static FaultRule once(String method, String path, FaultKind kind) {
    return on(method, path, kind).times(1);
  }

  /** Only calls that say this in their path, query or body, such as the id of an order. */
  public FaultRule about(String text) {
    return new FaultRule(
        method, path, text, kind, skip, times, probability, status, code, hint, waitMillis);
  }

  public FaultRule skip(int calls) {
    return new FaultRule(
        method, path, about, kind, calls, times, probability, status, code, hint, waitMillis);
  }

  public FaultRule times(int most) {
    return new FaultRule(
        method, path, about, kind, skip, most, probability, status, code, hint, waitMillis);
  }

  public FaultRule probability(double share) {
    return new FaultRule(
        method, path, about, kind, skip, times, share, status, code, hint, waitMillis);
  }

  public FaultRule status(int newStatus) {
    return new FaultRule(
        method, path, about, kind, skip, times, probability, newStatus, code, hint, waitMillis);
  }

  public FaultRule code(String newCode) {
    return new FaultRule(
        method, path, about, kind, skip, times, probability, status, newCode, hint, waitMillis);
  }

  public FaultRule hint(RetryHint newHint) {
    return new FaultRule(
        method, path, about, kind, skip, times, probability, status, code, newHint, waitMillis);
  }

  public FaultRule waitMillis(long millis) {
    return new FaultRule(
        method, path, about, kind, skip, times, probability, status, code, hint, millis);
  }
}
