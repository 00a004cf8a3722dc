package dev.lockstep.activity.replay;

import dev.lockstep.replay.ReplayActivities;
import dev.lockstep.replay.ReplayOrder;
import dev.lockstep.replay.ReplayRules;
import dev.lockstep.replay.ReplayedOrder;

/** {@link ReplayActivities} over {@link Replaying}. */
public final class ReplayActivitiesImpl implements ReplayActivities {
  private final Replaying replaying;
  private final ReplayRules rules;

  public ReplayActivitiesImpl(Replaying replaying, ReplayRules rules) {
    this.replaying = replaying;
    this.rules = rules;
  }

  @Override
  public ReplayRules rules() {
    return rules;
  }

  @Override
  public ReplayedOrder replay(ReplayOrder order) {
    return replaying.replay(order);
  }
}
