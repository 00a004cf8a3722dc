package dev.lockstep.activity.reconciliation;

import dev.lockstep.activity.Pause;
import java.time.Duration;

/**
 * How fast a reconciliation reads, so that it leaves most of a connection's quota to the orders.
 *
 * @param between two orders
 */
public record Pace(Duration between) {

  /** So many orders in a minute. */
  public static Pace perMinute(int orders) {
    return new Pace(Duration.ofMinutes(1).dividedBy(orders));
  }

  void before(int done, Pause pause) {
    if (done > 0 && between.isPositive()) {
      pause.pause(between);
    }
  }
}
