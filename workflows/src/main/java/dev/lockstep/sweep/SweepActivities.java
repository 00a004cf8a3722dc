package dev.lockstep.sweep;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** What a sweep asks of a warehouse. Runs on the warehouse connection's task queue. */
@ActivityInterface
public interface SweepActivities {

  /**
   * Pages through the shipments of the window and sends each to the orders it may belong to.
   *
   * <p>May be repeated at any time: a hint that an order has already is not sent again, and would
   * change nothing. Heartbeats the page it is at, and goes on there in its next attempt. A failure
   * is typed {@link dev.lockstep.common.FailureKind#failureType}; what was sent before it stands.
   */
  @ActivityMethod(name = SweepNames.ACTIVITY_TYPE)
  SweepResult sweep(SweepWindow window);
}
