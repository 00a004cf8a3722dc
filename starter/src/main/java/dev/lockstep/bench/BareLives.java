package dev.lockstep.bench;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Bare orders on a worker of their own, beside Lockstep's. */
final class BareLives implements AutoCloseable {
  private static final String QUEUE = "bench-bare";

  private final WorkflowClient client;
  private final WorkerFactory workers;

  private BareLives(WorkflowClient client, WorkerFactory workers) {
    this.client = client;
    this.workers = workers;
  }

  static BareLives on(WorkflowClient client) {
    WorkerFactory workers =
        WorkerFactory.newInstance(
            client, WorkerFactoryOptions.newBuilder().setUsingVirtualWorkflowThreads(true).build());
    Worker worker =
        workers.newWorker(QUEUE, WorkerOptions.newBuilder().setUsingVirtualThreads(true).build());
    worker.registerWorkflowImplementationTypes(BareOrder.Impl.class);
    worker.registerActivitiesImplementations(new BareOrder.NoSteps());
    workers.start();
    return new BareLives(client, workers);
  }

  void live(int number) {
    WorkflowStub order =
        client.newUntypedWorkflowStub(
            "BareOrder",
            WorkflowOptions.newBuilder()
                .setTaskQueue(QUEUE)
                .setWorkflowId("bare/" + number + "/" + UUID.randomUUID())
                .build());
    var unusedRun = order.start();
    order.signal("paid");
    order.signal("dispatched");
    var unused = order.getResult(Void.class);
  }

  @Override
  public void close() {
    workers.shutdown();
    workers.awaitTermination(5, TimeUnit.SECONDS);
  }
}
