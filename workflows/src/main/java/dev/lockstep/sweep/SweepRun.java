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

/** What every sweep does, whatever it looks for. */
final class SweepRun {
  private static final Logger log = Workflow.getLogger(SweepRun.class);

  /** Long enough to catch up after days; a next attempt goes on at the page of the last one. */
  private static final Duration LONGEST_ATTEMPT = Duration.ofHours(1);

  /** What a worker swept when it died waits so long; one that lives speaks more often. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private SweepRun() {}

  static Instant beginning(SweepRequest request) {
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
  static ActivityOptions patiently(SweepSubject subject, ConnectionId connection) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(OrderNames.connectionQueue(connection))
        .setStartToCloseTimeout(LONGEST_ATTEMPT)
        .setHeartbeatTimeout(LONGEST_SILENCE)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(FIRST_PAUSE)
                .setMaximumInterval(LONGEST_PAUSE)
                .build())
        .setSummary(subject.summary(connection))
        .build();
  }

  /** The sweep in one countable sentence, for the log and the Web UI. */
  static void say(String sentence) {
    Workflow.setCurrentDetails(sentence);
    log.info("{}", sentence);
  }
}
