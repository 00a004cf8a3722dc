package dev.lockstep.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.common.FailureKind;
import io.temporal.client.ActivityCompletionFailureException;
import io.temporal.client.ActivityWorkerShutdownException;
import io.temporal.failure.ApplicationFailure;
import org.junit.jupiter.api.Test;

class FailureTranslationTest {
  private final FailureTranslation translation = new FailureTranslation(Patience.DEFAULT);
  private final Attempt attempt = new Bench();

  @Test
  void a_step_that_a_stopping_worker_leaves_undone_is_done_again_at_once() {
    ApplicationFailure failure =
        failureOf(() -> {
          throw new ActivityWorkerShutdownException();
        });
    assertThat(failure.getType()).isEqualTo(FailureKind.UNAVAILABLE.failureType());
    assertThat(failure.getOriginalMessage())
        .isEqualTo("The worker stops before the step is done. It is done again.");
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getNextRetryDelay()).isNull();
  }

  @Test
  void a_step_whose_mark_did_not_reach_temporal_has_done_nothing() {
    ApplicationFailure failure =
        failureOf(() -> {
          throw new ActivityCompletionFailureException(new IllegalStateException("no answer"));
        });
    assertThat(failure.getType()).isEqualTo(FailureKind.UNAVAILABLE.failureType());
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "Temporal did not note what the step was about to do, so that it was not done."
                + " It is done again.");
  }

  @Test
  void a_defect_is_tried_again_slowly() {
    ApplicationFailure failure =
        failureOf(() -> {
          throw new IllegalStateException("a defect");
        });
    assertThat(failure.getNextRetryDelay()).isEqualTo(Patience.DEFAULT.slowRetry());
  }

  private ApplicationFailure failureOf(Runnable step) {
    return catchThrowableOfType(
        ApplicationFailure.class, () -> translation.translating("Step", attempt, step));
  }
}
