package dev.lockstep.platform.deposco;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.LineQuantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The units that one shipment takes of one fulfilment's lines, to be found again in its containers.
 * Used once: what a container holds is taken out.
 *
 * <p>Containers name an item and not the order's line, so that lines of the same item are filled
 * one after the other.
 */
final class ShippedUnits {
  private final List<Slot> slots;
  private final List<HeldOrder.Line> ordered;

  /** Units of one order line that no container was found to hold yet. */
  private static final class Slot {
    private final LineId line;
    private final String item;
    private Quantity left;

    Slot(LineId line, String item, Quantity left) {
      this.line = line;
      this.item = item;
      this.left = left;
    }
  }

  private ShippedUnits(List<Slot> slots, List<HeldOrder.Line> ordered) {
    this.slots = slots;
    this.ordered = ordered;
  }

  /**
   * @param lines of the shipment
   * @param onlyOurs false where lines that belong to none of {@code orders} are other people's
   */
  static ShippedUnits of(List<Resource> lines, List<HeldOrder> orders, boolean onlyOurs) {
    List<HeldOrder.Line> ordered =
        orders.stream().flatMap(order -> order.lines().stream()).toList();
    List<Slot> slots = new ArrayList<>();
    for (Resource line : lines) {
      Quantity units = line.quantity("shippedPackQuantity");
      if (units.isZero()) {
        continue;
      }
      String item = OrderMapping.itemNumber(line).orElse("");
      Optional<HeldOrder.Line> ours = orderLine(line, ordered, item, onlyOurs);
      if (ours.isPresent()) {
        slots.add(new Slot(ours.get().line(), ours.get().sku().value(), units));
      } else if (onlyOurs) {
        // Nobody asked for it: it is handed on so that somebody looks at it.
        slots.add(new Slot(unknown(line), item, units));
      }
    }
    return new ShippedUnits(slots, ordered);
  }

  private static Optional<HeldOrder.Line> orderLine(
      Resource line, List<HeldOrder.Line> ordered, String item, boolean onlyOurs) {
    Optional<String> id = line.object("orderLine").flatMap(Resource::id);
    if (id.isPresent()) {
      return first(ordered, each -> each.id().equals(id.get()));
    }
    Optional<String> number = line.referred("orderLine", "lineNumber");
    if (number.isPresent() && onlyOurs) {
      return first(ordered, each -> each.lineNumber().equals(number.get()));
    }
    Optional<String> external = line.text("externalLineNumber");
    if (external.isPresent()) {
      return first(ordered, each -> each.line().value().equals(external.get()));
    }
    return onlyOurs ? first(ordered, each -> each.sku().value().equals(item)) : Optional.empty();
  }

  private static LineId unknown(Resource line) {
    String name =
        line.text("externalLineNumber")
            .or(() -> line.referred("orderLine", "lineNumber"))
            .orElseGet(() -> "of shipment line " + line.text("number").orElse("without a number"));
    return line.idOf("orderLine", name, LineId::new);
  }

  private static Optional<HeldOrder.Line> first(
      List<HeldOrder.Line> lines, Predicate<HeldOrder.Line> which) {
    return lines.stream().filter(which).findFirst();
  }

  /** Takes out what a line of a container holds; what the shipment does not ship is not there. */
  List<LineQuantity> take(Resource containerLine) {
    Quantity units = containerLine.quantity("shippedPackQuantity");
    Optional<String> external = containerLine.text("externalLineNumber");
    String item = OrderMapping.itemNumber(containerLine).orElse("");
    if (slots.isEmpty()) {
      return untold(units, external, item);
    }
    List<LineQuantity> taken = new ArrayList<>();
    Quantity wanted =
        takeFrom(slot -> external.filter(slot.line.value()::equals).isPresent(), units, taken);
    takeFrom(slot -> slot.item.equals(item), wanted, taken);
    return taken;
  }

  private Quantity takeFrom(Predicate<Slot> which, Quantity units, List<LineQuantity> taken) {
    Quantity wanted = units;
    for (Slot slot : slots) {
      Quantity here = wanted.atMost(slot.left);
      if (!here.isZero() && which.test(slot)) {
        taken.add(new LineQuantity(slot.line, here));
        slot.left = slot.left.minus(here);
        wanted = wanted.minus(here);
      }
    }
    return wanted;
  }

  /** Without lines of the shipment, its containers are all there is to believe. */
  private List<LineQuantity> untold(Quantity units, Optional<String> external, String item) {
    Optional<HeldOrder.Line> line =
        first(ordered, each -> external.filter(each.line().value()::equals).isPresent())
            .or(() -> first(ordered, each -> each.sku().value().equals(item)));
    return units.isZero()
        ? List.of()
        : line.map(each -> List.of(new LineQuantity(each.line(), units))).orElse(List.of());
  }

  /** What no container was found to hold. */
  List<LineQuantity> left() {
    return slots.stream()
        .filter(slot -> !slot.left.isZero())
        .map(slot -> new LineQuantity(slot.line, slot.left))
        .toList();
  }
}
