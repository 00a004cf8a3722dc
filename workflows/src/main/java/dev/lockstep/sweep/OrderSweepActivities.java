package dev.lockstep.sweep;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** What a sweep asks of an order source. Runs on the source connection's task queue. */
@ActivityInterface
public interface OrderSweepActivities {

  /**
   * Pages through the orders that changed in the window and offers each to Temporal.
   *
   * <p>May be repeated at any time: an order that is there is not started again. Heartbeats the
   * page it is at, and goes on there in its next attempt. A failure is typed {@link
   * dev.lockstep.common.FailureKind#failureType}; what was started before it stands.
   */
  @ActivityMethod(name = SweepNames.ORDERS_ACTIVITY_TYPE)
  SweepResult sweepOrders(SweepWindow window);
}
