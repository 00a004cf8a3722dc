package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.commercetools.query.Expansion;
import dev.lockstep.sandbox.commercetools.query.Listing;
import dev.lockstep.sandbox.commercetools.query.MalformedQuery;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Routes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The public paths of the platform. */
final class CommercetoolsApi {
  private static final int LONGEST_URL = 15 * 1024;
  private static final List<String> VIEW_ORDERS = List.of("view_orders", "manage_orders");

  private final Project project;
  private final Tokens tokens;
  private final Updates updates;
  private final Broadcast broadcast;
  private final Expansion expansion;
  private final Routes routes = new Routes();

  CommercetoolsApi(Project project, Tokens tokens, Updates updates, Broadcast broadcast) {
    this.project = project;
    this.tokens = tokens;
    this.updates = updates;
    this.broadcast = broadcast;
    this.expansion = new Expansion(project::find);
    routes.post("/oauth/token", tokens::issue);
    for (String base : List.of("/" + project.key, "/" + project.key + "/in-store/key={store}")) {
      orders(base + "/orders");
    }
    payments("/" + project.key + "/payments");
    named("channels", project.channels, List.of("view_channels", "manage_channels"));
    named("states", project.states, List.of("view_states", "manage_states"));
    named("types", project.types, List.of("view_types", "manage_types"));
    named("subscriptions", project.subscriptions, List.of("manage_subscriptions"));
    routes.get(path("/subscriptions/{id}/health"), this::health);
    routes.get(path(""), one(List.of("view_project_settings"), call -> project.document()));
    routes.get(path("/messages"), read(List.of("view_messages", "view_orders"), project.messages));
    routes.get(
        path("/messages/{id}"),
        one(List.of("view_messages", "view_orders"), c -> project.messages.require(c.part("id"))));
  }

  Optional<Answer> answer(Call call) {
    int length = call.path().length();
    for (var parameter : call.query().entrySet()) {
      length += parameter.getValue().stream().mapToInt(String::length).sum();
    }
    return length > LONGEST_URL
        ? Optional.of(Answer.text(414, "text/html", "<html><body>URI too long</body></html>"))
        : routes.answer(call);
  }

  private String path(String rest) {
    return "/" + project.key + rest;
  }

  private void orders(String base) {
    List<String> manage = List.of("manage_orders");
    routes.get(base, read(VIEW_ORDERS, project.orders));
    // Listed before the id, which would match it too.
    routes.get(
        base + "/order-number={number}",
        one(VIEW_ORDERS, call -> project.orders.requireKey(call.part("number"))));
    routes.get(base + "/{id}", one(VIEW_ORDERS, call -> project.orders.require(call.part("id"))));
    routes.post(
        base + "/order-number={number}",
        call ->
            update(
                call,
                manage,
                project.orders,
                () -> project.orders.requireKey(call.part("number"))));
    routes.post(
        base + "/{id}",
        call ->
            update(call, manage, project.orders, () -> project.orders.require(call.part("id"))));
  }

  private void payments(String base) {
    List<String> view = List.of("view_payments", "manage_payments");
    routes.get(base, read(view, project.payments));
    routes.get(
        base + "/key={key}", one(view, call -> project.payments.requireKey(call.part("key"))));
    routes.get(base + "/{id}", one(view, call -> project.payments.require(call.part("id"))));
    routes.post(
        base + "/{id}",
        call ->
            update(
                call,
                List.of("manage_payments"),
                project.payments,
                () -> project.payments.require(call.part("id"))));
  }

  private void named(String name, Shelf shelf, List<String> scopes) {
    String base = path("/" + name);
    List<String> manage = List.of("manage_" + name);
    routes.get(base, read(scopes, shelf));
    routes.get(base + "/key={key}", one(scopes, call -> shelf.requireKey(call.part("key"))));
    routes.get(base + "/{id}", one(scopes, call -> shelf.require(call.part("id"))));
    routes.post(base, call -> create(call, manage, shelf));
    routes.post(
        base + "/{id}", call -> update(call, manage, shelf, () -> shelf.require(call.part("id"))));
  }

  private Routes.Endpoint read(List<String> scopes, Shelf shelf) {
    return call -> {
      tokens.require(call, scopes);
      try {
        ObjectNode page = shelf.page(Listing.of(call));
        List<String> expand = call.parameters("expand");
        if (!expand.isEmpty()) {
          var results = Json.array();
          Json.objects(page.path("results"))
              .forEach(result -> results.add(expansion.expand(result, expand)));
          page.set("results", results);
        }
        return Answer.ok(page);
      } catch (MalformedQuery e) {
        throw Problem.invalidInput("Malformed parameter: " + e.getMessage());
      }
    };
  }

  private Routes.Endpoint one(List<String> scopes, Function<Call, ObjectNode> find) {
    return call -> {
      tokens.require(call, scopes);
      return Answer.ok(expansion.expand(find.apply(call), call.parameters("expand")));
    };
  }

  private Answer update(Call call, List<String> scopes, Shelf shelf, Supplier<ObjectNode> current) {
    Writer writer = new Writer(tokens.require(call, scopes).clientId());
    ObjectNode after = updates.update(shelf, current, body(call), writer);
    if (shelf.typeId().equals("subscription")) {
      project.write(() -> {
        broadcast.onHealth(after);
        return after;
      });
    }
    return Answer.ok(expansion.expand(after, call.parameters("expand")));
  }

  private Answer create(Call call, List<String> scopes, Shelf shelf) {
    Writer writer = new Writer(tokens.require(call, scopes).clientId());
    ObjectNode draft = body(call);
    ObjectNode created =
        project.write(() -> {
          String key = Json.textAt(draft, "key");
          if (key != null && shelf.byKey(key).isPresent()) {
            throw Problem.duplicateField("key", key);
          }
          ObjectNode document = Fixtures.stamped(project, draft, project.newId(), writer);
          if (shelf.typeId().equals("subscription")) {
            document.put("status", "Healthy");
          }
          shelf.put(document);
          return document;
        });
    if (shelf.typeId().equals("subscription")) {
      broadcast.onSubscribed(created);
    }
    return Answer.json(201, created);
  }

  /** Needs no token, as on the platform. */
  private Answer health(Call call) {
    ObjectNode subscription = project.subscriptions.require(call.part("id"));
    String status = subscription.path("status").asText();
    return switch (status) {
      case "Healthy" -> Answer.empty(200);
      case "TemporaryError" -> Answer.empty(503);
      default -> Answer.empty(400);
    };
  }

  private static ObjectNode body(Call call) {
    return call.object().orElseThrow(() -> Problem.invalidJson("The body is no JSON object."));
  }
}
