package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Routes;
import dev.lockstep.sandbox.server.Controls;
import java.util.Optional;

/** Every control of {@link DeposcoStandIn} over HTTP; see the README of this module. */
final class DeposcoControls {
  private final DeposcoStandIn standIn;
  private final Routes routes;

  DeposcoControls(DeposcoStandIn standIn) {
    this.standIn = standIn;
    this.routes =
        Controls.routes(standIn.faults(), standIn.deliveryFaults(), standIn.outbox())
            .get("/_sandbox/ledger", call -> ledger())
            .get("/_sandbox/fates", call -> Answer.ok(standIn.fates().rules()))
            .post("/_sandbox/fates", this::script)
            .on("DELETE", "/_sandbox/fates", call -> done(standIn::liftFates))
            .post("/_sandbox/orders/{number}/advance", this::advance)
            .on(
                "PUT",
                "/_sandbox/items/{number}",
                call -> done(() -> standIn.items().add(call.part("number"))))
            .on(
                "DELETE",
                "/_sandbox/items/{number}",
                call -> done(() -> standIn.items().remove(call.part("number"))))
            .on("PUT", "/_sandbox/quota", this::limit)
            .on("DELETE", "/_sandbox/quota", call -> done(() -> standIn.limitTo(null)))
            .on("PUT", "/_sandbox/webhooks", this::webhooks)
            .on("DELETE", "/_sandbox/webhooks", call -> done(() -> standIn.sendWebhooksTo(null)))
            .post("/_sandbox/tokens/expire", call -> done(standIn::expireTokens));
  }

  Optional<Answer> answer(Call call) {
    try {
      return routes.answer(call);
    } catch (IllegalArgumentException e) {
      return Optional.of(Controls.malformed(e));
    }
  }

  private Answer ledger() {
    ObjectNode ledger = Json.object();
    ArrayNode numbers = ledger.putArray("numbers");
    standIn
        .orders()
        .forEach((number, orders) ->
            numbers
                .addObject()
                .put("number", number)
                .put("count", orders.size())
                .set("orders", Json.tree(orders)));
    ledger.set("facts", Json.tree(standIn.ledger().facts()));
    return Answer.ok(ledger);
  }

  private Answer script(Call call) {
    standIn.fates().addAll(Controls.body(call));
    standIn.rouse();
    return Answer.json(201, standIn.fates().rules());
  }

  private Answer advance(Call call) {
    JsonNode to = Controls.body(call).path("to");
    OrderStatus target = to.isTextual() ? OrderStatus.of(to.textValue()) : null;
    OrderStatus reached = standIn.advance(call.part("number"), target);
    return Answer.ok(Json.object().put("status", reached.wire()));
  }

  private Answer limit(Call call) {
    return done(() -> standIn.limitTo(Json.read(Controls.body(call), Quota.class)));
  }

  private Answer webhooks(Call call) {
    return done(() -> standIn.sendWebhooksTo(Json.read(Controls.body(call), WebhookTarget.class)));
  }

  private static Answer done(Runnable control) {
    control.run();
    return Answer.empty(204);
  }
}
