package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Routes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The public paths of the API; their case does not matter. */
final class Cin7Api {
  private final Cin7Options options;
  private final Books books;
  private final SaleJson json;
  private final Headers headers;
  private final Fulfilments fulfilments;
  private final Cancelling cancelling;
  private final Throttle throttle;
  private final Set<String> paths = new HashSet<>();
  private final Routes routes = new Routes();

  Cin7Api(
      Books books,
      SaleJson json,
      Headers headers,
      Fulfilments fulfilments,
      Cancelling cancelling,
      Throttle throttle) {
    this.options = books.options;
    this.books = books;
    this.json = json;
    this.headers = headers;
    this.fulfilments = fulfilments;
    this.cancelling = cancelling;
    this.throttle = throttle;
    SaleList list = new SaleList(books, json);
    on("GET", "/me", call -> me());
    on("GET", "/saleList", list::answer);
    on("GET", "/sale", this::read);
    on("PUT", "/sale", this::update);
    on("DELETE", "/sale", this::cancel);
    on("GET", "/sale/order", this::order);
    on("GET", "/sale/payment", this::payments);
    on("GET", "/sale/fulfilment", call -> Answer.ok(tasks(saleOf(call, "SaleID"))));
    on("POST", "/sale/fulfilment", this::openTask);
    on("DELETE", "/sale/fulfilment", this::cancelTask);
    for (Cin7Stage stage : Cin7Stage.values()) {
      String path = "/sale/fulfilment/" + stage.name().toLowerCase(Locale.ROOT);
      on("GET", path, call -> document(stage, books.task(Wire.requiredGuid(call, "TaskID"))));
      on("POST", path, call -> save(stage, call, false));
      on("PUT", path, call -> save(stage, call, true));
    }
    on("GET", "/webhooks", call -> books.webhooks.list());
    on("POST", "/webhooks", books.webhooks::create);
    on("PUT", "/webhooks", books.webhooks::update);
    on("DELETE", "/webhooks", books.webhooks::delete);
    on("GET", "/ref/carrier", this::carriers);
    on("GET", "/product", Products::list);
  }

  private void on(String method, String path, Routes.Endpoint endpoint) {
    String known = (options.basePath() + path).toLowerCase(Locale.ROOT);
    paths.add(known);
    routes.on(method, known, call -> books.with(() -> endpoint.answer(call)));
  }

  /** Always an answer: what is nowhere is a page with status 200. */
  Answer answer(Call call) {
    String path = call.path().toLowerCase(Locale.ROOT);
    Call lower =
        new Call(call.method(), path, call.headers(), call.query(), call.body(), call.parts());
    if (!paths.contains(path.endsWith("/") ? path.substring(0, path.length() - 1) : path)) {
      return Cin7Problem.page();
    }
    if (!same(call, "api-auth-accountid", options.accountId())
        || !same(call, "api-auth-applicationkey", options.applicationKey())) {
      return Cin7Problem.forbidden();
    }
    Optional<Answer> refused = throttle.refuse();
    return refused.isPresent()
        ? refused.get()
        : throttle.tell(routes.answer(lower).orElseGet(Cin7Problem::methodNotAllowed));
  }

  private static boolean same(Call call, String header, String secret) {
    String given = call.header(header).orElse("").strip();
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode body(Call call) {
    return call.object().orElseThrow(Cin7Problem::unparseable);
  }

  private Sale saleOf(Call call, String parameter) {
    return books.sale(Wire.requiredGuid(call, parameter));
  }

  private static Answer me() {
    return Answer.ok(
        Json.object()
            .put("Company", "Lockstep Sandbox")
            .put("Currency", "GBP")
            .put("TimeZone", "Europe/London")
            .put("DefaultWeightUnits", "g")
            .put("DefaultDimensionsUnits", "cm")
            .putNull("LockDate")
            .put("OpeningBalanceDate", "2021-07-31T00:00:00")
            .put("TaxCalculationMethod", "Total")
            .put("DefaultSaleTaxRuleId", Books.fixedId("tax/sales"))
            .put("MaximumDecimalPlacesInQuantity", "N4"));
  }

  private Answer read(Call call) {
    return Answer.ok(
        json.document(
            saleOf(call, "ID"),
            Countries.of(Wire.parameter(call, "CountryFormat").orElse("")),
            Wire.flag(call, "HideInventoryMovements")));
  }

  private Answer update(Call call) {
    ObjectNode body = body(call);
    Sale sale = books.sale(Wire.guid(Wire.text(body, "ID"), "ID"));
    headers.update(sale, body, By.API);
    return Answer.ok(json.document(sale, Countries.REGULAR, false));
  }

  private Answer cancel(Call call) {
    Sale sale = saleOf(call, "ID");
    cancelling.sale(sale, Wire.flag(call, "Void"), By.API);
    return Answer.ok(json.document(sale, Countries.REGULAR, false));
  }

  private Answer order(Call call) {
    Sale sale = saleOf(call, "SaleID");
    ObjectNode reply = Json.object().put("SaleID", sale.id);
    reply.setAll(Json.copyOf(json.document(sale, Countries.REGULAR, true).path("Order")));
    return Answer.ok(reply);
  }

  private JsonNode tasks(Sale sale) {
    ObjectNode reply = Json.object().put("SaleID", sale.id);
    reply.set("Fulfilments", json.tasks(sale, Countries.REGULAR));
    return SaleJson.styled(sale, reply);
  }

  private Answer payments(Call call) {
    Sale sale = saleOf(call, "SaleID");
    return Answer.ok(SaleJson.styled(sale, SaleJson.payments(sale)));
  }

  private Answer openTask(Call call) {
    Sale sale = books.sale(Wire.guid(Wire.text(body(call), "SaleID"), "SaleID"));
    fulfilments.open(sale, By.API);
    return Answer.ok(tasks(sale));
  }

  private Answer cancelTask(Call call) {
    Books.Owned owned = books.task(Wire.requiredGuid(call, "TaskID"));
    cancelling.task(owned.sale(), owned.task(), Wire.flag(call, "Void"), By.API);
    return Answer.ok(tasks(owned.sale()));
  }

  private Answer save(Cin7Stage stage, Call call, boolean replace) {
    ObjectNode body = body(call);
    Books.Owned owned = books.task(Wire.guid(Wire.text(body, "TaskID"), "TaskID"));
    fulfilments.save(stage, owned.sale(), owned.task(), body, replace, By.API);
    return document(stage, owned);
  }

  private static Answer document(Cin7Stage stage, Books.Owned owned) {
    ObjectNode reply = Json.object().put("TaskID", owned.task().id);
    reply.setAll(
        switch (stage) {
          case PICK -> SaleJson.pick(owned.task());
          case PACK -> SaleJson.pack(owned.task());
          case SHIP -> SaleJson.ship(owned.sale(), owned.task(), Countries.REGULAR);
        });
    return Answer.ok(SaleJson.styled(owned.sale(), reply));
  }

  private Answer carriers(Call call) {
    Optional<String> description = Wire.parameter(call, "Description");
    ArrayNode all = Json.array();
    options.carriers().stream()
        .filter(carrier -> description.map(carrier::equalsIgnoreCase).orElse(true))
        .forEach(carrier ->
            all.addObject()
                .put("CarrierID", Books.fixedId("carrier/" + carrier))
                .put("Description", carrier));
    List<ObjectNode> rows = Json.objects(all).toList();
    return Answer.ok(Paging.of(call).page("CarrierList", rows));
  }
}
