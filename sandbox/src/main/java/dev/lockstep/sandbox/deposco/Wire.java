package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** References, nested collections and envelopes. One per call: links name the host called. */
final class Wire {
  static final String ORDERS = "/orders/salesOrders";
  static final String SHIPMENTS = "/shipments/outboundShipments";
  static final String ITEMS = "/items";
  static final String FACILITIES = "/facilities";
  private static final int NESTED_ROWS = 10;

  private final DeposcoOptions options;
  private final String base;

  Wire(DeposcoOptions options, Call call) {
    this.options = options;
    this.base = "http://" + call.header("Host").orElse("localhost") + options.basePath();
  }

  DeposcoOptions options() {
    return options;
  }

  String href(String path) {
    return base + path;
  }

  /** An entity reference; the names of business keys hold dots. */
  ObjectNode ref(long id, ObjectNode businessKey, String path) {
    ObjectNode ref = Json.object().put("id", id);
    ref.set("businessKey", businessKey);
    return ref.put("href", href(path));
  }

  ObjectNode businessUnit(Places.Place unit) {
    return ref(unit.id(), Json.object().put("code", unit.code()), "/companies/" + unit.id());
  }

  ObjectNode facility(Places.Place facility) {
    return ref(
        facility.id(),
        Json.object().put("number", facility.code()),
        FACILITIES + "/" + facility.id());
  }

  ObjectNode item(Items.Item item, String businessUnit) {
    ObjectNode key =
        Json.object().put("number", item.number()).put("businessUnit.code", businessUnit);
    return ref(item.id(), key, ITEMS + "/" + item.id());
  }

  ObjectNode pack(Items.Item item, String businessUnit) {
    ObjectNode key =
        Json.object()
            .put("item.number", item.number())
            .put("quantity", 1)
            .put("item.businessUnit.code", businessUnit);
    return ref(item.packId(), key, ITEMS + "/" + item.id() + "/packs/" + item.packId());
  }

  ObjectNode order(SalesOrder order) {
    return ref(order.id, keyed(order.number, order), ORDERS + "/" + order.id);
  }

  ObjectNode orderLine(SalesOrder order, OrderLine line) {
    ObjectNode key =
        Json.object().put("lineNumber", line.lineNumber).put("orderHeader.number", order.number);
    return ref(line.id, key, ORDERS + "/" + order.id + "/orderLines/" + line.id);
  }

  ObjectNode shipment(Shipment shipment) {
    return ref(shipment.id, keyed(shipment.number, shipment.order), SHIPMENTS + "/" + shipment.id);
  }

  /** As an order refers to its shipments: the link leads to the trip. */
  ObjectNode shipmentOfOrder(Shipment shipment) {
    return ref(
        shipment.id,
        keyed(shipment.number, shipment.order),
        SHIPMENTS + "/" + shipment.id + "/trip");
  }

  private static ObjectNode keyed(String number, SalesOrder order) {
    return Json.object().put("number", number).put("businessUnit.code", order.businessUnit.code());
  }

  /**
   * A collection within a resource: at most ten of its rows, in no order, without a way to the
   * others.
   */
  ObjectNode nested(List<ObjectNode> rows, long shuffle) {
    List<ObjectNode> mixed = new ArrayList<>(rows);
    Collections.shuffle(mixed, new Random(options.seed() * 31 + shuffle));
    ObjectNode collection = Json.object();
    ArrayNode data = collection.putArray("data");
    mixed.stream().limit(NESTED_ROWS).forEach(data::add);
    collection.putArray("links");
    return collection
        .put("complete", rows.size() <= NESTED_ROWS)
        .put("pages", Math.max(1, Math.ceilDiv(rows.size(), NESTED_ROWS)));
  }

  /** Answers a GET of one resource. */
  Answer single(String kind, ObjectNode resource) {
    return switch (options.envelope()) {
      case BARE -> Answer.ok(resource);
      case WRAPPED -> Answer.ok(Json.object().set(kind, resource));
    };
  }
}
