package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.catalogue.Article;
import dev.lockstep.sandbox.cin7core.sample.Cin7SampleKind;
import dev.lockstep.sandbox.cin7core.sample.Cin7Samples;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Routes;
import dev.lockstep.sandbox.server.Controls;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every control of {@link Cin7StandIn} over HTTP; see the README of this module. */
final class Cin7Controls {
  private final Cin7StandIn standIn;
  private final Routes routes;

  Cin7Controls(Cin7StandIn standIn) {
    this.standIn = standIn;
    Cin7Merchant merchant = standIn.merchant();
    this.routes =
        Controls.routes(standIn.faults(), standIn.deliveryFaults(), standIn.outbox())
            .get("/_sandbox/ledger", call -> ledger())
            .post("/_sandbox/sales", this::place)
            .post("/_sandbox/samples", this::samples)
            .post("/_sandbox/sales/{id}/authorise", on(merchant::authorise))
            .post("/_sandbox/sales/{id}/allocate", on(merchant::allocate))
            .post("/_sandbox/sales/{id}/pay", this::pay)
            .post("/_sandbox/sales/{id}/correct-address", this::correctAddress)
            .post("/_sandbox/sales/{id}/change", this::change)
            .post("/_sandbox/sales/{id}/void", on(merchant::voidSale))
            .post("/_sandbox/sales/{id}/undo", on(merchant::undo))
            .post("/_sandbox/sales/{id}/edit", this::edit)
            .post("/_sandbox/sales/{id}/pick", on(merchant::authorisePick))
            .post("/_sandbox/sales/{id}/pack", on(merchant::authorisePack))
            .post("/_sandbox/sales/{id}/ship", on(merchant::authoriseShip))
            .post("/_sandbox/sales/{id}/touch", on(merchant::touch))
            .on("PUT", "/_sandbox/webhooks", this::webhooks)
            .on("DELETE", "/_sandbox/webhooks", call -> done(standIn::stopWebhooks))
            .post("/_sandbox/stock-levels", this::stockLevels)
            .on("PUT", "/_sandbox/quota", this::quota)
            .on("DELETE", "/_sandbox/quota", call -> done(() -> standIn.limitCalls(null)));
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
    ledger.set("sales", Json.tree(standIn.sales()));
    ledger.set("facts", Json.tree(standIn.ledger().facts()));
    return Answer.ok(ledger);
  }

  private interface OnSale {
    ObjectNode apply(String saleId);
  }

  private static Routes.Endpoint on(OnSale change) {
    return call -> Answer.ok(change.apply(call.part("id")));
  }

  private static Answer done(Runnable control) {
    control.run();
    return Answer.empty(204);
  }

  /** One sale, or an array of them. */
  private Answer place(Call call) {
    JsonNode body = Controls.body(call);
    if (!body.isArray()) {
      return Answer.json(201, standIn.merchant().place(Json.copyOf(body)));
    }
    ArrayNode placed = Json.array();
    Json.objects(body).forEach(sale -> placed.add(standIn.merchant().place(sale)));
    return Answer.json(201, placed);
  }

  /** {@code {"kind":"AUTHORISED","count":3,"seed":7}}; the seed keeps two calls apart. */
  private Answer samples(Call call) {
    JsonNode body = Controls.body(call);
    Cin7SampleKind kind = Cin7SampleKind.valueOf(body.path("kind").asText("AUTHORISED"));
    Cin7Samples samples = new Cin7Samples(body.path("seed").asLong(System.nanoTime()));
    ArrayNode placed = Json.array();
    for (int i = 0; i < body.path("count").asInt(1); i++) {
      placed.add(standIn.merchant().place(samples.next(kind)));
    }
    ObjectNode answer = Json.object();
    answer.set("sales", placed);
    answer.set("personalData", Json.tree(samples.personalData()));
    return Answer.json(201, answer);
  }

  /** {@code {"amount":12.5}}; without an amount, all that is due. */
  private Answer pay(Call call) {
    JsonNode amount = Controls.body(call).path("amount");
    String id = call.part("id");
    return Answer.ok(
        amount.isNumber()
            ? standIn.merchant().pay(id, amount.decimalValue())
            : standIn.merchant().pay(id));
  }

  private Answer correctAddress(Call call) {
    ObjectNode address = Json.copyOf(Controls.body(call));
    return Answer.ok(standIn.merchant().correctAddress(call.part("id"), address));
  }

  private Answer change(Call call) {
    return Answer.ok(standIn.merchant().change(call.part("id"), Controls.body(call)));
  }

  private Answer edit(Call call) {
    List<ObjectNode> lines = Json.objects(Controls.body(call).path("lines")).toList();
    return Answer.ok(standIn.merchant().editLines(call.part("id"), lines));
  }

  /** {@code {"uri":"http://…","bearer":"…","headers":{},"types":["Sale/Voided"]}}. */
  private Answer webhooks(Call call) {
    ObjectNode body = Json.copyOf(Controls.body(call));
    JsonNode types = body.path("types");
    body.remove("types");
    Cin7WebhookTarget target = Json.read(body, Cin7WebhookTarget.class);
    standIn.stopWebhooks();
    List<String> wanted =
        types.isArray() ? Arrays.asList(Json.read(types, String[].class)) : Cin7StandIn.SALE_EVENTS;
    return done(() -> wanted.forEach(type -> standIn.subscribe(type, target)));
  }

  /** {@code {"skus":["MUG-ENAMEL-350"]}}; without SKUs, every article. */
  private Answer stockLevels(Call call) {
    JsonNode skus = Controls.body(call).path("skus");
    List<String> wanted =
        skus.isArray()
            ? Arrays.asList(Json.read(skus, String[].class))
            : Article.all().stream().map(Article::sku).toList();
    return done(() -> standIn.sendStockLevels(wanted));
  }

  /** {@code {"calls":60,"window":"PT60S","shapes":["SECONDS"]}}; an empty body is the usual one. */
  private Answer quota(Call call) {
    JsonNode body = Controls.body(call);
    Cin7Quota quota = body.isEmpty() ? Cin7Quota.platform() : Json.read(body, Cin7Quota.class);
    return done(() -> standIn.limitCalls(quota));
  }
}
