package dev.lockstep.alerts;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** What the alerts ask of the world. Runs on the queue of operations. */
@ActivityInterface
public interface AlertActivities {

  /**
   * Looks at all parked orders and decides what has to be told to whom. Changes nothing and may be
   * repeated; fails where Temporal's lists do not answer.
   *
   * <p>It decides here and not in the workflow, since rules and time zones change while the alerts
   * go on: what was decided stands in the history and is never worked out again.
   */
  @ActivityMethod(name = AlertsNames.LOOK_ACTIVITY)
  AlertLook look(AlertLookRequest request);

  /**
   * Sends one message through its channel. May be repeated, and a repeat carries the same id: a
   * message whose answer was lost arrives twice.
   */
  @ActivityMethod(name = AlertsNames.DELIVER_ACTIVITY)
  void deliver(AlertMessage message);
}
