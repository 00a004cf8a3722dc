package dev.lockstep.order;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * What an order asks about a pause of a connection. Runs on the queue of operations; calls no
 * platform.
 */
@ActivityInterface
public interface PauseActivities {

  /**
   * Whether somebody had paused a connection of the link at any time since. Asked only where a step
   * ran out of time, so that an announced pause parks no order. May be repeated at any time.
   */
  @ActivityMethod(name = OrderNames.LOOK_UP_PAUSE)
  PauseFinding lookUpPause(PauseQuestion question);
}
