package dev.lockstep.connection;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** What a pause asks of Temporal itself. Runs on the queue of operations; calls no platform. */
@ActivityInterface
public interface ConnectionQueueActivities {

  /**
   * Has Temporal hand out no more of the connection's steps than this. A repeat changes nothing.
   * Takes effect at once, for every worker, until it is changed again.
   */
  @ActivityMethod(name = ConnectionNames.LIMIT_QUEUE)
  void limit(QueueLimit limit);
}
