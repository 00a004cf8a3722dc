package dev.lockstep.sandbox.deposco;

import org.jspecify.annotations.Nullable;

/**
 * How many calls the whole account has, whoever makes them.
 *
 * @param retryAfterSeconds told with the refusal; null tells nothing
 */
public record Quota(int perSecond, @Nullable Integer retryAfterSeconds) {
  public Quota {
    if (perSecond < 1) {
      throw new IllegalArgumentException("A quota begins at 1 call. perSecond=" + perSecond);
    }
  }
}
