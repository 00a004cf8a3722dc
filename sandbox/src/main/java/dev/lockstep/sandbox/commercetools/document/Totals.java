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
   * Sets {@code totalPrice} to what lines and shipping add up to, and {@code taxedPrice} on each of
   * them and on the order, as the platform does once it knows the taxes.
   */
  public static void recompute(ObjectNode order) {
    String currency = order.path("totalPrice").path("currencyCode").asText("EUR");
    long total = parts(order).stream().mapToLong(Part::cents).sum();
    order.set("totalPrice", money(currency, total));
    JsonNode rate =
        Json.objects(order.path("lineItems"))
            .map(line -> line.path("taxRate"))
            .filter(JsonNode::isObject)
            .findFirst()
            .orElse(Json.object());
    if (rate.isEmpty()) {
      order.remove("taxedPrice");
      parts(order).forEach(part -> part.of().remove("taxedPrice"));
      return;
    }
    double share = rate.path("amount").asDouble();
    boolean included = rate.path("includedInPrice").asBoolean(true);
    long net = 0;
    long gross = 0;
    for (Part part : parts(order)) {
      long partNet = included ? Math.round(part.cents() / (1 + share)) : part.cents();
      long partGross = included ? part.cents() : Math.round(part.cents() * (1 + share));
      ObjectNode taxed = part.of().putObject("taxedPrice");
      taxed.set("totalNet", money(currency, partNet));
      taxed.set("totalGross", money(currency, partGross));
      taxed.set("totalTax", money(currency, partGross - partNet));
      net += partNet;
      gross += partGross;
    }
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

  /** Something the customer pays for, at the price it is listed for. */
  private record Part(ObjectNode of, long cents) {}

  private static List<Part> parts(ObjectNode order) {
    Stream<ObjectNode> lines =
        Stream.concat(
            Json.objects(order.path("lineItems")), Json.objects(order.path("customLineItems")));
    return Stream.concat(
            lines.map(line -> part(line, "totalPrice")),
            ShippingInfos.of(order).stream().map(info -> part(info, "price")))
        .toList();
  }

  private static Part part(ObjectNode of, String price) {
    return new Part(of, of.path(price).path("centAmount").asLong());
  }
}
