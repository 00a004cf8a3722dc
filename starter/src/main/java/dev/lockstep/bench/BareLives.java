package dev.lockstep.bench;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.util.UUID;

/** The smallest orders there are, on the worker beside Lockstep's. */
final class BareLives {
  private final WorkflowClient client;

  BareLives(WorkflowClient client) {
    this.client = client;
  }

  void live(int number) {
    WorkflowStub order =
        client.newUntypedWorkflowStub(
            "BareOrder",
            WorkflowOptions.newBuilder()
                .setTaskQueue(BareWorker.QUEUE)
                .setWorkflowId("bare/" + number + "/" + UUID.randomUUID())
                .build());
    var unusedRun = order.start();
    order.signal("paid");
    order.signal("dispatched");
    var unused = order.getResult(Void.class);
  }
}
