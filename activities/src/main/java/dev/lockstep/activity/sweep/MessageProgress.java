package dev.lockstep.activity.sweep;

import dev.lockstep.activity.sweep.OrderNews.Standing;
import dev.lockstep.sweep.SweptMessages;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a sweep has read the source's log, and what became of the messages so far.
 *
 * @param cursor null at the first page
 */
record MessageProgress(
    Reached reached,
    @Nullable String cursor,
    int read,
    int unread,
    int orders,
    int told,
    int idle,
    int fetched,
    int absent) {

  /** How far it is. */
  enum Reached {
    UNDER_WAY,
    DONE,
    /** The source did not let us, or its answer was not understood. */
    NOT_READABLE
  }

  static MessageProgress begun() {
    return new MessageProgress(Reached.UNDER_WAY, null, 0, 0, 0, 0, 0, 0, 0);
  }

  Optional<String> page() {
    return Optional.ofNullable(cursor);
  }

  MessageProgress counting(Standing standing) {
    return switch (standing) {
      case READ -> with(read + 1, unread, told, idle);
      case UNREAD -> with(read, unread + 1, told, idle);
      case UNPROVEN -> with(read, unread, told + 1, idle);
      case IDLE -> with(read, unread, told, idle + 1);
    };
  }

  private MessageProgress with(int read, int unread, int told, int idle) {
    return new MessageProgress(reached, cursor, read, unread, orders, told, idle, fetched, absent);
  }

  /** An order of which something was unread, and of which nothing was before. */
  MessageProgress countingOrder() {
    return new MessageProgress(
        reached, cursor, read, unread, orders + 1, told, idle, fetched, absent);
  }

  MessageProgress countingHoles(int foundNow, int absentNow) {
    return new MessageProgress(
        reached, cursor, read, unread, orders, told, idle, fetched + foundNow, absent + absentNow);
  }

  MessageProgress at(String next) {
    return new MessageProgress(reached, next, read, unread, orders, told, idle, fetched, absent);
  }

  MessageProgress ended(Reached how) {
    return new MessageProgress(how, cursor, read, unread, orders, told, idle, fetched, absent);
  }

  SweptMessages result() {
    return new SweptMessages(
        SweptMessages.VERSION,
        read + unread + told + idle,
        read,
        unread,
        orders,
        told,
        idle,
        fetched,
        absent,
        reached == Reached.NOT_READABLE ? SweptMessages.Log.NOT_READABLE : SweptMessages.Log.READ);
  }
}
