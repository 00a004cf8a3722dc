package dev.lockstep.order;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.LineQuantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was cancelled of an order before it was sent anywhere. */
final class StruckLines {
  private final Map<LineId, Quantity> struck = new LinkedHashMap<>();

  void add(List<LineQuantity> lines) {
    lines.forEach(line -> struck.merge(line.line(), line.quantity(), Quantity::plus));
  }

  /**
   * The plans without the struck units. Units the source shows as cancelled are not in the plans
   * any more, so they are not struck twice.
   */
  List<FulfilmentPlan> applyTo(List<FulfilmentPlan> plans, List<LineQuantity> cancelledAtSource) {
    if (struck.isEmpty()) {
      return plans;
    }
    Map<LineId, Quantity> left = new LinkedHashMap<>(struck);
    cancelledAtSource.forEach(
        line -> left.computeIfPresent(line.line(), (id, units) -> units.minus(line.quantity())));
    return plans.stream()
        .map(plan -> without(plan, left))
        .filter(plan -> !plan.lines().isEmpty())
        .toList();
  }

  private static FulfilmentPlan without(FulfilmentPlan plan, Map<LineId, Quantity> left) {
    List<PlannedLine> lines =
        plan.lines().stream()
            .map(line ->
                new PlannedLine(
                    line.line(),
                    line.sku(),
                    line.quantity().minus(left.getOrDefault(line.line(), Quantity.ZERO))))
            .filter(line -> !line.quantity().isZero())
            .toList();
    return new FulfilmentPlan(plan.ref(), plan.warehouse(), plan.facility(), plan.service(), lines);
  }
}
