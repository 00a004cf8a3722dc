package dev.lockstep.cli.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.replay.ReplayItem;
import dev.lockstep.replay.ReplayStep;
import dev.lockstep.replay.policy.OrderSituation.ResetPoint;
import dev.lockstep.replay.policy.ReplayPlan;
import org.jspecify.annotations.Nullable;

/**
 * One order and what would be done with it, as {@code --dry-run --json} prints it.
 *
 * @param resetTo the event of its history a RESET goes back to
 */
public record PlannedOrder(
    OrderId order,
    LinkId link,
    ReplayStep step,
    String why,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long resetTo) {

  public static PlannedOrder of(LinkId link, OrderId order, ReplayPlan plan) {
    ResetPoint point = plan.resetTo();
    return new PlannedOrder(
        order, link, plan.step(), plan.why(), point == null ? null : point.event());
  }

  public ReplayItem item() {
    return new ReplayItem(link, order, step);
  }
}
