package dev.lockstep.connection;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.order.TimedWait;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** {@link ConnectionPauseWorkflow}: stop the queue, wait for the end, open it again. */
public final class ConnectionPauseWorkflowImpl implements ConnectionPauseWorkflow {
  private static final Logger log = Workflow.getLogger(ConnectionPauseWorkflowImpl.class);
  private static final Duration ONE_ATTEMPT = Duration.ofSeconds(30);
  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

  private final ConnectionId connection;
  private PauseState state;
  private boolean announced;
  private @Nullable ResumeRequest ending;

  @WorkflowInit
  public ConnectionPauseWorkflowImpl(PauseRequest request) {
    this.connection = request.connection();
    this.state = PauseState.begun(request, now());
  }

  @Override
  public PauseState run(PauseRequest request) {
    do {
      announced = false;
      publish();
      limit(QueueLimit.stopped(connection, state.author()), "Stop the queue of " + connection);
      awaitEnd();
      if (!announced) {
        String author = ending == null ? state.author() : ending.author();
        limit(
            QueueLimit.open(connection, state.limitBefore(), author),
            "Open the queue of " + connection);
      }
    } while (announced);
    state = state.endedAt(now(), ending);
    publish();
    return state;
  }

  private void awaitEnd() {
    Instant until = state.until();
    if (until == null) {
      Workflow.await(() -> announced || ending != null);
    } else {
      TimedWait.until(
          Duration.between(now(), until),
          "End of the pause of " + connection,
          () -> announced || ending != null);
    }
  }

  @Override
  public void announce(PauseRequest request) {
    state = state.announcedAnew(request);
    announced = true;
    ending = null;
  }

  @Override
  public void resume(ResumeRequest request) {
    ending = request;
  }

  @Override
  public PauseState state() {
    return state;
  }

  private void publish() {
    Workflow.upsertMemo(Map.of(ConnectionNames.MEMO, state));
    String sentence = sentence();
    Workflow.setCurrentDetails(sentence);
    log.info("{}", sentence);
  }

  private String sentence() {
    if (state.ended() != null) {
      String how =
          state.endedBy() == null
              ? "its time was over"
              : "resumed by %s: %s".formatted(state.endedBy(), state.endReason());
      return "Connection %s goes on since %s; %s.".formatted(connection, state.ended(), how);
    }
    String end =
        state.until() == null
            ? "until it is resumed: lockstep connections resume " + connection
            : "until " + state.until();
    return "Connection %s is paused since %s by %s (%s) %s."
        .formatted(connection, state.since(), state.author(), state.reason(), end);
  }

  private static void limit(QueueLimit limit, String summary) {
    Workflow.newActivityStub(
            ConnectionQueueActivities.class,
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(ONE_ATTEMPT)
                .setRetryOptions(
                    RetryOptions.newBuilder().setMaximumInterval(LONGEST_BACKOFF).build())
                .setSummary(summary)
                .build())
        .limit(limit);
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
