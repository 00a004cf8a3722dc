package dev.lockstep.sandbox.deposco;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One outbound shipment, from its label on. Guarded by {@link Warehouse}. */
final class Shipment {
  final long id;
  final String number;
  final SalesOrder order;
  final List<Line> lines;
  final List<Container> containers;
  final Instant createdAt;
  ShipmentStatus status = ShipmentStatus.NEW;
  Instant updatedAt;
  @Nullable Instant shippedAt;

  /** The packs of one order line in all containers of the shipment. */
  record Line(long id, OrderLine orderLine, int quantity) {}

  record Packed(OrderLine orderLine, int quantity) {}

  /** A carton with its label; the tracking may come late and may change. */
  static final class Container {
    final long id;
    final String lpn;
    final List<Packed> contents;
    @Nullable String tracking;
    @Nullable String secondTracking;

    Container(long id, String lpn, List<Packed> contents) {
      this.id = id;
      this.lpn = lpn;
      this.contents = List.copyOf(contents);
    }
  }

  Shipment(
      long id,
      String number,
      SalesOrder order,
      List<Line> lines,
      List<Container> containers,
      Instant at) {
    this.id = id;
    this.number = number;
    this.order = order;
    this.lines = List.copyOf(lines);
    this.containers = List.copyOf(containers);
    this.createdAt = at;
    this.updatedAt = at;
  }

  String number(Line line) {
    return number + "-" + line.orderLine().lineNumber;
  }

  boolean shipped() {
    return status == ShipmentStatus.SHIPPED;
  }

  int packs() {
    return lines.stream().mapToInt(Line::quantity).sum();
  }

  long grams() {
    return lines.stream()
        .mapToLong(line -> (long) line.quantity() * line.orderLine().item.grams())
        .sum();
  }

  /** Single packs, counted per order line. */
  static List<Packed> merged(List<OrderLine> packs) {
    Map<OrderLine, Integer> counts = new LinkedHashMap<>();
    packs.forEach(line -> counts.merge(line, 1, Integer::sum));
    return counts.entrySet().stream()
        .map(count -> new Packed(count.getKey(), count.getValue()))
        .toList();
  }
}
