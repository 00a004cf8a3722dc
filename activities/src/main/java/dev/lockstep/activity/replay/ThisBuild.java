package dev.lockstep.activity.replay;

import dev.lockstep.order.OrderWorkflowImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Replays histories through the order's code of this process: the build that would go on with them.
 * Nothing is written to the server.
 */
public final class ThisBuild implements Trial {
  private final WorkflowClient client;
  private @Nullable Worker worker;

  public ThisBuild(WorkflowClient client) {
    this.client = client;
  }

  @Override
  public synchronized Optional<String> failure(WorkflowExecutionHistory history) {
    try {
      worker().replayWorkflowExecution(history);
      return Optional.empty();
    } catch (Exception e) {
      return Optional.of(e.getClass().getSimpleName());
    }
  }

  /** Never started, so that it asks the server for no work. */
  private Worker worker() {
    Worker trying = worker;
    if (trying == null) {
      trying =
          WorkerFactory.newInstance(
                  client,
                  WorkerFactoryOptions.newBuilder().setUsingVirtualWorkflowThreads(true).build())
              .newWorker("lockstep-replay-trial");
      trying.registerWorkflowImplementationTypes(OrderWorkflowImpl.class);
      worker = trying;
    }
    return trying;
  }
}
