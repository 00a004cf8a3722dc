package dev.lockstep.activity;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.time.Instant;
import java.util.Optional;

/** The attempt as Temporal knows it; the mark is a heartbeat, which outlives the worker. */
final class TemporalAttempt implements Attempt {
  private static final String NOTHING_SENT = "";

  private final ActivityExecutionContext context;

  private TemporalAttempt(ActivityExecutionContext context) {
    this.context = context;
  }

  static Attempt current() {
    return new TemporalAttempt(Activity.getExecutionContext());
  }

  @Override
  public int number() {
    return context.getInfo().getAttempt();
  }

  @Override
  public String taskQueue() {
    return context.getInfo().getActivityTaskQueue();
  }

  @Override
  public Optional<Instant> sentAt() {
    return context
        .getHeartbeatDetails(String.class)
        .filter(mark -> !mark.equals(NOTHING_SENT))
        .map(Instant::parse);
  }

  /** The context's own heartbeat keeps to itself that it did not reach the server. */
  @Override
  public void markSending(Instant at) {
    context.heartbeat(at.toString());
    try {
      context
          .getWorkflowClient()
          .newActivityCompletionClient()
          .heartbeat(context.getTaskToken(), at.toString());
    } catch (ActivityCompletionException unsure) {
      context.heartbeat(NOTHING_SENT);
      throw unsure;
    }
  }

  @Override
  public void markNotSent() {
    context.heartbeat(NOTHING_SENT);
  }
}
