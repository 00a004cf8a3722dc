package dev.lockstep.common;

/**
 * Why a call to a platform could not answer. The kind decides how it is retried and who owns it.
 *
 * <p>The names are part of the contract with running orders: they stand in histories as failure
 * types and must not be renamed.
 */
public enum FailureKind {
  /** The platform asked us to slow down. Retried after the time it asked for. */
  RATE_LIMITED,
  /** The platform did not take the request: it surely had no effect. Retried without end. */
  UNAVAILABLE,
  /** The request was sent and no usable answer came: it may have had its effect. */
  OUTCOME_UNKNOWN,
  /** The platform's state moved beneath us. Re-read and re-decide, a bounded number of times. */
  CONFLICT,
  /** The platform answered that the thing does not exist. A failed look-up is never this. */
  NOT_FOUND,
  /** The platform understood the request and refuses it. */
  REJECTED,
  /** The credentials are not accepted. Slow retry, one alert per connection. */
  UNAUTHORISED,
  /** The answer cannot be understood: the contract drifted, or a proxy answered. Slow retry. */
  MALFORMED;

  private static final String PREFIX = "PlatformFailure.";

  /** The failure type under which this kind stands in a workflow history. */
  public String failureType() {
    return PREFIX + name();
  }

  /** Whether trying again without anybody's help can succeed. */
  public boolean isRetryable() {
    return switch (this) {
      case RATE_LIMITED, UNAVAILABLE, OUTCOME_UNKNOWN, CONFLICT, UNAUTHORISED, MALFORMED -> true;
      case NOT_FOUND, REJECTED -> false;
    };
  }
}
