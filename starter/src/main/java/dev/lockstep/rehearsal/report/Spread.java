package dev.lockstep.rehearsal.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How durations spread. Each value is one that occurred: the nearest rank, not a mean of two. */
record Spread(
    int count,
    Duration p5,
    Duration p25,
    Duration p50,
    Duration p75,
    Duration p90,
    Duration p95,
    Duration p99,
    Duration max) {

  /** Nothing spreads where nothing is. */
  static Optional<Spread> of(List<Duration> durations) {
    if (durations.isEmpty()) {
      return Optional.empty();
    }
    List<Duration> sorted = durations.stream().sorted().toList();
    return Optional.of(
        new Spread(
            sorted.size(),
            rank(sorted, 5),
            rank(sorted, 25),
            rank(sorted, 50),
            rank(sorted, 75),
            rank(sorted, 90),
            rank(sorted, 95),
            rank(sorted, 99),
            sorted.getLast()));
  }

  private static Duration rank(List<Duration> sorted, int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.get(Math.max(1, rank) - 1);
  }
}
