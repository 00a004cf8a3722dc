package dev.lockstep.cli.schedules;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One schedule and what became of its newest run.
 *
 * @param schedule its id at Temporal
 * @param connection what it sweeps
 * @param every null where somebody gave it another rhythm than an interval
 * @param note why it is paused, in the words of who did it
 * @param lastRun when the newest run began; null before the first
 * @param lastSentence what it found, or that it is still at work; null before the first
 * @param nextRun null while it is paused
 */
public record SweepState(
    String schedule,
    String connection,
    String subject,
    @Nullable Duration every,
    State state,
    @Nullable String note,
    @Nullable Instant lastRun,
    @Nullable String lastSentence,
    @Nullable Instant nextRun) {

  /** Whether it runs by itself. */
  public enum State {
    ACTIVE,
    PAUSED
  }
}
