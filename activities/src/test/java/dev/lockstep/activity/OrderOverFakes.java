package dev.lockstep.activity;

import dev.lockstep.operations.OperationsNames;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.OrderWorkflow;
import dev.lockstep.order.OrderWorkflowImpl;
import dev.lockstep.order.PauseActivities;
import dev.lockstep.order.PauseFinding;
import dev.lockstep.order.PaymentSettled;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** One whole order over the real activities and the fakes of a {@link Bench}, in virtual time. */
final class OrderOverFakes implements AutoCloseable {
  private final TestWorkflowEnvironment server;
  private final OrderWorkflow order;

  OrderOverFakes(Bench bench) {
    TestEnvironmentOptions.Builder options = TestEnvironmentOptions.newBuilder();
    Map.of(
            OrderNames.SA_LINK, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            OrderNames.SA_ORDER, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            OrderNames.SA_STAGE, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            OrderNames.SA_EXCEPTION, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            OrderNames.SA_OWNER, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            OrderNames.SA_DUE, IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
            OrderNames.SA_ASSIGNEE, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            OrderNames.SA_SNOOZED_UNTIL, IndexedValueType.INDEXED_VALUE_TYPE_DATETIME)
        .forEach(options::registerSearchAttribute);
    server = TestWorkflowEnvironment.newInstance(options.build());
    InstantSource clock = () -> Instant.ofEpochMilli(server.currentTimeMillis());
    server
        .newWorker(OrderNames.TASK_QUEUE)
        .registerWorkflowImplementationTypes(OrderWorkflowImpl.class);
    server
        .newWorker(OrderNames.connectionQueue(Bench.SHOP))
        .registerActivitiesImplementations(
            new OrderSourceActivitiesImpl(
                bench.links, Patience.DEFAULT, clock, pause -> {}, new ReadVersions()));
    server
        .newWorker(OrderNames.connectionQueue(Bench.NORTH))
        .registerActivitiesImplementations(
            new WarehouseActivitiesImpl(bench.links, Patience.DEFAULT, clock, pause -> {}));
    PauseActivities noPause = question -> PauseFinding.of(PauseFinding.Verdict.NOT_PAUSED);
    server.newWorker(OperationsNames.TASK_QUEUE).registerActivitiesImplementations(noPause);
    order =
        server
            .getWorkflowClient()
            .newWorkflowStub(
                OrderWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(OrderNames.TASK_QUEUE)
                    .setWorkflowId(OrderNames.workflowId(Bench.LINK, Bench.ORDER))
                    .build());
    server.start();
  }

  void begin() {
    WorkflowStub.fromTyped(order)
        .signalWithStart(
            OrderNames.PAYMENT_SETTLED,
            new Object[] {new PaymentSettled(1, "event-1")},
            new Object[] {new OrderRequest(Bench.LINK, Bench.ORDER, Bench.SHOP)});
  }

  void pass(Duration time) {
    server.sleep(time);
  }

  OrderWorkflow order() {
    return order;
  }

  @Override
  public void close() {
    server.close();
  }
}
