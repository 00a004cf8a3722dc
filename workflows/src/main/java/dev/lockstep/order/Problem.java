package dev.lockstep.order;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import org.jspecify.annotations.Nullable;

/**
 * An activity that gave up, as an exception with an owner.
 *
 * @param reason the platform's reason, as masked by the activity
 */
record Problem(ExceptionCode code, String reason) {

  static Problem of(ActivityFailure failure) {
    ApplicationFailure last = lastApplicationFailure(failure);
    if (last == null) {
      return new Problem(
          ExceptionCode.CONNECTION_UNAVAILABLE,
          "No worker of this connection answered in time. Check that the worker runs.");
    }
    return new Problem(codeOf(last.getType()), last.getOriginalMessage());
  }

  private static ExceptionCode codeOf(String failureType) {
    for (FailureKind kind : FailureKind.values()) {
      if (kind.failureType().equals(failureType)) {
        return codeOf(kind);
      }
    }
    return ExceptionCode.CONTRACT_DRIFT;
  }

  private static ExceptionCode codeOf(FailureKind kind) {
    return switch (kind) {
      case RATE_LIMITED -> ExceptionCode.QUOTA_EXHAUSTED;
      case UNAVAILABLE, CONFLICT -> ExceptionCode.CONNECTION_UNAVAILABLE;
      case OUTCOME_UNKNOWN -> ExceptionCode.OUTCOME_UNKNOWN;
      case NOT_FOUND -> ExceptionCode.ORDER_INCOMPLETE;
      case REJECTED -> ExceptionCode.WAREHOUSE_REJECTED;
      case UNAUTHORISED -> ExceptionCode.CREDENTIALS_REJECTED;
      case MALFORMED -> ExceptionCode.CONTRACT_DRIFT;
    };
  }

  /** A time-out carries the last attempt's failure as its cause; that one says why. */
  private static @Nullable ApplicationFailure lastApplicationFailure(ActivityFailure failure) {
    for (Throwable t = failure.getCause(); t != null; t = t.getCause()) {
      if (t instanceof ApplicationFailure application) {
        return application;
      }
    }
    return null;
  }
}
