package dev.lockstep.activity;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An attempt at a step that was told of a create by the one before it: it only looks.
 *
 * @param sent when that create was sent
 */
record LookingAttempt(Attempt attempt, Instant sent) implements Attempt {

  @Override
  public int number() {
    return attempt.number();
  }

  @Override
  public String taskQueue() {
    return attempt.taskQueue();
  }

  @Override
  public Optional<Instant> sentAt() {
    return Optional.of(sent);
  }

  @Override
  public Optional<Instant> givenUpAt() {
    return attempt.givenUpAt();
  }

  @Override
  public <T> T alive(Supplier<T> step) {
    return attempt.alive(step);
  }

  @Override
  public boolean onlyLooks() {
    return true;
  }

  @Override
  public void markSending(Instant at) {
    throw new IllegalStateException("Nothing is sent while a create stands unanswered.");
  }

  @Override
  public void markNotSent() {
    throw new IllegalStateException("Whether that create had an effect is not known here.");
  }

  @Override
  public void noteSending(Instant at) {
    throw new IllegalStateException("Nothing is sent while a create stands unanswered.");
  }

  @Override
  public void noteNotSent() {
    throw new IllegalStateException("Whether that create had an effect is not known here.");
  }

  @Override
  public boolean markGivenUp(Instant at) {
    throw new IllegalStateException("Nothing is sent while a create stands unanswered.");
  }
}
