package dev.lockstep.activity;

import dev.lockstep.common.FailureKind;
import dev.lockstep.port.PlatformFailure;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityWorkerShutdownException;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever a use case throws into the application failure the workflow knows: typed by its
 * kind, with the kind's retry, and without causes or stack traces that a history would keep.
 */
final class FailureTranslation {
  /** Failure type of a defect of ours. */
  static final String UNEXPECTED = "Unexpected";

  private static final Logger LOG = LoggerFactory.getLogger(FailureTranslation.class);

  private final Patience patience;

  FailureTranslation(Patience patience) {
    this.patience = patience;
  }

  /** Runs one activity. */
  <T> T translating(String activity, Attempt attempt, Supplier<T> useCase) {
    try {
      return attempt.alive(useCase);
    } catch (PlatformFailure failure) {
      throw translated(failure, attempt);
    } catch (ApplicationFailure failure) {
      throw failure;
    } catch (ActivityWorkerShutdownException stopping) {
      // Nothing is wrong: another worker, or this one once it is back, takes it up at once.
      throw bare(
          ApplicationFailure.newBuilder()
              .setType(FailureKind.UNAVAILABLE.failureType())
              .setMessage("The worker stops before the step is done. It is done again.")
              .setCategory(ApplicationErrorCategory.BENIGN));
    } catch (ActivityCompletionException unsure) {
      throw bare(
          ApplicationFailure.newBuilder()
              .setType(FailureKind.UNAVAILABLE.failureType())
              .setMessage(
                  "Temporal did not note what the step was about to do, so that it was not done."
                      + " It is done again."));
    } catch (RuntimeException defect) {
      LOG.error(
          "An activity failed unexpectedly; integration engineers, please report it. activity={}",
          activity,
          defect);
      throw bare(
          ApplicationFailure.newBuilder()
              .setType(UNEXPECTED)
              .setMessage(
                  "The step failed unexpectedly. error="
                      + defect.getClass().getSimpleName()
                      + ". The worker's log has the details; it is tried again slowly.")
              .setNextRetryDelay(patience.slowRetry()));
    }
  }

  /** Runs one activity that answers nothing. */
  void translating(String activity, Attempt attempt, Runnable useCase) {
    Supplier<Boolean> done =
        () -> {
          useCase.run();
          return Boolean.TRUE;
        };
    translating(activity, attempt, done);
  }

  private ApplicationFailure translated(PlatformFailure failure, Attempt attempt) {
    ApplicationFailure.Builder builder =
        ApplicationFailure.newBuilder()
            .setType(failure.kind().failureType())
            .setMessage(Masking.masked(failure.getMessage()))
            .setDetails(failure.connection().value())
            .setNonRetryable(!isRetryable(failure.kind(), attempt));
    delay(failure).ifPresent(builder::setNextRetryDelay);
    if (failure.kind() == FailureKind.RATE_LIMITED
        || failure.expectation() == PlatformFailure.Expectation.ANNOUNCED) {
      builder.setCategory(ApplicationErrorCategory.BENIGN);
    }
    return bare(builder);
  }

  private boolean isRetryable(FailureKind kind, Attempt attempt) {
    return switch (kind) {
      case CONFLICT -> attempt.number() < patience.conflicts();
      case RATE_LIMITED,
          UNAVAILABLE,
          OUTCOME_UNKNOWN,
          UNAUTHORISED,
          MALFORMED,
          NOT_FOUND,
          REJECTED ->
          kind.isRetryable();
    };
  }

  private Optional<Duration> delay(PlatformFailure failure) {
    return switch (failure.kind()) {
      case UNAUTHORISED, MALFORMED -> Optional.of(patience.slowRetry());
      case RATE_LIMITED, UNAVAILABLE, OUTCOME_UNKNOWN, CONFLICT, NOT_FOUND, REJECTED ->
          failure.retryAfter();
    };
  }

  private static ApplicationFailure bare(ApplicationFailure.Builder builder) {
    ApplicationFailure failure = builder.build();
    failure.setStackTrace(new StackTraceElement[0]);
    return failure;
  }
}
