package dev.lockstep.activity;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The activity attempt that is running: what survives from one attempt to the next. */
public interface Attempt {

  /** 1 for the first. */
  int number();

  String taskQueue();

  /**
   * When a create was marked that must not be repeated and has not been answered since; empty where
   * there is none.
   */
  Optional<Instant> sentAt();

  /**
   * When a create that may be repeated was last given up without an answer, or sent by an attempt
   * that did not get so far; empty where none was.
   */
  Optional<Instant> givenUpAt();

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

  /**
   * Notes that a create that may be repeated is about to be sent. A next attempt learns of it only
   * if this one lasts long enough to have told that it is alive: what is answered soon costs
   * nothing.
   */
  void noteSending(Instant at);

  /** Takes the note back: the create surely had no effect. */
  void noteNotSent();

  /**
   * Marks that a create that may be repeated was given up without an answer.
   *
   * @return false where a next attempt will not learn of it, since the worker stops
   */
  boolean markGivenUp(Instant at);
}
