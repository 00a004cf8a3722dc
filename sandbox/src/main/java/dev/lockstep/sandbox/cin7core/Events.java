package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The payloads of webhooks: thin, with keys that differ from event to event, and ids in upper case.
 */
final class Events {
  private Events() {}

  /** One event, ready to be sent. */
  record Event(String type, JsonNode body) {}

  static String upper(String id) {
    return id.toUpperCase(Locale.ROOT);
  }

  /** {@code OrderAuthorised} and {@code Backordered}. */
  static Event ofOrder(String type, Sale sale) {
    return event(type, order(sale));
  }

  /** {@code Voided} and {@code Undo}. */
  static Event ofSale(String type, Sale sale) {
    return event(type, customer(sale, order(sale)));
  }

  /** {@code PickAuthorised} and {@code PackAuthorised}. */
  static Event ofTask(String type, Sale sale, Task task) {
    return event(type, customer(sale, order(sale).put("TaskID", upper(task.id))));
  }

  /** Names neither the sale nor its number as the other events do. */
  static Event shipment(Sale sale, Task task, String tenant) {
    ObjectNode body =
        Json.object()
            .put("SaleTaskID", upper(task.id))
            .put("TenantID", upper(tenant))
            .put("OrderNumber", sale.number);
    return event("Sale/ShipmentAuthorised", customer(sale, body));
  }

  static Event payment(Sale sale, Invoice invoice, Instant at, boolean whole) {
    ObjectNode body =
        Json.object()
            .put("SaleID", upper(sale.id))
            .put("DocumentNumber", invoice.number())
            .put("DocumentType", "Invoice")
            .put("DocumentDate", Times.dayInWebhook(at));
    return event(whole ? "Sale/FullPaymentReceived" : "Sale/PartialPaymentReceived", body);
  }

  static Event tracking(Sale sale, Task task) {
    ObjectNode body =
        Json.object()
            .put("SaleID", upper(sale.id))
            .put("TaskID", upper(task.id))
            .put("SaleOrderNumber", sale.number)
            .put("SaleOrderDate", Times.dayInWebhook(sale.createdAt))
            .put("CustomerContact", sale.text("Contact"))
            .put("CustomerEmail", sale.text("Email"))
            .put("TaskTypeSign", 0);
    ArrayNode shipments = body.putArray("Shipments");
    for (ShipLine line : task.shipped) {
      Instant date = line.date();
      shipments
          .addObject()
          .put("ShipmentDate", date == null ? "" : Times.dayInWebhook(date))
          .put("TrackingNumber", line.tracking())
          .put("TrackingUrl", line.url())
          .put("Carrier", line.carrier());
    }
    return event("Sale/ShipmentTrackingNumberChanged", body);
  }

  /** The one payload that is a bare array and does not say what it is. */
  static Event stock(List<String> skus, String location, int onHand) {
    ArrayNode rows = Json.array();
    for (String sku : skus) {
      rows.addObject()
          .put("ID", upper(Products.id(sku)))
          .put("SKU", sku)
          .put("Name", sku)
          .put("Barcode", "")
          .put("Location", location)
          .putNull("Bin")
          .putNull("Batch")
          .putNull("ExpiryDate")
          .put("OnHand", onHand)
          .put("Allocated", 0)
          .put("Available", onHand)
          .put("OnOrder", 0)
          .put("StockOnHand", onHand * 5)
          .put("InTransit", 0)
          .putNull("NextDeliveryDate")
          .put("Category", "Other")
          .put("MaxRows", skus.size());
    }
    return new Event("Stock/AvailableStockLevelChanged", rows);
  }

  private static Event event(String type, ObjectNode body) {
    return new Event(type, body.put("EventType", type));
  }

  private static ObjectNode order(Sale sale) {
    return Json.object().put("SaleID", upper(sale.id)).put("SaleOrderNumber", sale.number);
  }

  private static ObjectNode customer(Sale sale, ObjectNode body) {
    return body.put("CustomerName", sale.text("Customer"))
        .put("CustomerContactName", sale.text("Contact"))
        .put("CustomerContactEmail", sale.text("Email"));
  }
}
