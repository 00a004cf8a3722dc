package dev.lockstep.sweep;

import java.time.Instant;

/**
 * What one sweep has to cover.
 *
 * @param since shipments dispatched from here on; the activity looks back further by its overlap
 */
public record SweepWindow(int version, Instant since) {
  public static final int VERSION = 1;

  public SweepWindow {
    version = version == 0 ? VERSION : version;
  }

  public SweepWindow(Instant since) {
    this(VERSION, since);
  }
}
