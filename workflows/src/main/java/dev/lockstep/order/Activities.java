package dev.lockstep.order;

import dev.lockstep.common.ConnectionId;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * Stubs of the activities, each on its connection's task queue.
 *
 * <p>The options are part of the contract with running orders. An activity is retried for {@link
 * #PATIENCE}; then the order is parked under the connection's code, where people see it and where
 * it goes on trying by itself.
 */
final class Activities {
  static final Duration PATIENCE = Duration.ofHours(1);

  /** Longer than a slow platform takes; what a worker had in hand when it died waits so long. */
  private static final Duration ONE_ATTEMPT = Duration.ofSeconds(90);

  private static final RetryOptions RETRIES =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofSeconds(1))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofMinutes(5))
          .build();

  private final ConnectionId source;

  Activities(ConnectionId source) {
    this.source = source;
  }

  OrderSourceActivities source(String summary) {
    return Workflow.newActivityStub(OrderSourceActivities.class, options(source, summary));
  }

  WarehouseActivities warehouse(ConnectionId warehouse, String summary) {
    return Workflow.newActivityStub(WarehouseActivities.class, options(warehouse, summary));
  }

  private static ActivityOptions options(ConnectionId connection, String summary) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(OrderNames.connectionQueue(connection))
        .setStartToCloseTimeout(ONE_ATTEMPT)
        .setScheduleToCloseTimeout(PATIENCE)
        .setCancellationType(ActivityCancellationType.TRY_CANCEL)
        .setRetryOptions(RETRIES)
        .setSummary(summary)
        .build();
  }
}
