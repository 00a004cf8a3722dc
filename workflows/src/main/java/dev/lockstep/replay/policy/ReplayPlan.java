package dev.lockstep.replay.policy;

import dev.lockstep.replay.ReplayStep;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with one order.
 *
 * @param why in one or two sentences, for a person; no personal data
 * @param resetTo where a RESET goes back to; null for every other step
 */
public record ReplayPlan(ReplayStep step, String why, OrderSituation.@Nullable ResetPoint resetTo) {

  static ReplayPlan of(ReplayStep step, String why) {
    return new ReplayPlan(step, why, null);
  }
}
