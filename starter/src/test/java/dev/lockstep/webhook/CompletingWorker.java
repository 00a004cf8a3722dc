package dev.lockstep.webhook;

import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderResult;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.DynamicWorkflow;
import java.util.concurrent.TimeUnit;

/** Lets one order come to its end, and leaves. */
final class CompletingWorker {
  private CompletingWorker() {}

  static void complete(Orders orders, String workflowId, OrderResult end) {
    WorkerFactory factory = WorkerFactory.newInstance(orders.client());
    factory
        .newWorker(OrderNames.TASK_QUEUE)
        .registerWorkflowImplementationFactory(DynamicWorkflow.class, () -> args -> end);
    factory.start();
    try {
      orders.order(workflowId).getResult(OrderResult.class);
    } finally {
      factory.shutdownNow();
      factory.awaitTermination(10, TimeUnit.SECONDS);
    }
  }
}
