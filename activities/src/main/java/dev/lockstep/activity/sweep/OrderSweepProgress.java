package dev.lockstep.activity.sweep;

import dev.lockstep.activity.sweep.OrderOffers.Answer;
import dev.lockstep.sweep.SweepResult;
import dev.lockstep.sweep.SweptWebhooks;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Heartbeat of a sweep over orders: where the page begins that it is at, and the counts of the
 * pages before.
 *
 * @param began when the first page was about to be read: the next sweep begins there
 * @param cursor null at the first page
 * @param stopped 0 in the heartbeat of an earlier build
 * @param messages how far the source's log has been read; null where that has not begun
 */
record OrderSweepProgress(
    Instant began,
    @Nullable String cursor,
    int started,
    int hinted,
    int known,
    int closed,
    int ours,
    @Nullable MessageProgress messages,
    int stopped) {

  static OrderSweepProgress begun(Instant at) {
    return new OrderSweepProgress(at, null, 0, 0, 0, 0, 0, null, 0);
  }

  Optional<String> page() {
    return Optional.ofNullable(cursor);
  }

  OrderSweepProgress counting(Answer answer) {
    return switch (answer) {
      case STARTED -> with(started + 1, hinted, known, closed, ours, stopped);
      case HINTED -> with(started, hinted + 1, known, closed, ours, stopped);
      case KNOWN -> with(started, hinted, known + 1, closed, ours, stopped);
      case STOPPED -> with(started, hinted, known, closed, ours, stopped + 1);
      case CLOSED -> with(started, hinted, known, closed + 1, ours, stopped);
    };
  }

  OrderSweepProgress countingOurs() {
    return with(started, hinted, known, closed, ours + 1, stopped);
  }

  private OrderSweepProgress with(
      int started, int hinted, int known, int closed, int ours, int stopped) {
    return new OrderSweepProgress(
        began, cursor, started, hinted, known, closed, ours, messages, stopped);
  }

  OrderSweepProgress at(String nextCursor) {
    return new OrderSweepProgress(
        began, nextCursor, started, hinted, known, closed, ours, messages, stopped);
  }

  OrderSweepProgress with(MessageProgress reached) {
    return new OrderSweepProgress(
        began, cursor, started, hinted, known, closed, ours, reached, stopped);
  }

  SweepResult done(@Nullable SweptWebhooks webhooks) {
    int seen = started + hinted + known + closed + ours + stopped;
    return new SweepResult(
            SweepResult.VERSION, seen, hinted, known, closed, began, started, ours, 0)
        .withStopped(stopped)
        .with(messages == null ? null : messages.result(), webhooks);
  }
}
