package dev.lockstep.reconciliation;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.operations.OperationsNames;
import dev.lockstep.order.OrderNames;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.Priority;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * Stubs of the activities, each on its own queue, and behind everything an order waits for.
 *
 * <p>Retried for a while only: what could not be asked is said in the report, which somebody waits
 * for.
 */
final class ReconciliationStubs {
  private static final Priority AFTER_THE_ORDERS = Priority.newBuilder().setPriorityKey(5).build();
  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final Duration ONE_LISTING = Duration.ofMinutes(20);
  private static final Duration ONE_BATCH = Duration.ofMinutes(20);

  /** Between two orders, the waiting for the connection's own rate limit included. */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

  private ReconciliationStubs() {}

  static ReconciliationActivities planning() {
    return Workflow.newActivityStub(
        ReconciliationActivities.class,
        options(OperationsNames.TASK_QUEUE, "Whom to ask")
            .setStartToCloseTimeout(Duration.ofSeconds(30))
            .build());
  }

  static ReconciliationActivities listing() {
    return Workflow.newActivityStub(
        ReconciliationActivities.class,
        options(OperationsNames.TASK_QUEUE, "Orders that Temporal knows")
            .setStartToCloseTimeout(Duration.ofMinutes(2))
            .build());
  }

  static ReconciliationActivities reading(int orders) {
    return Workflow.newActivityStub(
        ReconciliationActivities.class,
        batch(OperationsNames.TASK_QUEUE, orders + " orders at Temporal"));
  }

  static SourceReconciliationActivities listing(ConnectionId source) {
    return Workflow.newActivityStub(
        SourceReconciliationActivities.class, list(source, "Orders changed at " + source));
  }

  static SourceReconciliationActivities reading(ConnectionId source, int orders) {
    return Workflow.newActivityStub(
        SourceReconciliationActivities.class,
        batch(OrderNames.connectionQueue(source), orders + " orders at " + source));
  }

  static WarehouseReconciliationActivities listingShipped(ConnectionId warehouse) {
    return Workflow.newActivityStub(
        WarehouseReconciliationActivities.class, list(warehouse, "Orders shipped by " + warehouse));
  }

  static WarehouseReconciliationActivities held(ConnectionId warehouse, int orders) {
    return Workflow.newActivityStub(
        WarehouseReconciliationActivities.class,
        batch(OrderNames.connectionQueue(warehouse), orders + " orders at " + warehouse));
  }

  private static ActivityOptions list(ConnectionId connection, String summary) {
    return options(OrderNames.connectionQueue(connection), summary)
        .setStartToCloseTimeout(ONE_LISTING)
        .build();
  }

  private static ActivityOptions batch(String queue, String summary) {
    return options(queue, summary)
        .setStartToCloseTimeout(ONE_BATCH)
        .setHeartbeatTimeout(LONGEST_SILENCE)
        .build();
  }

  private static ActivityOptions.Builder options(String queue, String summary) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(queue)
        .setScheduleToCloseTimeout(PATIENCE)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(2))
                .setMaximumInterval(Duration.ofMinutes(1))
                .setMaximumAttempts(10)
                .build())
        .setPriority(AFTER_THE_ORDERS)
        .setSummary(summary);
  }
}
