package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.commercetools.broker.Destination;
import dev.lockstep.sandbox.commercetools.broker.SigningKeys;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Routes;
import dev.lockstep.sandbox.server.Controls;
import java.util.Optional;

/** Every control of {@link CommercetoolsStandIn} over HTTP; see the README of this module. */
final class CommercetoolsControls {
  private final CommercetoolsStandIn standIn;
  private final Routes routes;

  CommercetoolsControls(CommercetoolsStandIn standIn, SigningKeys keys) {
    this.standIn = standIn;
    this.routes =
        Controls.routes(standIn.faults(), standIn.deliveryFaults(), standIn.outbox())
            .get("/_sandbox/ledger", call -> ledger())
            .post("/_sandbox/orders", this::place)
            .post("/_sandbox/samples", this::samples)
            .post("/_sandbox/orders/{id}/complete", on(standIn.merchant()::complete))
            .post("/_sandbox/orders/{id}/cancel", on(standIn.merchant()::cancel))
            .post("/_sandbox/orders/{id}/mark-paid", on(standIn.merchant()::markPaid))
            .post("/_sandbox/orders/{id}/charge", on(standIn.merchant()::charge))
            .post("/_sandbox/orders/{id}/touch", on(standIn.merchant()::touch))
            .post("/_sandbox/orders/{id}/edit", this::edit)
            .post("/_sandbox/orders/{id}/update", this::update)
            .post("/_sandbox/tokens/expire", call -> done(standIn::expireTokens))
            .on("PUT", "/_sandbox/destination", this::destination)
            .on("DELETE", "/_sandbox/destination", call -> done(standIn::stopMessages))
            .on("PUT", "/_sandbox/subscription-status", this::subscriptionStatus)
            .on("PUT", "/_sandbox/message-log", this::messageLog)
            .get("/_sandbox/jwks", call -> Answer.ok(keys.jwks()))
            .get(
                "/_sandbox/sns-cert.pem",
                call -> Answer.text(200, "application/x-pem-file", keys.certificate()))
            .get("/_sandbox/sns/confirm", this::confirm);
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
    ledger.set("orders", Json.tree(standIn.orders()));
    ledger.set("facts", Json.tree(standIn.ledger().facts()));
    return Answer.ok(ledger);
  }

  private interface OnOrder {
    ObjectNode apply(String orderId);
  }

  private static Routes.Endpoint on(OnOrder change) {
    return call -> Answer.ok(change.apply(call.part("id")));
  }

  private static Answer done(Runnable control) {
    control.run();
    return Answer.empty(204);
  }

  /** One order, an array of them, or {@code {"order":…,"releasable":true}}. */
  private Answer place(Call call) {
    JsonNode body = body(call);
    ArrayNode placed = Json.array();
    if (body.isArray()) {
      Json.objects(body).forEach(order -> placed.add(place(order)));
      return Answer.json(201, placed);
    }
    return Answer.json(201, place(Json.copyOf(body)));
  }

  private ObjectNode place(ObjectNode body) {
    if (body.path("order") instanceof ObjectNode order) {
      JsonNode releasable = body.path("releasable");
      return standIn
          .merchant()
          .place(order, releasable.isBoolean() ? releasable.booleanValue() : null);
    }
    return standIn.merchant().place(body);
  }

  /** {@code {"kind":"PAID","count":3,"seed":7}}; the seed keeps two calls from the same orders. */
  private Answer samples(Call call) {
    JsonNode body = body(call);
    SampleKind kind = SampleKind.valueOf(body.path("kind").asText("PAID"));
    SampleOrders samples = new SampleOrders(body.path("seed").asLong(System.nanoTime()));
    ArrayNode placed = Json.array();
    for (int i = 0; i < body.path("count").asInt(1); i++) {
      placed.add(standIn.merchant().place(samples.next(kind)));
    }
    ObjectNode answer = Json.object();
    answer.set("orders", placed);
    answer.set("personalData", Json.tree(samples.personalData()));
    return Answer.json(201, answer);
  }

  private Answer edit(Call call) {
    return Answer.ok(standIn.merchant().edit(call.part("id"), Json.copyOf(body(call))));
  }

  private Answer update(Call call) {
    ObjectNode[] actions = Json.objects(body(call).path("actions")).toArray(ObjectNode[]::new);
    return Answer.ok(standIn.merchant().update(call.part("id"), actions));
  }

  private Answer destination(Call call) {
    return done(() -> standIn.sendMessagesTo(Json.read(body(call), Destination.class)));
  }

  private Answer subscriptionStatus(Call call) {
    return done(() -> standIn.subscriptionStatus(body(call).path("status").asText("Healthy")));
  }

  private Answer messageLog(Call call) {
    boolean enabled = body(call).path("enabled").asBoolean(true);
    return done(() ->
        standIn.keepMessages(
            enabled
                ? CommercetoolsStandIn.MessageKeeping.ON
                : CommercetoolsStandIn.MessageKeeping.OFF));
  }

  private Answer confirm(Call call) {
    return standIn.confirmSns(call.parameter("Token").orElse(""))
        ? Answer.text(200, "text/xml", "<ConfirmSubscriptionResponse/>")
        : Answer.text(400, "text/xml", "<ErrorResponse/>");
  }

  private static JsonNode body(Call call) {
    return Controls.body(call);
  }
}
