package dev.lockstep.sandbox.scayle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import java.util.List;

/** Where the platform calls and posts to, as the Admin API lists it. */
record SetUp(
    ScayleOptions options, Delegating delegating, Cancelling cancelling, ScayleWebhooks webhooks) {
  private static final List<String> EVENTS =
      List.of("order-cancelled", "order-item-unshippable", "order-item-out-of-stock");

  Answer merchants(Call call) {
    ObjectNode merchant =
        Json.object()
            .put("id", 1)
            .put("referenceKey", options.merchantKey())
            .put("name", "A merchant")
            .put("priority", 1);
    ScayleEndpoint delegation = delegating.endpoint();
    merchant.put("orderDelegationUrl", delegation == null ? null : delegation.masked());
    ScayleEndpoint cancellation = cancelling.endpoint();
    merchant.put("cancellationUrl", cancellation == null ? null : cancellation.masked());
    return page(Json.array().add(merchant));
  }

  Answer subscriptions(Call call) {
    ArrayNode subscriptions = Json.array();
    ScayleEndpoint endpoint = webhooks.endpoint();
    if (endpoint != null) {
      for (String event : EVENTS) {
        ObjectNode subscription = subscriptions.addObject();
        subscription
            .put("id", 41 + subscriptions.size())
            .put("event", event)
            .put("version", 1)
            .put("url", endpoint.masked());
        subscription
            .putArray("filters")
            .addObject()
            .putObject("merchantReferenceKeys")
            .putArray("include")
            .add(options.merchantKey());
      }
    }
    return page(subscriptions);
  }

  private static Answer page(ArrayNode entities) {
    ObjectNode body = Json.object();
    body.set("entities", entities);
    body.putObject("cursor").putNull("next");
    return Answer.ok(body);
  }
}
