package dev.lockstep.cli.explain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an order that is over: an activity with all its attempts.
 *
 * @param what it was for, in words
 * @param type the activity's name
 * @param began when it was scheduled
 * @param lastFailure of the attempt that failed last; null where none did
 */
public record Step(
    String what,
    String type,
    Instant began,
    int attempts,
    Outcome outcome,
    @Nullable String lastFailure) {

  /** How it ended. */
  public enum Outcome {
    DONE,
    FAILED,
    TIMED_OUT,
    CANCELLED
  }
}
