package dev.lockstep.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Makes an order of somebody's project fit to be placed anew, as it was on its first day. */
final class RealOrder {
  private RealOrder() {}

  static Sample asPlaced(ObjectNode real) {
    ObjectNode order = real.deepCopy();
    if (!order.hasNonNull("id")) {
      order.put("id", UUID.randomUUID().toString());
    }
    forgetWhatCameAfter(order);
    return new Sample(SampleKind.PAID, order, payments(order), null);
  }

  /** What it was shipped with then would count as shipped twice now. */
  private static void forgetWhatCameAfter(ObjectNode order) {
    order.remove(List.of("syncInfo", "shipmentState", "returnInfo"));
    forget(order.path("shippingInfo"), "deliveries");
    order.path("shipping").forEach(shipping -> forget(shipping.path("shippingInfo"), "deliveries"));
    order.path("lineItems").forEach(line -> forget(line, "state"));
    order.path("customLineItems").forEach(line -> forget(line, "state"));
  }

  private static void forget(JsonNode holder, String field) {
    if (holder instanceof ObjectNode object) {
      object.remove(field);
    }
  }

  /**
   * Payments are documents of their own, which a file has only where they were expanded. Where it
   * has none, the label of the order is believed.
   */
  private static List<ObjectNode> payments(ObjectNode order) {
    JsonNode references = order.path("paymentInfo").path("payments");
    boolean inTheFile =
        StreamSupport.stream(references.spliterator(), false)
            .anyMatch(reference -> reference.path("obj").isObject());
    if (inTheFile || !order.path("paymentState").asText().equals("Paid")) {
      return List.of();
    }
    String id = references.path(0).path("id").asText(UUID.randomUUID().toString());
    ObjectNode payment = JsonNodeFactory.instance.objectNode().put("id", id);
    payment.set("amountPlanned", due(order));
    payment
        .putArray("transactions")
        .addObject()
        .put("type", "Charge")
        .put("state", "Success")
        .set("amount", due(order));
    order
        .putObject("paymentInfo")
        .putArray("payments")
        .addObject()
        .put("typeId", "payment")
        .put("id", id);
    return List.of(payment);
  }

  private static JsonNode due(ObjectNode order) {
    JsonNode gross = order.path("taxedPrice").path("totalGross");
    return (gross.isObject() ? gross : order.path("totalPrice")).deepCopy();
  }
}
