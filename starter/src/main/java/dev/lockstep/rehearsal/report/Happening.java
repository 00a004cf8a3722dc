package dev.lockstep.rehearsal.report;

import java.time.Duration;

/**
 * Something that was done to the system.
 *
 * @param at after the start of the run
 * @param kind {@link #KILL}, {@link #RESTART}, {@link #WINDOW}, or the kind of a fault
 * @param what in a few words, such as {@code worker 2, SIGKILL}
 */
public record Happening(Duration at, String kind, String what) {
  /** A worker or receiver was killed. */
  public static final String KILL = "kill";

  /** Temporal was killed and started again. */
  public static final String RESTART = "restart";

  /** A platform was away for some time. */
  public static final String WINDOW = "window";
}
