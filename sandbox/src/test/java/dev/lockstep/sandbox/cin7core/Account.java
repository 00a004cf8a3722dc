package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.ManualClock;
import dev.lockstep.sandbox.cin7core.sample.Cin7Sample;
import dev.lockstep.sandbox.cin7core.sample.Cin7SampleKind;
import dev.lockstep.sandbox.cin7core.sample.Cin7Samples;
import dev.lockstep.sandbox.http.Json;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A stand-in with a client, a clock that stands still, and calls as an integration makes them. */
final class Account implements AutoCloseable {
  final ManualClock clock = new ManualClock();
  final Cin7Samples samples = new Cin7Samples(7);
  final Cin7StandIn standIn;
  final Client client;

  Account() {
    this(options -> options);
  }

  Account(UnaryOperator<Cin7Options.Builder> change) {
    standIn = Cin7StandIn.start(change.apply(Cin7Options.defaults().with().clock(clock)).build());
    client =
        new Client(
            standIn.apiUri(),
            Map.of(
                "api-auth-accountid",
                Cin7Options.ACCOUNT_ID,
                "api-auth-applicationkey",
                Cin7Options.APPLICATION_KEY));
  }

  String place(Cin7SampleKind kind) {
    return place(samples.next(kind));
  }

  String place(Cin7Sample sample) {
    return standIn.merchant().place(sample).path("ID").asText();
  }

  /** An authorised sale of two mugs and three T-shirts, unpaid. */
  String place() {
    return standIn
        .merchant()
        .place(sale("AUTHORISED", line("MUG-ENAMEL-350", 2), line("TSHIRT-BLK-M", 3)))
        .path("ID")
        .asText();
  }

  static ObjectNode sale(String status, ObjectNode... lines) {
    ObjectNode sale =
        Json.object()
            .put("Customer", "Web shop")
            .put("Location", "Main Warehouse")
            .put("Carrier", "Standard");
    sale.putObject("ShippingAddress")
        .put("Line1", "1 Lane")
        .put("City", "Leeds")
        .put("Postcode", "LS1 4AP")
        .put("Country", "United Kingdom");
    ObjectNode order = sale.putObject("Order").put("Status", status);
    for (ObjectNode line : lines) {
      order.withArrayProperty("Lines").add(line);
    }
    return sale;
  }

  static ObjectNode line(String sku, double quantity) {
    return Json.object().put("SKU", sku).put("Quantity", quantity).put("Price", 10);
  }

  /** A line of a pick; also of a pack, once it has a {@code Box}. */
  static ObjectNode stock(String sku, double quantity) {
    return Json.object()
        .put("SKU", sku)
        .put("Quantity", quantity)
        .put("Location", "Main Warehouse");
  }

  static ObjectNode shipment(String box, String tracking) {
    return Json.object()
        .put("ShipmentDate", "2026-11-20T00:00:00")
        .put("Carrier", "DPD")
        .put("Box", box)
        .put("TrackingNumber", tracking)
        .put("IsShipped", true);
  }

  static ObjectNode document(String taskId, String status, ObjectNode... lines) {
    ObjectNode body = Json.object().put("TaskID", taskId).put("Status", status);
    for (ObjectNode line : lines) {
      body.withArrayProperty("Lines").add(line);
    }
    return body;
  }

  static ObjectNode autoPick(String taskId) {
    return Json.object().put("TaskID", taskId).put("AutoPickMode", "AUTOPICK");
  }

  Client.Reply pick(ObjectNode body) {
    return client.post("/sale/fulfilment/pick", body);
  }

  Client.Reply pack(ObjectNode body) {
    return client.post("/sale/fulfilment/pack", body);
  }

  Client.Reply ship(ObjectNode body) {
    return client.post("/sale/fulfilment/ship", body);
  }

  /** Picks and packs the mugs and T-shirts of {@link #place()} into two boxes. */
  String packInTwoBoxes() {
    String id = place();
    pick(autoPick(id));
    pack(
        document(
            id,
            "AUTHORISED",
            stock("MUG-ENAMEL-350", 2).put("Box", "A"),
            stock("TSHIRT-BLK-M", 1).put("Box", "A"),
            stock("TSHIRT-BLK-M", 2).put("Box", "B")));
    return id;
  }

  JsonNode read(String id) {
    return client.get("/sale", "ID", id).json();
  }

  Client.Reply openTask(String saleId) {
    return client.post("/sale/fulfilment", Json.object().put("SaleID", saleId));
  }

  Cin7SaleView view(String id) {
    return standIn.sales().stream()
        .filter(sale -> sale.saleId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The text of the first error of a reply. */
  static String refusal(Client.Reply reply) {
    return reply.json().path(0).path("Exception").asText();
  }

  @Override
  public void close() {
    standIn.close();
  }
}
