package dev.lockstep.sandbox.cin7core;

import dev.lockstep.sandbox.http.Answer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts the calls of the account within a sliding window; calls refused do not count. */
final class Throttle {
  private final InstantSource clock;
  private final Deque<Instant> calls = new ArrayDeque<>();
  private @Nullable Cin7Quota quota;
  private int refused;

  Throttle(Cin7Options options) {
    this.clock = options.clock();
    this.quota = options.quota();
  }

  synchronized void limit(@Nullable Cin7Quota newQuota) {
    quota = newQuota;
    calls.clear();
  }

  /** The refusal of a call too many; otherwise the call counts. */
  synchronized Optional<Answer> refuse() {
    Cin7Quota limit = quota;
    if (limit == null) {
      return Optional.empty();
    }
    forgetOld(limit);
    if (calls.size() < limit.calls()) {
      calls.addLast(clock.instant());
      return Optional.empty();
    }
    Cin7Quota.Shape shape = limit.shapes().get(refused++ % limit.shapes().size());
    return Optional.of(
        switch (shape) {
          case SECONDS -> Cin7Problem.throttled(429).with("Retry-After", "30");
          case WORDS -> Cin7Problem.throttled(429).with("Retry-After", "60 Seconds");
          case UNAVAILABLE -> Cin7Problem.throttled(503);
          case BAD_REQUEST -> Cin7Problem.throttled(400);
        });
  }

  /** Adds how many calls are left, where there is a limit. */
  synchronized Answer tell(Answer answer) {
    Cin7Quota limit = quota;
    return limit == null
        ? answer
        : answer.with("X-RateLimit-Remaining", Integer.toString(limit.calls() - calls.size()));
  }

  private void forgetOld(Cin7Quota limit) {
    Instant oldest = clock.instant().minus(limit.window());
    while (!calls.isEmpty() && !calls.getFirst().isAfter(oldest)) {
      calls.removeFirst();
    }
  }
}
