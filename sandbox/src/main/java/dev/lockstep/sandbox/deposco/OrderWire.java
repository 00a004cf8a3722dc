package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;

/** Sales orders and their lines as the platform writes them. */
final class OrderWire {
  private final Wire wire;

  OrderWire(Wire wire) {
    this.wire = wire;
  }

  ObjectNode order(SalesOrder order) {
    ObjectNode json = Json.object();
    json.set("self", wire.order(order));
    json.set("businessUnit", wire.businessUnit(order.businessUnit));
    json.put("number", order.number)
        .put("type", "Sales Order")
        .put("orderStatus", order.shown())
        .put("postReleaseState", released(order) ? "Post Release Completed" : "DEFAULT");
    json.set("shipFromFacility", wire.facility(order.facility));
    if (waved(order)) {
      json.set(
          "pickWave",
          wire.ref(
              order.waveId,
              Json.object().put("number", "WAVE" + order.waveId),
              "/pickWaves/" + order.waveId));
    }
    json.setAll(order.header);
    json.put("createdDate", Json.time(order.createdAt))
        .put("updatedDate", Json.time(order.updatedAt));
    json.set(
        "orderLines",
        wire.nested(
            order.lines.stream().map(line -> line(order, line)).toList(),
            order.id + order.changes));
    json.set(
        "shipments",
        wire.nested(order.shipments.stream().map(wire::shipmentOfOrder).toList(), order.id));
    return json;
  }

  ObjectNode line(SalesOrder order, OrderLine line) {
    String unit = order.businessUnit.code();
    ObjectNode json = Json.object();
    json.set("self", wire.orderLine(order, line));
    json.set("businessUnit", wire.businessUnit(order.businessUnit));
    json.set("orderHeader", wire.order(order));
    json.put("lineNumber", line.lineNumber);
    json.set("item", wire.item(line.item, unit));
    json.set("pack", wire.pack(line.item, unit));
    json.setAll(line.data);
    json.put("orderPackQuantity", line.ordered)
        .put("allocatedQuantity", line.allocated)
        .put("unallocatedQuantity", Math.max(0, line.open() - line.allocated))
        .put("pickedPackQuantity", line.picked)
        .put("shippedPackQuantity", line.shipped)
        .put("shortagePackQuantity", line.shortage)
        .put("canceledPackQuantity", line.canceled)
        .put("returnedPackQuantity", 0)
        .put("orderLineStatus", line.status(order.status()))
        .put("isBackOrdered", line.backOrdered > 0 ? "Insufficient Stock" : null);
    return json.put("createdDate", Json.time(line.createdAt))
        .put("updatedDate", Json.time(line.updatedAt));
  }

  private static boolean released(SalesOrder order) {
    return order.status().released();
  }

  private static boolean waved(SalesOrder order) {
    return released(order) || order.status() == OrderStatus.WAVE_BUILT;
  }
}
