package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.deposco.Shipment.Container;
import dev.lockstep.sandbox.deposco.Shipment.Packed;
import dev.lockstep.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Where goods leave: labels, ships, and corrects or takes back what was shipped. */
final class Dock {
  private final Warehouse warehouse;
  private final long seed;

  Dock(Warehouse warehouse, long seed) {
    this.warehouse = warehouse;
    this.seed = seed;
  }

  /** Packs and labels all that is ready; the shipments wait as {@code New}. */
  void pack(SalesOrder order, List<Fate> fates) {
    Fate.Split split = Fates.first(fates, Fate.Split.class).orElseGet(() -> new Fate.Split(1, 1));
    List<OrderLine> packs = new ArrayList<>();
    for (OrderLine line : order.lines) {
      for (int i = 0; i < line.ready(); i++) {
        packs.add(line);
      }
    }
    for (List<OrderLine> share : shares(packs, split.shipments())) {
      label(order, share, split.containers(), fates);
    }
  }

  /** Loads what is labelled. */
  void load(SalesOrder order) {
    waiting(order)
        .forEach(shipment -> {
          shipment.status = ShipmentStatus.SHIPPING;
          shipment.updatedAt = warehouse.now();
        });
  }

  /** Ships the next shipment; an order without anything left to ship ends. */
  void ship(SalesOrder order, List<Fate> fates) {
    if (waiting(order).isEmpty() && order.ready() > 0) {
      pack(order, fates);
      load(order);
    }
    Optional<Shipment> next = waiting(order).stream().findFirst();
    if (next.isEmpty()) {
      warehouse.become(
          order, order.anythingShipped() ? OrderStatus.SHIP_COMPLETE : OrderStatus.CANCELED);
      return;
    }
    Shipment shipment = next.get();
    shipment.status = ShipmentStatus.SHIPPED;
    shipment.shippedAt = warehouse.now();
    shipment.updatedAt = warehouse.now();
    for (Shipment.Line line : shipment.lines) {
      line.orderLine().shipped += line.quantity();
      line.orderLine().updatedAt = warehouse.now();
    }
    warehouse.record("DISPATCHED", order, fact(shipment));
    warehouse.become(
        order, order.open() == 0 ? OrderStatus.SHIP_COMPLETE : OrderStatus.PARTIALLY_SHIPPED);
    warehouse.tellShipped(shipment);
  }

  /** Corrects or takes back what went out, or ships the rest. */
  boolean afterShipping(SalesOrder order, List<Fate> fates) {
    Shipment first = order.shipments.getFirst();
    if (!order.trackingSettled && correctTracking(order, first, fates)) {
      order.trackingSettled = true;
      return true;
    }
    if (!order.rolledBackOnce && first.shipped() && Fates.has(fates, Fate.RolledBack.class)) {
      order.rolledBackOnce = true;
      rollBack(order, first);
      return true;
    }
    if (order.status() == OrderStatus.SHIP_COMPLETE) {
      return false;
    }
    if (!Fates.has(fates, Fate.BackOrdered.class)) {
      order.lines.forEach(line -> line.backOrdered = 0);
    }
    if (waiting(order).isEmpty() && order.ready() == 0) {
      return false;
    }
    ship(order, fates);
    return true;
  }

  private static List<Shipment> waiting(SalesOrder order) {
    return order.shipments.stream().filter(shipment -> shipment.status.waiting()).toList();
  }

  private void label(SalesOrder order, List<OrderLine> packs, int containers, List<Fate> fates) {
    boolean first = order.shipments.isEmpty();
    boolean blank = first && Fates.has(fates, Fate.BlankTracking.class);
    String number = warehouse.nextShipmentNumber();
    List<Shipment.Line> lines =
        Shipment.merged(packs).stream()
            .map(packed ->
                new Shipment.Line(warehouse.ids.next(), packed.orderLine(), packed.quantity()))
            .toList();
    List<List<Packed>> contents = new ArrayList<>();
    shares(packs, containers).forEach(share -> contents.add(Shipment.merged(share)));
    if (first && Fates.has(fates, Fate.UnusedLabel.class)) {
      contents.add(List.of());
    }
    List<Container> labelled = new ArrayList<>();
    for (List<Packed> content : contents) {
      String lpn = number + "-C" + (labelled.size() + 1);
      Container container = new Container(warehouse.ids.next(), lpn, content);
      container.tracking = blank ? null : tracking(lpn);
      container.secondTracking =
          Fates.has(fates, Fate.SecondTracking.class) ? tracking(lpn + "/second") : null;
      labelled.add(container);
    }
    Shipment shipment =
        new Shipment(warehouse.ids.next(), number, order, lines, labelled, warehouse.now());
    warehouse.add(shipment);
  }

  private boolean correctTracking(SalesOrder order, Shipment first, List<Fate> fates) {
    boolean changes =
        Fates.has(fates, Fate.BlankTracking.class) || Fates.has(fates, Fate.TrackingChanged.class);
    if (changes) {
      first.containers.forEach(
          container -> container.tracking = tracking(container.lpn + "/corrected"));
      first.updatedAt = warehouse.now();
      order.touch(warehouse.now());
      warehouse.record("TRACKING_CHANGED", order, fact(first));
    }
    return changes;
  }

  private void rollBack(SalesOrder order, Shipment shipment) {
    shipment.status = ShipmentStatus.ROLLED_BACK;
    shipment.updatedAt = warehouse.now();
    for (Shipment.Line line : shipment.lines) {
      line.orderLine().shipped -= line.quantity();
      line.orderLine().updatedAt = warehouse.now();
    }
    warehouse.record("SHIPMENT_ROLLED_BACK", order, fact(shipment));
    warehouse.become(
        order, order.anythingShipped() ? OrderStatus.PARTIALLY_SHIPPED : OrderStatus.LOADED);
  }

  private static ObjectNode fact(Shipment shipment) {
    ObjectNode fact =
        Json.object().put("shipmentId", shipment.id).put("status", shipment.status.wire());
    ArrayNode containers = fact.putArray("containers");
    for (Container container : shipment.containers) {
      ArrayNode lines =
          containers
              .addObject()
              .put("lpn", container.lpn)
              .put("tracking", container.tracking)
              .putArray("lines");
      container.contents.forEach(packed ->
          lines
              .addObject()
              .put("lineNumber", packed.orderLine().lineNumber)
              .put("itemNumber", packed.orderLine().item.number())
              .put("quantity", packed.quantity()));
    }
    return fact;
  }

  /** Cuts packs into at most so many shares of about the same size; none is empty. */
  private static List<List<OrderLine>> shares(List<OrderLine> packs, int most) {
    List<List<OrderLine>> shares = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < most && from < packs.size(); i++) {
      int to = from + Math.ceilDiv(packs.size() - from, most - i);
      shares.add(packs.subList(from, to));
      from = to;
    }
    return shares;
  }

  private String tracking(String of) {
    long mixed = seed * 31 + of.hashCode();
    return "TRK%010d".formatted(new SplittableRandom(mixed).nextLong(10_000_000_000L));
  }
}
