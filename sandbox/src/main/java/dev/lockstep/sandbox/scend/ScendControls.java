package dev.lockstep.sandbox.scend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Routes;
import dev.lockstep.sandbox.server.Controls;
import java.util.Optional;

/** Every control of {@link ScendStandIn} over HTTP; see the README of this module. */
final class ScendControls {
  private final ScendStandIn standIn;
  private final Routes routes;

  ScendControls(ScendStandIn standIn) {
    this.standIn = standIn;
    this.routes =
        Controls.routes(standIn.faults(), standIn.deliveryFaults(), standIn.outbox())
            .get("/_sandbox/ledger", call -> ledger())
            .get("/_sandbox/fates", call -> Answer.ok(standIn.fates().rules()))
            .post("/_sandbox/fates", this::script)
            .on("DELETE", "/_sandbox/fates", call -> done(standIn.fates()::clear))
            .post("/_sandbox/orders/{reference}/advance", this::advance)
            .on(
                "DELETE",
                "/_sandbox/orders/{reference}",
                call -> done(() -> standIn.lose(call.part("reference"))))
            .on(
                "PUT",
                "/_sandbox/products/{code}",
                call -> done(() -> standIn.products().add(call.part("code"))))
            .on(
                "DELETE",
                "/_sandbox/products/{code}",
                call -> done(() -> standIn.products().remove(call.part("code"))))
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
    ArrayNode references = ledger.putArray("references");
    standIn
        .orders()
        .forEach((reference, orders) ->
            references
                .addObject()
                .put("clientReference", reference)
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
    Status target = to.isTextual() ? Status.of(to.textValue()) : null;
    Status reached = standIn.advance(call.part("reference"), target);
    return Answer.ok(Json.object().put("status", reached.wire()));
  }

  private Answer webhooks(Call call) {
    return done(() -> standIn.sendWebhooksTo(Json.read(Controls.body(call), WebhookTarget.class)));
  }

  private static Answer done(Runnable control) {
    control.run();
    return Answer.empty(204);
  }
}
