package dev.lockstep.order;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.LineQuantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many units of a line do not ship, as its order source counts them and as its warehouse does.
 *
 * <p>The source counts from what was ordered, the warehouse from what it was sent. Between the two
 * stand the units that were cancelled before the release, which the warehouse never saw, and those
 * that a person gave up as short, which it calls by another name. Every count is in all, so that a
 * repeat takes no more.
 */
final class NotShipping {
  private final Map<LineId, Quantity> struck = new LinkedHashMap<>();
  private final Map<LineId, Quantity> before = new LinkedHashMap<>();
  private final Map<LineId, Quantity> shorted = new LinkedHashMap<>();

  /** Goes on from the end of an earlier run. */
  void restore(EndedOrder ended) {
    ended.cancelledBefore().forEach(line -> before.put(line.line(), line.quantity()));
    ended.fulfilments().stream()
        .flatMap(fulfilment -> fulfilment.lines().stream())
        .filter(line -> !line.shorted().isZero())
        .forEach(line -> shorted.put(line.line(), line.shorted()));
  }

  /** Cancelled by us before it was sent anywhere; as the source counts. */
  void strike(List<LineQuantity> lines) {
    lines.forEach(line -> struck.merge(line.line(), line.quantity(), NotShipping::larger));
  }

  /**
   * The plans without the struck units. Units the source shows as cancelled are not in the plans
   * any more, so they are not struck twice.
   *
   * @param sent lines that are with a warehouse already: what was cancelled before them is known
   */
  List<FulfilmentPlan> applyTo(
      List<FulfilmentPlan> plans, List<LineQuantity> cancelledAtSource, Set<LineId> sent) {
    Map<LineId, Quantity> left = new LinkedHashMap<>(struck);
    cancelledAtSource.forEach(
        line -> left.computeIfPresent(line.line(), (id, units) -> units.minus(line.quantity())));
    Map<LineId, Quantity> gone = new LinkedHashMap<>(struck);
    cancelledAtSource.forEach(
        line -> gone.merge(line.line(), line.quantity(), NotShipping::larger));
    gone.forEach((line, units) -> {
      if (!sent.contains(line)) {
        before.put(line, units);
      }
    });
    return plans.stream()
        .map(plan -> without(plan, left))
        .filter(plan -> !plan.lines().isEmpty())
        .toList();
  }

  /** Short and given up; as the warehouse counts. */
  void giveUp(List<LineQuantity> lines) {
    lines.forEach(line -> shorted.put(line.line(), line.quantity()));
  }

  /** What the warehouse has to cancel, in all, so that the source's count comes true. */
  List<LineQuantity> inTheWarehouse(List<LineQuantity> atSource) {
    return atSource.stream()
        .map(line -> new LineQuantity(line.line(), line.quantity().minus(offset(line.line()))))
        .filter(line -> !line.quantity().isZero())
        .toList();
  }

  /** What the source has to show, in all, once the warehouse has cancelled so much. */
  List<LineQuantity> atSource(List<LineQuantity> inTheWarehouse) {
    return inTheWarehouse.stream()
        .map(line -> new LineQuantity(line.line(), line.quantity().plus(offset(line.line()))))
        .toList();
  }

  /** Cancelled before the release; as the source counts. */
  List<LineQuantity> cancelledBefore() {
    return before.entrySet().stream()
        .map(entry -> new LineQuantity(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** {@code lines} of the warehouse together with what it never saw; as the source counts. */
  List<LineQuantity> withCancelledBefore(List<LineQuantity> lines) {
    Map<LineId, Quantity> all = new LinkedHashMap<>(before);
    lines.forEach(line -> all.merge(line.line(), line.quantity(), Quantity::plus));
    List<LineQuantity> both = new ArrayList<>();
    all.forEach((line, units) -> both.add(new LineQuantity(line, units)));
    return both;
  }

  private Quantity offset(LineId line) {
    return before.getOrDefault(line, Quantity.ZERO).plus(shorted.getOrDefault(line, Quantity.ZERO));
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

  private static Quantity larger(Quantity one, Quantity other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
