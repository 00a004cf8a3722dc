package dev.lockstep.sandbox.fault;

/** How a 429 says when to come back. */
public enum RetryHint {
  RETRY_AFTER_SECONDS,
  RETRY_AFTER_DATE,
  X_RATE_LIMIT_RESET,
  RATE_LIMIT_RESET,
  NONE
}
