package dev.lockstep.activity.pause;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.connection.ConnectionNames;
import dev.lockstep.order.OrderNames;
import io.temporal.api.enums.v1.RateLimitSource;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.RateLimit;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.UpdateTaskQueueConfigRequest;
import io.temporal.api.workflowservice.v1.UpdateTaskQueueConfigRequest.RateLimitUpdate;
import io.temporal.client.WorkflowClient;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many steps of a connection Temporal hands out. What is ordered here goes before what the
 * workers ask for, holds for all of them at once, and outlives them and the server.
 *
 * <p>Throws {@link io.grpc.StatusRuntimeException} where Temporal refuses, UNIMPLEMENTED where it
 * cannot.
 */
public final class QueueLimits {
  private static final long CALL_SECONDS = 10;

  private final WorkflowClient client;

  public QueueLimits(WorkflowClient client) {
    this.client = client;
  }

  /**
   * Orders a limit; a repeat changes nothing.
   *
   * @param perSecond 0 stops the queue; null takes the order back
   * @param author on whose account, a login
   */
  public void order(ConnectionId connection, @Nullable Double perSecond, String author) {
    RateLimitUpdate.Builder update =
        RateLimitUpdate.newBuilder().setReason(ConnectionNames.workflowId(connection));
    if (perSecond != null) {
      update.setRateLimit(RateLimit.newBuilder().setRequestsPerSecond(perSecond.floatValue()));
    }
    var unused =
        client
            .getWorkflowServiceStubs()
            .blockingStub()
            .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
            .updateTaskQueueConfig(
                UpdateTaskQueueConfigRequest.newBuilder()
                    .setNamespace(client.getOptions().getNamespace())
                    .setIdentity(author)
                    .setTaskQueue(OrderNames.connectionQueue(connection))
                    .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY)
                    .setUpdateQueueRateLimit(update)
                    .build());
  }

  /** What is ordered, in steps per second; empty where the workers' word counts. */
  public Optional<Double> ordered(ConnectionId connection) {
    var described =
        client
            .getWorkflowServiceStubs()
            .blockingStub()
            .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
            .describeTaskQueue(
                DescribeTaskQueueRequest.newBuilder()
                    .setNamespace(client.getOptions().getNamespace())
                    .setTaskQueue(
                        TaskQueue.newBuilder().setName(OrderNames.connectionQueue(connection)))
                    .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY)
                    .setReportConfig(true)
                    .build());
    var effective = described.getEffectiveRateLimit();
    return effective.getRateLimitSource() == RateLimitSource.RATE_LIMIT_SOURCE_API
        ? Optional.of((double) effective.getRequestsPerSecond())
        : Optional.empty();
  }
}
