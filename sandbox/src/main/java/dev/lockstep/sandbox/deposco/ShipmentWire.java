package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Outbound shipments as the platform writes them. */
final class ShipmentWire {
  static final double GRAMS_PER_POUND = 453.59237;
  private static final String TRACKING_BASE = "https://track.example/parcel/";
  private static final List<String> FROM_ORDER =
      List.of("shipVia", "shipVendor", "shipMethod", "shipToContact", "shipToAddress");

  private final Wire wire;

  ShipmentWire(Wire wire) {
    this.wire = wire;
  }

  ObjectNode shipment(Shipment shipment) {
    SalesOrder order = shipment.order;
    ObjectNode json = Json.object();
    json.set("self", wire.shipment(shipment));
    json.set("businessUnit", wire.businessUnit(order.businessUnit));
    json.put("number", shipment.number)
        .put("type", "Outbound Shipment")
        .put("status", shipment.status.wire());
    json.set("orderHeaders", wire.nested(List.of(wire.order(order)), shipment.id));
    for (String field : FROM_ORDER) {
      if (order.header.hasNonNull(field)) {
        json.set(field, order.header.path(field).deepCopy());
      }
    }
    json.set("shipFromFacility", wire.facility(order.facility));
    track(json, shipment.containers.getFirst().tracking);
    json.putObject("shipmentDates")
        .put("plannedShipDate", order.text("plannedShipDate"))
        .put("actualShipDate", shipment.shippedAt == null ? null : Json.time(shipment.shippedAt));
    json.put("totalPackages", shipment.containers.size()).put("totalPieces", shipment.packs());
    weigh(json, shipment);
    json.set(
        "shipmentLines",
        wire.nested(
            shipment.lines.stream().map(line -> line(shipment, line)).toList(), shipment.id));
    json.set(
        "shippedContainers",
        wire.nested(
            shipment.containers.stream().map(box -> container(shipment, box)).toList(),
            shipment.id));
    return json.put("createdDate", Json.time(shipment.createdAt))
        .put("updatedDate", Json.time(shipment.updatedAt));
  }

  /** Quantities stay what they were when a shipment is rolled back; only its status tells. */
  ObjectNode line(Shipment shipment, Shipment.Line line) {
    OrderLine ordered = line.orderLine();
    SalesOrder order = shipment.order;
    ObjectNode json = Json.object();
    json.set(
        "self",
        wire.ref(
            line.id(),
            Json.object().put("number", shipment.number(line)),
            Wire.SHIPMENTS + "/" + shipment.id + "/shipmentLines/" + line.id()));
    json.set("shipment", wire.shipment(shipment));
    json.put("number", shipment.number(line));
    json.set("orderLine", wire.orderLine(order, ordered));
    json.set("item", wire.item(ordered.item, order.businessUnit.code()));
    json.set("pack", wire.pack(ordered.item, order.businessUnit.code()));
    return json.put("orderPackQuantity", ordered.ordered)
        .put("pickedPackQuantity", line.quantity())
        .put("shippedPackQuantity", shipment.status.waiting() ? 0 : line.quantity())
        .put("shippedDamagedPackQuantity", 0)
        .put("canceledPackQuantity", ordered.canceled)
        .put("shortagePackQuantity", ordered.shortage)
        .put("returnedPackQuantity", 0)
        .put("externalLineNumber", echo(ordered))
        .put("createdDate", Json.time(shipment.createdAt))
        .put("updatedDate", Json.time(shipment.updatedAt));
  }

  private ObjectNode container(Shipment shipment, Shipment.Container container) {
    String unit = shipment.order.businessUnit.code();
    ObjectNode json = Json.object();
    json.set(
        "self",
        wire.ref(
            container.id,
            Json.object().put("number", container.lpn),
            "/containers/" + container.id));
    json.put("number", container.lpn)
        .put("lpnNumber", container.lpn)
        .put("type", "Shipping")
        .put("trackingNumber", container.tracking)
        .put("trackingNumber2", container.secondTracking)
        .putNull("returnTrackingNumber")
        .putNull("ssccLpnNumber");
    ArrayNode lines = json.putArray("shippedContainerLines");
    for (Shipment.Packed packed : container.contents) {
      ObjectNode line = lines.addObject();
      line.set("item", wire.item(packed.orderLine().item, unit));
      line.set("pack", wire.pack(packed.orderLine().item, unit));
      line.put("externalLineNumber", echo(packed.orderLine()))
          .put("shippedPackQuantity", packed.quantity());
    }
    return json;
  }

  private @Nullable String echo(OrderLine line) {
    return switch (wire.options().lineEcho()) {
      case BLANK -> null;
      case CUSTOMER_LINE_NUMBER -> line.customerLineNumber();
    };
  }

  /** Without tracking, the shipment says an empty text where its container says null. */
  private void track(ObjectNode json, @Nullable String tracking) {
    json.put("trackingNumber", tracking == null ? "" : tracking);
    switch (wire.options().trackingUrlForm()) {
      case BASE -> json.put("trackingUrl", TRACKING_BASE);
      case FULL -> json.put("trackingUrl", tracking == null ? null : TRACKING_BASE + tracking);
    }
  }

  private void weigh(ObjectNode json, Shipment shipment) {
    double pounds = Math.round(shipment.grams() / GRAMS_PER_POUND * 100) / 100.0;
    switch (wire.options().weightForm()) {
      case NUMBER -> json.put("totalWeight", pounds);
      case OBJECT -> json.putObject("totalWeight").put("value", pounds).put("units", "lb");
    }
  }
}
