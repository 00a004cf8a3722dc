package dev.lockstep.order;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.operations.OperationsNames;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Stubs of the activities, each on its connection's task queue.
 *
 * <p>The options are part of the contract with running orders. An activity is retried for {@link
 * #PATIENCE}; then the order is parked under the connection's code, where people see it and where
 * it goes on trying by itself. Time in which a connection of the order's was paused does not count:
 * the step is asked for anew.
 */
final class Activities {
  static final Duration PATIENCE = Duration.ofHours(1);

  /** Longer than a slow platform takes. */
  private static final Duration ONE_ATTEMPT = Duration.ofSeconds(90);

  /** What a worker had in hand when it died waits so long; one that lives speaks more often. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

  private static final RetryOptions RETRIES =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofSeconds(1))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofMinutes(5))
          .build();

  /** Nobody looks pauses up where no worker runs, and then nothing else runs either. */
  private static final Duration LOOKING_UP = Duration.ofMinutes(1);

  private final LinkId link;
  private final ConnectionId source;

  Activities(LinkId link, ConnectionId source) {
    this.link = link;
    this.source = source;
  }

  OrderSourceActivities source(String summary) {
    return new PatientSource(this, sourceOnce(summary));
  }

  /** As {@link #source}, for who asks {@link #isOwedToAPause} himself. */
  OrderSourceActivities sourceOnce(String summary) {
    return Workflow.newActivityStub(OrderSourceActivities.class, options(source, summary));
  }

  WarehouseActivities warehouse(ConnectionId warehouse, String summary) {
    return new PatientWarehouse(
        this, Workflow.newActivityStub(WarehouseActivities.class, options(warehouse, summary)));
  }

  /** The outcome of a step, however long its connections are paused. */
  <R> R outlastingPauses(Supplier<R> step) {
    while (true) {
      Instant asked = Instant.ofEpochMilli(Workflow.currentTimeMillis());
      try {
        return step.get();
      } catch (ActivityFailure failure) {
        if (!isOwedToAPause(failure, asked)) {
          throw failure;
        }
      }
    }
  }

  /**
   * Whether a step that was asked for then failed only because its time ran out over a pause.
   *
   * <p>Asks Temporal through an activity, which costs nothing as long as no step runs out of time.
   */
  boolean isOwedToAPause(ActivityFailure failure, Instant asked) {
    return ranOutOfTime(failure) && Changes.outlastsPauses() && wasPausedSince(asked);
  }

  /** What was never taken is given up under either of the two types. */
  private static boolean ranOutOfTime(ActivityFailure failure) {
    return failure.getRetryState() == RetryState.RETRY_STATE_TIMEOUT
        || (failure.getCause() instanceof TimeoutFailure timeout
            && (timeout.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_CLOSE
                || timeout.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START));
  }

  private boolean wasPausedSince(Instant asked) {
    PauseActivities pauses =
        Workflow.newActivityStub(
            PauseActivities.class,
            ActivityOptions.newBuilder()
                .setTaskQueue(OperationsNames.TASK_QUEUE)
                .setScheduleToCloseTimeout(LOOKING_UP)
                .setSummary("Was a connection paused meanwhile?")
                .build());
    try {
      return switch (pauses.lookUpPause(new PauseQuestion(link, asked)).verdict()) {
        case PAUSED -> true;
        case NOT_PAUSED -> false;
      };
    } catch (ActivityFailure unknown) {
      return false;
    }
  }

  private static ActivityOptions options(ConnectionId connection, String summary) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(OrderNames.connectionQueue(connection))
        .setStartToCloseTimeout(ONE_ATTEMPT)
        .setHeartbeatTimeout(LONGEST_SILENCE)
        .setScheduleToCloseTimeout(PATIENCE)
        .setCancellationType(ActivityCancellationType.TRY_CANCEL)
        .setRetryOptions(RETRIES)
        .setSummary(summary)
        .build();
  }
}
