package dev.lockstep.activity.pause;

import dev.lockstep.connection.ConnectionQueueActivities;
import dev.lockstep.connection.QueueLimit;

/** {@link ConnectionQueueActivities} over {@link QueueLimits}. */
public final class ConnectionQueueActivitiesImpl implements ConnectionQueueActivities {
  private final QueueLimits limits;

  public ConnectionQueueActivitiesImpl(QueueLimits limits) {
    this.limits = limits;
  }

  @Override
  public void limit(QueueLimit limit) {
    limits.order(limit.connection(), limit.perSecond(), limit.author());
  }
}
