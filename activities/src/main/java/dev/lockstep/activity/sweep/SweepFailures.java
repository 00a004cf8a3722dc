package dev.lockstep.activity.sweep;

import dev.lockstep.common.FailureKind;
import dev.lockstep.port.PlatformFailure;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;

/** A platform's failure as whoever lists its orders or shipments reports it. */
public final class SweepFailures {
  private SweepFailures() {}

  /** Without its cause, whose message may hold a URL. */
  public static ApplicationFailure translated(PlatformFailure failure) {
    ApplicationFailure.Builder translated =
        ApplicationFailure.newBuilder()
            .setMessage(failure.getMessage())
            .setType(failure.kind().failureType())
            .setNonRetryable(!failure.kind().isRetryable());
    failure.retryAfter().ifPresent(translated::setNextRetryDelay);
    if (failure.kind() == FailureKind.RATE_LIMITED
        || failure.expectation() == PlatformFailure.Expectation.ANNOUNCED) {
      translated.setCategory(ApplicationErrorCategory.BENIGN);
    }
    return translated.build();
  }
}
