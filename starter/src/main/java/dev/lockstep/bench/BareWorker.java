package dev.lockstep.bench;

import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The worker of the bare orders, with the SDK's options that Lockstep's has, as a process. */
public final class BareWorker {
  static final String QUEUE = "bench-bare";
  private static final int CACHED = 2000;
  private static final int SLOTS = 200;

  private BareWorker() {}

  /** Where it finds what; all on this machine. */
  record Places(String temporal, String shop, String projectKey, String warehouse) {
    List<String> arguments() {
      return List.of(temporal, shop, projectKey, warehouse);
    }
  }

  /** Works until it is stopped. Arguments: those of {@link Places#arguments}. */
  public static void main(String[] arguments) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(arguments[0]).build());
    WorkerFactory workers =
        WorkerFactory.newInstance(
            WorkflowClient.newInstance(stubs),
            WorkerFactoryOptions.newBuilder()
                .setUsingVirtualWorkflowThreads(true)
                .setWorkflowCacheSize(CACHED)
                .build());
    Worker worker =
        workers.newWorker(
            QUEUE,
            WorkerOptions.newBuilder()
                .setUsingVirtualThreads(true)
                .setMaxConcurrentWorkflowTaskExecutionSize(SLOTS)
                .setMaxConcurrentActivityExecutionSize(SLOTS)
                .build());
    worker.registerWorkflowImplementationTypes(BareOrder.Impl.class, SameOrder.Impl.class);
    worker.registerActivitiesImplementations(
        new BareOrder.NoSteps(), new SameSteps(arguments[1], arguments[2], arguments[3]));
    workers.start();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              workers.shutdown();
              workers.awaitTermination(5, TimeUnit.SECONDS);
              stubs.shutdownNow();
            }));
  }
}
