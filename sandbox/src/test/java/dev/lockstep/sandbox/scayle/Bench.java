package dev.lockstep.sandbox.scayle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.ManualClock;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.ledger.Fact;
import dev.lockstep.sandbox.scayle.sample.ScayleSampleKind;
import dev.lockstep.sandbox.scayle.sample.ScayleSamples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A stand-in whose clock stands still, a client, and the words of a merchant. */
final class Bench implements AutoCloseable {
  static final String ORDERS = "/shops/ls/countries/de/orders";
  private static final Duration AT_MOST = Duration.ofSeconds(20);

  final ManualClock clock = new ManualClock();
  final ScayleSamples samples = new ScayleSamples(5);
  final ScayleStandIn standIn;
  final Client client;

  Bench(UnaryOperator<ScayleOptions.Builder> change) {
    standIn =
        ScayleStandIn.start(change.apply(ScayleOptions.defaults().with().clock(clock)).build());
    client = client(ScayleOptions.TOKEN);
  }

  Bench() {
    this(options -> options);
  }

  static UnaryOperator<ScayleOptions.Builder> assuming(Assumptions assumptions) {
    return options -> options.assumptions(assumptions);
  }

  Client client(String token) {
    return new Client(standIn.apiUri(), Map.of("X-Access-Token", token));
  }

  /** Places a sample and waits until what follows at once has been done. */
  long place(ScayleSampleKind kind) {
    long id = standIn.storefront().place(samples.next(kind));
    settle();
    return id;
  }

  void settle() {
    try {
      assertThat(standIn.settle(AT_MOST)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  void pass(Duration time) {
    clock.pass(time);
    settle();
  }

  ScayleOrderView order(long id) {
    return standIn.order(id);
  }

  JsonNode json(long id) {
    return client.get(ORDERS + "/" + id).json();
  }

  List<Long> items(long id) {
    return order(id).items().stream().map(ScayleOrderView.Item::id).toList();
  }

  List<Fact> facts(String kind) {
    return standIn.ledger().facts(kind);
  }

  Client.Reply ship(long order, String shipmentKey, List<Long> items) {
    return client.post("/fulfillment/shipments", shipment(order, shipmentKey, items));
  }

  Client.Reply cancel(long order, List<Long> items) {
    ObjectNode body = report(order);
    ArrayNode array = body.putArray("items");
    items.forEach(item -> array.addObject().put("orderItemId", item));
    return client.post("/fulfillment/cancellations", body);
  }

  static ObjectNode shipment(long order, String shipmentKey, List<Long> items) {
    ObjectNode body =
        report(order)
            .put("carrier", "DHL_STD_NATIONAL")
            .put("shipmentKey", shipmentKey)
            .put("deliveryDate", "2026-11-20T08:30:15+00:00");
    ArrayNode array = body.putArray("items");
    items.forEach(item -> array.addObject().put("orderItemId", item).put("returnKey", "r-" + item));
    return body;
  }

  static String errorKey(Client.Reply reply) {
    return reply.json().at("/errors/0/errorKey").asText();
  }

  private static ObjectNode report(long order) {
    return Json.object().put("shopKey", "ls").put("countryCode", "de").put("orderId", order);
  }

  @Override
  public void close() {
    standIn.close();
  }
}
