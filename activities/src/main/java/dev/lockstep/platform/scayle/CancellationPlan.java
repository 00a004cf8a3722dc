package dev.lockstep.platform.scayle;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.CancellationDecision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The units that still have to be shown as cancelled. A refused cancellation is not noted: the
 * platform has no place for it.
 */
record CancellationPlan(ScayleSettings settings, Extent extent, CancellationDecision decision) {

  /** How much of the order was to be cancelled. */
  enum Extent {
    WHOLE_ORDER,
    SOME_LINES
  }

  Plan on(StoredOrder order) {
    return switch (decision.outcome()) {
      case CANCELLED ->
          switch (extent) {
            case WHOLE_ORDER -> cancel(order, open(order));
            case SOME_LINES -> lines(order);
          };
      case PARTLY_CANCELLED -> lines(order);
      case TOO_LATE, UNDECIDED -> new Plan.Nothing();
    };
  }

  /** What has shipped stays shipped. */
  private static List<Item> open(StoredOrder order) {
    return order.items().stream()
        .filter(item -> item.is(Item.Kind.GOODS) && item.is(Item.Fate.OPEN))
        .toList();
  }

  private Plan lines(StoredOrder order) {
    List<Item> items = new ArrayList<>();
    Map<LineId, Quantity> cancelled = new LinkedHashMap<>();
    decision
        .cancelled()
        .forEach(units -> cancelled.merge(units.line(), units.quantity(), Quantity::plus));
    for (Map.Entry<LineId, Quantity> units : cancelled.entrySet()) {
      Optional<Line> line = order.line(units.getKey());
      if (line.isEmpty()) {
        return new Plan.Refuse("the order has no such line, line=" + units.getKey());
      }
      Quantity missing =
          units.getValue().atMost(line.get().size()).minus(line.get().count(Item.Fate.CANCELLED));
      List<Item> open = line.get().open();
      if (open.size() < missing.units()) {
        return new Plan.Refuse("more cancelled than is open, line=" + units.getKey());
      }
      items.addAll(open.subList(0, missing.units()));
    }
    return cancel(order, items);
  }

  private Plan cancel(StoredOrder order, List<Item> goods) {
    List<Item> items = new ArrayList<>(goods);
    items.addAll(new Services(order, settings.reports().services()).cancelledWith(goods));
    return items.isEmpty()
        ? new Plan.Nothing()
        : new Plan.Cancel(
            items.stream().map(Item::id).collect(Collectors.toSet()),
            new Bodies(settings).cancellation(order, items));
  }
}
