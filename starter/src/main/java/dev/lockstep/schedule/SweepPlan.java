package dev.lockstep.schedule;

import dev.lockstep.sweep.SweepSubject;
import java.time.Duration;

/**
 * When every connection is swept.
 *
 * @param every the interval; at least a second
 * @param jitter each scheduled start is late by a random part of it, so that connections do not
 *     start at once
 * @param firstWindow how far the very first sweep of shipments looks back
 * @param firstOrdersWindow how far the very first sweep of orders looks back: what was ordered
 *     before is left alone
 */
public record SweepPlan(
    Duration every, Duration jitter, Duration firstWindow, Duration firstOrdersWindow) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  public SweepPlan {
    if (every.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "Sweeps cannot follow each other that fast: every is %s. Make it at least 1s."
              .formatted(every));
    }
  }

  Duration firstWindow(SweepSubject subject) {
    return switch (subject) {
      case SHIPMENTS -> firstWindow;
      case ORDERS -> firstOrdersWindow;
    };
  }
}
