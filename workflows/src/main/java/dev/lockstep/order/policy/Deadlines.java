package dev.lockstep.order.policy;

import dev.lockstep.order.OrderTimes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long each stage may take before somebody is told.
 *
 * @param settle pause before a new or incomplete order is read (again)
 * @param complete from placement until an incomplete order is parked; from its first reading until
 *     one that its source never showed ends by itself
 * @param payment from placement until an unpaid order is parked
 * @param rereadUnpaid how often an unpaid order is read again without a hint
 * @param dispatch from release until an undispatched order is parked
 * @param beforeSourceCloses how long before the source closes an order by itself an undispatched
 *     one is parked, however late it was released
 * @param cancellation how long a warehouse may take over a cancellation
 * @param watchCancelled how long a cancelled fulfilment is watched for a stray dispatch
 * @param act how long the owner of an exception has
 * @param retryParked how often an order parked over a connection tries again by itself
 */
public record Deadlines(
    Duration settle,
    Duration complete,
    Duration payment,
    Duration rereadUnpaid,
    Duration dispatch,
    Duration beforeSourceCloses,
    Duration cancellation,
    Duration watchCancelled,
    Duration act,
    Duration retryParked) {
  public static final Deadlines DEFAULT =
      new Deadlines(
          Duration.ofSeconds(30),
          Duration.ofMinutes(15),
          Duration.ofDays(3),
          Duration.ofHours(6),
          Duration.ofDays(3),
          Duration.ofDays(3),
          Duration.ofHours(4),
          Duration.ofDays(7),
          Duration.ofHours(4),
          Duration.ofHours(1));

  /**
   * The times one order goes by, counted from its placement; a source whose clock runs ahead of
   * ours does not push them out.
   *
   * @param closesAt when the source closes the order by itself; null where it does not
   */
  public OrderTimes of(Instant placedAt, @Nullable Instant closesAt, Instant now) {
    Instant from = placedAt.isAfter(now) ? now : placedAt;
    return new OrderTimes(
        from.plus(payment),
        rereadUnpaid,
        settle,
        from.plus(complete),
        dispatch,
        closesAt == null ? null : closesAt.minus(beforeSourceCloses),
        cancellation,
        watchCancelled,
        act,
        retryParked);
  }
}
