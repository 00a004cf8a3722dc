package dev.lockstep.activity.sweep;

import dev.lockstep.sweep.SweepResult;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Heartbeat of a sweep: where the page begins that it is at, and the counts of the pages before.
 *
 * @param began when the first page was about to be read: the next sweep begins there
 * @param cursor null at the first page
 */
record SweepProgress(
    Instant began, @Nullable String cursor, int seen, int hinted, int known, int closed) {

  static SweepProgress begun(Instant at) {
    return new SweepProgress(at, null, 0, 0, 0, 0);
  }

  Optional<String> page() {
    return Optional.ofNullable(cursor);
  }

  SweepProgress counting(ShipmentFate fate) {
    return switch (fate) {
      case HINTED -> new SweepProgress(began, cursor, seen + 1, hinted + 1, known, closed);
      case KNOWN -> new SweepProgress(began, cursor, seen + 1, hinted, known + 1, closed);
      case CLOSED -> new SweepProgress(began, cursor, seen + 1, hinted, known, closed + 1);
    };
  }

  SweepProgress at(String nextCursor) {
    return new SweepProgress(began, nextCursor, seen, hinted, known, closed);
  }

  SweepResult done(int altered) {
    return new SweepResult(SweepResult.VERSION, seen, hinted, known, closed, began, 0, 0, altered);
  }
}
