package dev.lockstep.cli.explain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an order that is under way.
 *
 * @param what it is for, in words
 * @param type the activity's name
 * @param attempt the one that runs, or comes next
 * @param nextAttempt when it is tried again; null where it runs, or waits for a worker
 * @param givenUp when the order stops trying and is parked
 * @param lastFailure of the attempt before; null for the first one
 */
public record PendingStep(
    String what,
    String type,
    int attempt,
    State state,
    @Nullable Instant nextAttempt,
    @Nullable Instant givenUp,
    @Nullable String lastFailure) {

  /** What it waits for. */
  public enum State {
    RUNNING,
    WAITS_FOR_A_WORKER,
    WAITS_FOR_THE_NEXT_ATTEMPT,
    BEING_CANCELLED,
    PAUSED
  }
}
