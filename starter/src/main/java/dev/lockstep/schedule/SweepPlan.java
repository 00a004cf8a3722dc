package dev.lockstep.schedule;

import java.time.Duration;

/**
 * When the shipments of every warehouse connection are swept.
 *
 * @param every the interval; at least a second
 * @param jitter each scheduled start is late by a random part of it, so that connections do not
 *     start at once
 * @param firstWindow how far the very first sweep of a connection looks back
 */
public record SweepPlan(Duration every, Duration jitter, Duration firstWindow) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  public SweepPlan {
    if (every.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "Sweeps cannot follow each other that fast: every is %s. Make it at least 1s."
              .formatted(every));
    }
  }
}
