package dev.lockstep.sandbox.commercetools.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.List;

/** Where deliveries live: one shipping info in Single mode, several in Multiple mode. */
public final class ShippingInfos {
  private ShippingInfos() {}

  public static List<ObjectNode> of(JsonNode order) {
    if (order.path("shippingMode").asText("Single").equals("Multiple")) {
      return Json.objects(order.path("shipping"))
          .map(shipping -> shipping.path("shippingInfo"))
          .filter(JsonNode::isObject)
          .map(ObjectNode.class::cast)
          .toList();
    }
    return order.path("shippingInfo") instanceof ObjectNode info ? List.of(info) : List.of();
  }
}
