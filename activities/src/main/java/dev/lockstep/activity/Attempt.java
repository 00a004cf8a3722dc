package dev.lockstep.activity;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The activity attempt that is running: what survives from one attempt to the next. */
public interface Attempt {

  /** 1 for the first. */
  int number();

  String taskQueue();

  /** When a create was marked that has not been answered since; empty where there is none. */
  Optional<Instant> sentAt();

  /**
   * Takes a step, and tells Temporal all the while that its worker is alive: where it is not,
   * another one takes the step soon, however long the step may take.
   */
  <T> T alive(Supplier<T> step);

  /** Whether it looks once and sends nothing, whatever it finds. */
  default boolean onlyLooks() {
    return false;
  }

  /**
   * Marks that a create is about to be sent. Has reached the server when it returns; throws where
   * that is not sure, and then nothing may be sent.
   */
  void markSending(Instant at);

  /** Takes the mark back: the create surely had no effect. */
  void markNotSent();
}
