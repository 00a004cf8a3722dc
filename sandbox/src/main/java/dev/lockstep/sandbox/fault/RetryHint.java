package dev.lockstep.sandbox.fault;

/** How a 429 says when to come back. */
public enum RetryHint {
  RETRY_AFTER_SECONDS,
  RETRY_AFTER_DATE,
  /** {@code Retry-After: 60 Seconds}, which no standard knows. */
  RETRY_AFTER_WORDS,
  X_RATE_LIMIT_RESET,
  RATE_LIMIT_RESET,
  NONE
}
