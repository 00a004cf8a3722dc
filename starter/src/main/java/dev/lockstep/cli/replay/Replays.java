package dev.lockstep.cli.replay;

import dev.lockstep.order.OrderNames;
import dev.lockstep.worker.LenientConverter;
import dev.lockstep.worker.Wiring;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import java.util.Optional;

/** Runs histories through the workflows of this build, one after the other, without a server. */
public final class Replays implements AutoCloseable {
  private static final int LONGEST = 300;

  private final TestWorkflowEnvironment environment;
  private final Worker worker;

  public Replays() {
    environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(LenientConverter.create())
                        .build())
                .setWorkerFactoryOptions(
                    WorkerFactoryOptions.newBuilder().setUsingVirtualWorkflowThreads(true).build())
                .build());
    worker = environment.newWorker(OrderNames.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(Wiring.workflows().toArray(Class<?>[]::new));
  }

  /** Why the history does not fit this build, in one line; empty where it does. */
  public Optional<String> replay(WorkflowExecutionHistory history) {
    try {
      WorkflowReplayer.replayWorkflowExecution(history, worker);
      return Optional.empty();
    } catch (Exception e) {
      return Optional.of(reason(e));
    }
  }

  /** The innermost message: those around it only say that a replay failed. */
  private static String reason(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ").strip();
    return message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
  }

  @Override
  public void close() {
    environment.close();
  }
}
