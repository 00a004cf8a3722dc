package dev.lockstep.sandbox.commercetools.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;

/** The sums of an order, from its lines and shipping; every line has the tax of the first one. */
public final class Totals {
  private Totals() {}

  /** Sets {@code totalPrice} and {@code taxedPrice} to what lines and shipping add up to. */
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
    long net = included ? Math.round(total / (1 + share)) : total;
    long gross = included ? total : Math.round(total * (1 + share));
    ObjectNode taxed = order.putObject("taxedPrice");
    taxed.set("totalNet", money(currency, net));
    taxed.set("totalGross", money(currency, gross));
    taxed.set("totalTax", money(currency, gross - net));
    ArrayNode portions = taxed.putArray("taxPortions");
    portions
        .addObject()
        .put("rate", share)
        .put("name", rate.path("name").asText("tax"))
        .set("amount", money(currency, gross - net));
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
