package dev.lockstep.activity;

import dev.lockstep.order.OrderNames;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The attempt as Temporal knows it; the mark is a heartbeat, which outlives the worker. */
final class TemporalAttempt implements Attempt {
  private static final String NOTHING_SENT = "";

  private final ActivityExecutionContext context;
  private final Lock mark = new ReentrantLock();
  private Optional<String> note = Optional.empty();

  private TemporalAttempt(ActivityExecutionContext context) {
    this.context = context;
  }

  static TemporalAttempt current() {
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
    return Optional.of(marked())
        .filter(mark -> !mark.equals(NOTHING_SENT) && !mark.startsWith(OrderNames.MARK_GIVEN_UP))
        .map(Instant::parse);
  }

  @Override
  public Optional<Instant> givenUpAt() {
    return Optional.of(marked())
        .filter(mark -> mark.startsWith(OrderNames.MARK_GIVEN_UP))
        .map(mark -> Instant.parse(mark.substring(OrderNames.MARK_GIVEN_UP.length())));
  }

  /** By this attempt, or by the one before it. */
  private String marked() {
    return context.getHeartbeatDetails(String.class).orElse(NOTHING_SENT);
  }

  @Override
  public <T> T alive(Supplier<T> step) {
    try (Pulse pulse = Pulse.of(this::repeatMark)) {
      return step.get();
    }
  }

  /** Each heartbeat replaces what the one before it said. */
  void repeatMark() {
    mark.lock();
    try {
      context.heartbeat(note.orElseGet(this::marked));
    } finally {
      mark.unlock();
    }
  }

  /** The context's own heartbeat keeps to itself that it did not reach the server. */
  @Override
  public void markSending(Instant at) {
    mark.lock();
    try {
      context.heartbeat(at.toString());
      context
          .getWorkflowClient()
          .newActivityCompletionClient()
          .heartbeat(context.getTaskToken(), at.toString());
    } catch (ActivityCompletionException unsure) {
      context.heartbeat(NOTHING_SENT);
      throw unsure;
    } finally {
      mark.unlock();
    }
  }

  @Override
  public void markNotSent() {
    mark.lock();
    try {
      context.heartbeat(NOTHING_SENT);
    } finally {
      mark.unlock();
    }
  }

  @Override
  public void noteSending(Instant at) {
    note(Optional.of(OrderNames.MARK_GIVEN_UP + at));
  }

  @Override
  public void noteNotSent() {
    note(Optional.empty());
  }

  @Override
  public boolean markGivenUp(Instant at) {
    noteSending(at);
    try {
      repeatMark();
      return true;
    } catch (ActivityCompletionException stopping) {
      return false;
    }
  }

  private void note(Optional<String> text) {
    mark.lock();
    try {
      note = text;
    } finally {
      mark.unlock();
    }
  }
}
