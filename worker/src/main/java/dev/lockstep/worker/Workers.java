package dev.lockstep.worker;

import dev.lockstep.activity.Pulse;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.operations.OperationsNames;
import dev.lockstep.order.OrderNames;
import dev.lockstep.worker.config.WorkerConfig;
import dev.lockstep.worker.wire.OrderOnTheWire;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.InstantSource;

/**
 * Sets up the SDK's workers: one for all orders, one for operations, and one per connection for its
 * activities.
 */
final class Workers {
  private static final int OPERATIONS_SLOTS = 20;

  private Workers() {}

  /** Built and not yet started. */
  static WorkerFactory build(
      WorkflowClient client, WorkerConfig config, WorkerParts parts, MeterRegistry meters) {
    WorkerFactory factory =
        WorkerFactory.newInstance(
            client,
            WorkerFactoryOptions.newBuilder()
                .setWorkflowCacheSize(config.cachedOrders())
                .setUsingVirtualWorkflowThreads(true)
                .setWorkerInterceptors(
                    new OrderOnTheWire(),
                    new SweepMeter(parts.connections().keySet(), meters, InstantSource.system()))
                .build());
    orders(factory, config, parts);
    operations(factory, parts.operations());
    parts.connections().forEach((id, work) -> connection(factory, config, id, work));
    return factory;
  }

  private static void orders(WorkerFactory factory, WorkerConfig config, WorkerParts parts) {
    Worker worker =
        factory.newWorker(
            OrderNames.TASK_QUEUE,
            WorkerOptions.newBuilder()
                .setMaxConcurrentWorkflowTaskExecutionSize(config.workflowSlots())
                .setLocalActivityWorkerOnly(true)
                .setUsingVirtualThreads(true)
                .build());
    worker.registerWorkflowImplementationTypes(parts.workflows().toArray(Class<?>[]::new));
  }

  private static void operations(WorkerFactory factory, WorkerParts.OperationsWork work) {
    Worker worker =
        factory.newWorker(
            OperationsNames.TASK_QUEUE,
            WorkerOptions.newBuilder()
                .setMaxConcurrentWorkflowTaskExecutionSize(OPERATIONS_SLOTS)
                .setMaxConcurrentActivityExecutionSize(OPERATIONS_SLOTS)
                .setUsingVirtualThreads(true)
                .build());
    worker.registerWorkflowImplementationTypes(work.workflows().toArray(Class<?>[]::new));
    worker.registerActivitiesImplementations(work.activities().toArray());
  }

  private static void connection(
      WorkerFactory factory,
      WorkerConfig config,
      ConnectionId id,
      WorkerParts.ConnectionWork work) {
    Worker worker =
        factory.newWorker(
            OrderNames.connectionQueue(id),
            WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(config.activitySlots())
                .setMaxTaskQueueActivitiesPerSecond(work.activitiesPerSecond())
                .setMaxHeartbeatThrottleInterval(Pulse.EVERY)
                .setUsingVirtualThreads(true)
                .build());
    worker.registerActivitiesImplementations(work.activities().toArray());
  }
}
