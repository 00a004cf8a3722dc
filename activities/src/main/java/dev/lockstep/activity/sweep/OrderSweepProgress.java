package dev.lockstep.activity.sweep;

import dev.lockstep.activity.sweep.OrderOffers.Answer;
import dev.lockstep.sweep.SweepResult;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Heartbeat of a sweep over orders: where the page begins that it is at, and the counts of the
 * pages before.
 *
 * @param began when the first page was about to be read: the next sweep begins there
 * @param cursor null at the first page
 */
record OrderSweepProgress(
    Instant began,
    @Nullable String cursor,
    int started,
    int hinted,
    int known,
    int closed,
    int ours) {

  static OrderSweepProgress begun(Instant at) {
    return new OrderSweepProgress(at, null, 0, 0, 0, 0, 0);
  }

  Optional<String> page() {
    return Optional.ofNullable(cursor);
  }

  OrderSweepProgress counting(Answer answer) {
    return switch (answer) {
      case STARTED ->
          new OrderSweepProgress(began, cursor, started + 1, hinted, known, closed, ours);
      case HINTED ->
          new OrderSweepProgress(began, cursor, started, hinted + 1, known, closed, ours);
      case KNOWN -> new OrderSweepProgress(began, cursor, started, hinted, known + 1, closed, ours);
      case CLOSED ->
          new OrderSweepProgress(began, cursor, started, hinted, known, closed + 1, ours);
    };
  }

  OrderSweepProgress countingOurs() {
    return new OrderSweepProgress(began, cursor, started, hinted, known, closed, ours + 1);
  }

  OrderSweepProgress at(String nextCursor) {
    return new OrderSweepProgress(began, nextCursor, started, hinted, known, closed, ours);
  }

  SweepResult done() {
    int seen = started + hinted + known + closed + ours;
    return new SweepResult(
        SweepResult.VERSION, seen, hinted, known, closed, began, started, ours, 0);
  }
}
