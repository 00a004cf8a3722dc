package dev.lockstep.cli.find;

import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueResponse;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What Temporal knows of task queues. It throws UNIMPLEMENTED where the server has no figures. */
public final class Queues {
  /** A poll lasts a minute; whoever has not been back for longer is gone. */
  private static final Duration ALIVE = Duration.ofMinutes(2);

  private final WorkflowServiceStubs stubs;
  private final String namespace;

  /**
   * One queue.
   *
   * @param pollers workers that asked for work lately
   * @param waiting tasks that no worker has taken, as far as Temporal knows
   * @param oldest how long the oldest of them has waited
   * @param perSecond tasks handed out lately
   * @param allowed how many may be, by whatever counts now; null where nothing limits it
   * @param limitedBy whose word that is
   */
  public record Depth(
      String queue,
      int pollers,
      long waiting,
      Duration oldest,
      double perSecond,
      @Nullable Double allowed,
      LimitedBy limitedBy) {

    /** Whether somebody had Temporal hand out nothing. */
    public boolean isStopped() {
      return limitedBy == LimitedBy.ORDER && allowed != null && allowed == 0;
    }
  }

  /** Whose word the limit of a queue is. */
  public enum LimitedBy {
    /** The configuration's, as the workers say it. */
    WORKERS,
    /** Somebody's who ordered it at the server. */
    ORDER,
    NOBODY
  }

  public Queues(WorkflowServiceStubs stubs, String namespace) {
    this.stubs = stubs;
    this.namespace = namespace;
  }

  public Depth workflows(String queue) {
    return depth(queue, TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW);
  }

  public Depth activities(String queue) {
    return depth(queue, TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY);
  }

  private Depth depth(String queue, TaskQueueType type) {
    DescribeTaskQueueResponse described =
        stubs
            .blockingStub()
            .describeTaskQueue(
                DescribeTaskQueueRequest.newBuilder()
                    .setNamespace(namespace)
                    .setTaskQueue(TaskQueue.newBuilder().setName(queue))
                    .setTaskQueueType(type)
                    .setReportStats(true)
                    .setReportConfig(true)
                    .build());
    Instant since = Instant.now().minus(ALIVE);
    long alive =
        described.getPollersList().stream()
            .filter(poller ->
                Instant.ofEpochSecond(poller.getLastAccessTime().getSeconds()).isAfter(since))
            .map(poller -> poller.getIdentity())
            .distinct()
            .count();
    var age = described.getStats().getApproximateBacklogAge();
    return new Depth(
        queue,
        (int) alive,
        described.getStats().getApproximateBacklogCount(),
        Duration.ofSeconds(age.getSeconds(), age.getNanos()),
        described.getStats().getTasksDispatchRate(),
        described.hasEffectiveRateLimit()
            ? (double) described.getEffectiveRateLimit().getRequestsPerSecond()
            : null,
        limitedBy(described));
  }

  private static LimitedBy limitedBy(DescribeTaskQueueResponse described) {
    if (!described.hasEffectiveRateLimit()) {
      return LimitedBy.NOBODY;
    }
    return switch (described.getEffectiveRateLimit().getRateLimitSource()) {
      case RATE_LIMIT_SOURCE_API -> LimitedBy.ORDER;
      case RATE_LIMIT_SOURCE_WORKER -> LimitedBy.WORKERS;
      case RATE_LIMIT_SOURCE_SYSTEM, RATE_LIMIT_SOURCE_UNSPECIFIED, UNRECOGNIZED ->
          LimitedBy.NOBODY;
    };
  }
}
