package dev.lockstep.sandbox.scayle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Routes;
import dev.lockstep.sandbox.scayle.sample.ScayleSampleKind;
import dev.lockstep.sandbox.scayle.sample.ScayleSamples;
import dev.lockstep.sandbox.server.Controls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every control of {@link ScayleStandIn} over HTTP; see the README of this module. */
final class ScayleControls {
  private final ScayleStandIn standIn;
  private final Routes routes;

  ScayleControls(ScayleStandIn standIn) {
    this.standIn = standIn;
    Storefront storefront = standIn.storefront();
    this.routes =
        Controls.routes(standIn.faults(), standIn.deliveryFaults(), standIn.outbox())
            .get("/_sandbox/ledger", call -> ledger())
            .post("/_sandbox/samples", this::samples)
            .post("/_sandbox/orders/{id}/confirm-payment", on(storefront::confirmPayment))
            .post("/_sandbox/orders/{id}/cancel", this::cancel)
            .post("/_sandbox/orders/{id}/cancel-in-panel", on(storefront::cancelInPanel))
            .post("/_sandbox/orders/{id}/correct-address", on(storefront::correctAddress))
            .post("/_sandbox/orders/{id}/force-close", on(storefront::forceClose))
            .post("/_sandbox/orders/{id}/delegate-again", on(storefront::delegateAgain))
            .post("/_sandbox/lose-answers", this::loseAnswers);
    endpoint("delegation", standIn::sendDelegationsTo);
    endpoint("cancellation", standIn::sendCancellationsTo);
    endpoint("webhooks", standIn::sendWebhooksTo);
  }

  Optional<Answer> answer(Call call) {
    try {
      return routes.answer(call);
    } catch (IllegalArgumentException e) {
      return Optional.of(Controls.malformed(e));
    }
  }

  /** Null switches an endpoint off. */
  private interface Switch {
    void to(@Nullable ScayleEndpoint endpoint);
  }

  private void endpoint(String name, Switch target) {
    routes
        .on(
            "PUT",
            "/_sandbox/" + name,
            call -> done(() -> target.to(Json.read(Controls.body(call), ScayleEndpoint.class))))
        .on("DELETE", "/_sandbox/" + name, call -> done(() -> target.to(null)));
  }

  private Answer ledger() {
    ObjectNode ledger = Json.object();
    ledger.set("orders", Json.tree(standIn.orders()));
    ledger.set("facts", Json.tree(standIn.ledger().facts()));
    return Answer.ok(ledger);
  }

  /** {@code {"kind":"PAID","count":3,"seed":7}}; the seed keeps two calls from the same orders. */
  private Answer samples(Call call) {
    JsonNode body = Controls.body(call);
    ScayleSampleKind kind = ScayleSampleKind.valueOf(body.path("kind").asText("PAID"));
    ScayleSamples samples = new ScayleSamples(body.path("seed").asLong(System.nanoTime()));
    ObjectNode answer = Json.object();
    ArrayNode orders = answer.putArray("orders");
    for (int i = 0; i < body.path("count").asInt(1); i++) {
      long id = standIn.storefront().place(samples.next(kind));
      orders.add(Json.tree(standIn.order(id)));
    }
    answer.set("personalData", Json.tree(samples.personalData()));
    return Answer.json(201, answer);
  }

  /** {@code {"warehouses":["facility-north"]}}; without it, in all warehouses. */
  private Answer cancel(Call call) {
    JsonNode named = Controls.body(call).path("warehouses");
    List<String> warehouses = new ArrayList<>();
    named.forEach(warehouse -> warehouses.add(warehouse.asText()));
    long order = id(call);
    return done(() -> {
      if (named.isMissingNode()) {
        standIn.storefront().cancelByCustomer(order);
      } else {
        standIn.storefront().cancelByCustomer(order, warehouses);
      }
    });
  }

  private Answer loseAnswers(Call call) {
    return done(() -> standIn.loseAnswers(Controls.body(call).path("count").asInt(1)));
  }

  private static Routes.Endpoint on(Consumer<Long> change) {
    return call -> done(() -> change.accept(id(call)));
  }

  private static long id(Call call) {
    return Long.parseLong(call.part("id"));
  }

  private static Answer done(Runnable control) {
    control.run();
    return Answer.empty(204);
  }
}
