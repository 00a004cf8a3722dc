package dev.lockstep.sandbox.scend;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.scend.Shipment.Item;
import dev.lockstep.sandbox.scend.Shipment.Parcel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Where goods leave: makes shipments, and changes or voids them afterwards. */
final class Dock {
  private final Warehouse warehouse;
  private final long seed;

  Dock(Warehouse warehouse, long seed) {
    this.warehouse = warehouse;
    this.seed = seed;
  }

  /** Sends the next shipment; false when nothing is left to send. */
  boolean dispatch(WarehouseOrder order, List<Fate> fates) {
    if (order.open() == 0) {
      boolean never = order.shipments.stream().allMatch(shipment -> shipment.voided);
      warehouse.become(order, never ? Status.CANCELLED : Status.DISPATCHED);
      return true;
    }
    Fate.Split split = Fates.first(fates, Fate.Split.class).orElseGet(() -> new Fate.Split(1, 1));
    long gone = order.shipments.stream().filter(shipment -> !shipment.voided).count();
    List<Item> units = units(order);
    int left = (int) Math.max(1, split.shipments() - gone);
    List<Item> now = units.subList(0, Math.ceilDiv(units.size(), left));
    for (Item unit : now) {
      order.line(unit.lineReference()).orElseThrow().dispatched++;
    }
    List<Item> told = new ArrayList<>(now);
    Fates.first(fates, Fate.OverShip.class)
        .ifPresent(over -> {
          for (int i = 0; i < over.extra(); i++) {
            told.add(now.getFirst());
            order.line(now.getFirst().lineReference()).orElseThrow().dispatched++;
          }
        });
    if (Fates.first(fates, Fate.UnknownLine.class).isPresent()) {
      told.add(new Item("NEVER-ORDERED", "MYSTERY-BOX", 1));
    }
    boolean blank = Fates.first(fates, Fate.BlankTracking.class).isPresent() && gone == 0;
    boolean last = order.open() == 0;
    ship(order, told, split.parcels(), blank, last, false);
    warehouse.become(order, last ? Status.DISPATCHED : Status.PART_DISPATCHED);
    return true;
  }

  /** Corrects or voids what went out, or sends the rest. */
  boolean afterDispatch(WarehouseOrder order, List<Fate> fates) {
    Shipment first = order.shipments.getFirst();
    if (!order.trackingSettled && correctTracking(order, first, fates)) {
      order.trackingSettled = true;
      return true;
    }
    Optional<Fate.Voided> voided = Fates.first(fates, Fate.Voided.class);
    if (voided.isPresent() && !order.voidedOnce) {
      order.voidedOnce = true;
      voidShipment(order, first);
      warehouse.become(order, voided.get().redispatched() ? Status.PACKED : Status.QUERY);
      return true;
    }
    return order.status() == Status.PART_DISPATCHED && dispatch(order, fates);
  }

  /** A cancelled order goes out all the same, once, when its fate says so. */
  boolean strayDispatch(WarehouseOrder order, List<Fate> fates) {
    boolean due =
        Fates.first(fates, Fate.StrayDispatch.class).isPresent() && order.shipments.isEmpty();
    if (due) {
      List<Item> all = new ArrayList<>();
      order.lines.forEach(
          line -> all.add(new Item(line.reference, line.productCode, line.ordered)));
      ship(order, all, 1, false, true, true);
    }
    return due;
  }

  private void ship(
      WarehouseOrder order,
      List<Item> items,
      int parcels,
      boolean blank,
      boolean last,
      boolean stray) {
    String id = warehouse.nextShipmentId();
    List<Parcel> packed = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < parcels && from < items.size(); i++) {
      int to = from + Math.ceilDiv(items.size() - from, parcels - i);
      String parcelId = id + "-P" + (i + 1);
      packed.add(
          new Parcel(parcelId, merged(items.subList(from, to)), blank ? null : tracking(parcelId)));
      from = to;
    }
    Shipment shipment = new Shipment(id, order, warehouse.now(), packed, last, stray);
    order.shipments.add(shipment);
    order.updatedAt = warehouse.now();
    warehouse.shipments.add(shipment);
    warehouse.record("DISPATCHED", order, fact(shipment));
    tell("shipment.dispatched", shipment);
  }

  private boolean correctTracking(WarehouseOrder order, Shipment first, List<Fate> fates) {
    boolean changes =
        Fates.first(fates, Fate.BlankTracking.class).isPresent()
            || Fates.first(fates, Fate.TrackingChanged.class).isPresent();
    if (changes) {
      first.parcels.forEach(parcel -> parcel.tracking = tracking(parcel.id + "/corrected"));
      first.updatedAt = warehouse.now();
      order.updatedAt = warehouse.now();
      warehouse.record("TRACKING_CHANGED", order, fact(first));
      tell("shipment.dispatched", first);
    }
    return changes;
  }

  private void voidShipment(WarehouseOrder order, Shipment shipment) {
    shipment.voided = true;
    shipment.updatedAt = warehouse.now();
    for (Parcel parcel : shipment.parcels) {
      for (Item item : parcel.items) {
        order
            .line(item.lineReference())
            .ifPresent(line -> line.dispatched = Math.max(0, line.dispatched - item.quantity()));
      }
    }
    warehouse.record("SHIPMENT_VOIDED", order, Json.object().put("shipmentId", shipment.id));
    tell("shipment.voided", shipment);
  }

  private void tell(String event, Shipment shipment) {
    warehouse.tell(event, shipment.order, Json.object().put("ShipmentId", shipment.id));
  }

  private static ObjectNode fact(Shipment shipment) {
    ObjectNode fact =
        Json.object()
            .put("shipmentId", shipment.id)
            .put("final", shipment.last)
            .put("stray", shipment.stray);
    ArrayNode parcels = fact.putArray("parcels");
    for (Parcel parcel : shipment.parcels) {
      ArrayNode lines =
          parcels
              .addObject()
              .put("parcelId", parcel.id)
              .put("tracking", parcel.tracking)
              .putArray("lines");
      parcel.items.forEach(item ->
          lines
              .addObject()
              .put("lineReference", item.lineReference())
              .put("productCode", item.productCode())
              .put("quantity", item.quantity()));
    }
    return fact;
  }

  /** One item per unit that still has to go, so that shipments can be cut anywhere. */
  private static List<Item> units(WarehouseOrder order) {
    List<Item> units = new ArrayList<>();
    for (WarehouseLine line : order.lines) {
      for (int i = 0; i < line.open(); i++) {
        units.add(new Item(line.reference, line.productCode, 1));
      }
    }
    return units;
  }

  private static List<Item> merged(List<Item> units) {
    Map<String, Item> byLine = new LinkedHashMap<>();
    for (Item unit : units) {
      byLine.merge(
          unit.lineReference(),
          unit,
          (a, b) -> new Item(a.lineReference(), a.productCode(), a.quantity() + b.quantity()));
    }
    return List.copyOf(byLine.values());
  }

  private String tracking(String parcelId) {
    long mixed = seed * 31 + parcelId.hashCode();
    return "TRK%010d".formatted(new SplittableRandom(mixed).nextLong(10_000_000_000L));
  }
}
