package dev.lockstep.replay;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * What a replay asks for. Runs on {@link dev.lockstep.operations.OperationsNames#TASK_QUEUE} and
 * calls no platform: an order is only ever moved through Temporal.
 */
@ActivityInterface
public interface ReplayActivities {

  /** What the worker's configuration demands of a replay. Reads only. */
  @ActivityMethod(name = ReplayNames.RULES_ACTIVITY)
  ReplayRules rules();

  /**
   * Looks at the order anew and takes the step it was planned for, if that still fits.
   *
   * <p>May be repeated: a retry that was taken is not taken again, a second reset to the same point
   * is the first, an order that runs is not started. What the order or the server refuses is an
   * answer; an exception means that Temporal could not be reached.
   */
  @ActivityMethod(name = ReplayNames.ORDER_ACTIVITY)
  ReplayedOrder replay(ReplayOrder order);
}
