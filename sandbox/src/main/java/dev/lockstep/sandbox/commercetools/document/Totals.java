package dev.lockstep.sandbox.commercetools.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.List;
import java.util.stream.Stream;

/** The sums of an order, from its lines and shipping; every line has the tax of the first one. */
public final class Totals {
  private Totals() {}

  /**
   * Sets {@code totalPrice} and {@code taxedPrice} to what lines and shipping add up to, taxes of
   * each included.
   */
  public static void recompute(ObjectNode order) {
    String currency = order.path("totalPrice").path("currencyCode").asText("EUR");
    long total =
        cents(order.path("lineItems"), "totalPrice")
            + cents(order.path("customLineItems"), "totalPrice");
    for (ObjectNode info : ShippingInfos.of(order)) {
      total += info.path("price").path("centAmount").asLong();
    }
    order.set("totalPrice", money(currency, total));
    JsonNode rate =
        Json.objects(order.path("lineItems"))
            .map(line -> line.path("taxRate"))
            .filter(JsonNode::isObject)
            .findFirst()
            .orElse(Json.object());
    if (rate.isEmpty()) {
      order.remove("taxedPrice");
      return;
    }
    double share = rate.path("amount").asDouble();
    boolean included = rate.path("includedInPrice").asBoolean(true);
    long net = 0;
    long gross = 0;
    for (ObjectNode part : parts(order)) {
      JsonNode price = part.path(part.has("totalPrice") ? "totalPrice" : "price");
      long cents = price.path("centAmount").asLong();
      long partNet = included ? Math.round(cents / (1 + share)) : cents;
      long partGross = included ? cents : Math.round(cents * (1 + share));
      part.set("taxedPrice", taxed(currency, partNet, partGross));
      net += partNet;
      gross += partGross;
    }
    ObjectNode taxed = taxed(currency, net, gross);
    order.set("taxedPrice", taxed);
    ArrayNode portions = taxed.putArray("taxPortions");
    portions
        .addObject()
        .put("rate", share)
        .put("name", rate.path("name").asText("tax"))
        .set("amount", money(currency, gross - net));
  }

  /** Everything that has a price of its own. */
  private static List<ObjectNode> parts(ObjectNode order) {
    return Stream.of(
            Json.objects(order.path("lineItems")),
            Json.objects(order.path("customLineItems")),
            ShippingInfos.of(order).stream())
        .flatMap(each -> each)
        .toList();
  }

  private static ObjectNode taxed(String currency, long net, long gross) {
    ObjectNode taxed = Json.object();
    taxed.set("totalNet", money(currency, net));
    taxed.set("totalGross", money(currency, gross));
    taxed.set("totalTax", money(currency, gross - net));
    return taxed;
  }

  /** Money in cents of a currency with two digits. */
  public static ObjectNode money(String currency, long cents) {
    return Json.object()
        .put("type", "centPrecision")
        .put("currencyCode", currency)
        .put("centAmount", cents)
        .put("fractionDigits", 2);
  }

  private static long cents(JsonNode lines, String field) {
    return Json.objects(lines)
        .mapToLong(line -> line.path(field).path("centAmount").asLong())
        .sum();
  }
}
