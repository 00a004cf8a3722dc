package dev.lockstep.platform.scayle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.OrderId;
import dev.lockstep.platform.scayle.ScayleOrderRules.NumberChoice;
import dev.lockstep.port.webhook.Hint;
import dev.lockstep.port.webhook.WebhookDecoder.Decoded;
import dev.lockstep.port.webhook.WebhookReply;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A delegation: SCAYLE hands an order over, and repeats that for two days unless it is
 * acknowledged; then the customer loses the order. So nothing in it is objected to but that it
 * names no order, or that it is for another merchant: what is wrong with the order comes out when
 * it is read.
 */
record Delegations(ScayleSettings settings, ScayleWebhookSettings webhooks) {

  Decoded read(CallBody call) {
    Optional<OrderId> order = call.orderId("orderId");
    if (order.isEmpty()) {
      return new Decoded.NotUnderstood("orderId is missing or not a number");
    }
    if (isForeign(call)) {
      return new Decoded.NotUnderstood("the merchant is not one of merchantKeys");
    }
    String event = "delegation/" + call.key("id").orElseGet(() -> "of-" + order.get());
    return new Decoded.Hints(
        List.of(new Hint.OrderPlaced(event, order.get(), number(call), null)),
        Optional.of(acknowledgement(call, order.get())));
  }

  private boolean isForeign(CallBody call) {
    Optional<String> merchant = call.key("fulfillingMerchantKey");
    if (merchant.isPresent()) {
      return !settings.isOurs(merchant.get());
    }
    List<String> merchants =
        call.list("items").flatMap(item -> item.key("merchantKey").stream()).toList();
    return !merchants.isEmpty() && merchants.stream().noneMatch(settings::isOurs);
  }

  private @Nullable String number(CallBody call) {
    return settings.orders().number() == NumberChoice.REFERENCE_KEY
        ? call.key("orderReferenceKey").orElse(null)
        : null;
  }

  private WebhookReply acknowledgement(CallBody call, OrderId order) {
    String reference =
        switch (webhooks.acknowledgedAs()) {
          case ORDER_ID -> order.value();
          case REFERENCE_KEY -> call.key("orderReferenceKey").orElseGet(order::value);
        };
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("referenceKey", reference)
            .put("orderDelegationResult", "acknowledged");
    return WebhookReply.json(201, body.toString());
  }
}
