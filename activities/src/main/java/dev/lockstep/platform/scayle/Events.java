package dev.lockstep.platform.scayle;

import dev.lockstep.common.OrderId;
import dev.lockstep.port.webhook.Hint;
import dev.lockstep.port.webhook.WebhookDecoder.Decoded;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * SCAYLE's ordinary webhooks: unordered, repeated, and about the whole tenant. A safety net beside
 * the calls that wait for an answer; whatever is not named here is acknowledged and forgotten.
 */
record Events(ScayleSettings settings, ScayleWebhookSettings webhooks) {
  private static final Set<String> EDITS =
      Set.of(
          "order-cancelled",
          "order-canceled",
          "order-item-cancelled",
          "order-item-unshippable",
          "order-item-out-of-stock");

  Decoded read(CallBody call) {
    String tenant = webhooks.tenantKey();
    if (tenant != null && !call.in("meta").key("tenantKey").equals(Optional.of(tenant))) {
      return new Decoded.NotUnderstood("meta.tenantKey is not that of the settings");
    }
    Optional<String> type = call.key("type");
    if (type.isEmpty()) {
      return new Decoded.NotUnderstood("type is missing");
    }
    if (!EDITS.contains(type.get())) {
      return new Decoded.Hints(List.of());
    }
    CallBody payload = call.in("payload");
    // Events about items hold the order beside them; events about orders are the order.
    Optional<OrderId> order = payload.in("order").orderId("id").or(() -> payload.orderId("id"));
    if (order.isEmpty()) {
      return new Decoded.NotUnderstood("the payload names no order");
    }
    return isForeign(payload)
        ? new Decoded.Hints(List.of())
        : new Decoded.Hints(
            List.of(
                new Hint.OrderEdited(
                    event(type.get(), call, order.get()), order.get(), null, null)));
  }

  /** The same in every repeat, whether or not the key belongs to one event only. */
  private static String event(String type, CallBody call, OrderId order) {
    String key = call.key("key").orElse("-");
    String request = call.in("meta").key("xRequestId").orElse("-");
    return type + "/" + order + "/" + key + "/" + request;
  }

  private boolean isForeign(CallBody payload) {
    List<String> merchants =
        Stream.concat(payload.list("items"), payload.in("order").list("items"))
            .flatMap(item -> item.in("merchant").key("referenceKey").stream())
            .toList();
    return !merchants.isEmpty() && merchants.stream().noneMatch(settings::isOurs);
  }
}
