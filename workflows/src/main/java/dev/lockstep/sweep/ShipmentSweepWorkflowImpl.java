package dev.lockstep.sweep;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.order.OrderNames;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** {@link ShipmentSweepWorkflow}: decide where to begin, sweep, say what was found. */
public final class ShipmentSweepWorkflowImpl implements ShipmentSweepWorkflow {
  private static final Logger log = Workflow.getLogger(ShipmentSweepWorkflowImpl.class);

  /** Long enough to catch up after days; a next attempt goes on at the page of the last one. */
  private static final Duration LONGEST_ATTEMPT = Duration.ofHours(1);

  /** Between two shipments, the waiting for the connection's own rate limit included. */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  @Override
  public SweepResult run(SweepRequest request) {
    Instant since = beginning(request);
    SweepResult result = warehouse(request.connection()).sweep(new SweepWindow(since));
    String sentence = result.sentence(request.connection(), since);
    Workflow.setCurrentDetails(sentence);
    log.info("{}", sentence);
    return result;
  }

  private static Instant beginning(SweepRequest request) {
    @Nullable SweepResult last = Workflow.getLastCompletionResult(SweepResult.class);
    if (last != null) {
      return last.nextSince();
    }
    Instant given = request.since();
    return given != null
        ? given
        : Instant.ofEpochMilli(Workflow.currentTimeMillis()).minus(request.firstWindow());
  }

  /**
   * Retried without end: while a run waits for its platform, a schedule skips the runs after it.
   */
  private static SweepActivities warehouse(ConnectionId connection) {
    return Workflow.newActivityStub(
        SweepActivities.class,
        ActivityOptions.newBuilder()
            .setTaskQueue(OrderNames.connectionQueue(connection))
            .setStartToCloseTimeout(LONGEST_ATTEMPT)
            .setHeartbeatTimeout(LONGEST_SILENCE)
            .setRetryOptions(
                RetryOptions.newBuilder()
                    .setInitialInterval(FIRST_PAUSE)
                    .setMaximumInterval(LONGEST_PAUSE)
                    .build())
            .setSummary("Shipments of " + connection)
            .build());
  }
}
