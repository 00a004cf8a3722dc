package dev.lockstep.sandbox.scayle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.scayle.sample.ScayleSampleKind;

/** Amounts of an order, in cents; tax rates are fractions here. */
final class Costs {
  static final long DELIVERY = 390;
  private static final long DELIVERY_WITHOUT_TAX = 328;

  private Costs() {}

  static long total(ShopOrder order) {
    return items(order) + DELIVERY;
  }

  static ObjectNode of(ShopOrder order) {
    long withTax = total(order);
    long withoutTax =
        DELIVERY_WITHOUT_TAX
            + order.items.stream().mapToLong(item -> item.unit.centsWithoutTax()).sum();
    ObjectNode cost =
        Json.object()
            .put("withTax", withTax)
            .put("withoutTax", withoutTax)
            .put("costCapture", withTax);
    cost.putObject("tax").putObject("vat").put("amount", withTax - withoutTax);
    ArrayNode fees = cost.putArray("appliedFees");
    if (order.sample.kind() != ScayleSampleKind.EMPTY_MAPS) {
      ObjectNode fee =
          fees.addObject()
              .put("category", "delivery")
              .put("key", "least_packages")
              .put("option", "deliveryCosts");
      fee.putObject("amount").put("withTax", DELIVERY).put("withoutTax", DELIVERY_WITHOUT_TAX);
      fee.putObject("tax")
          .putObject("vat")
          .put("amount", DELIVERY - DELIVERY_WITHOUT_TAX)
          .put("rate", 0.19);
    }
    return cost;
  }

  private static long items(ShopOrder order) {
    return order.items.stream().mapToLong(item -> item.unit.cents()).sum();
  }
}
