package dev.lockstep.sandbox.scayle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Routes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public paths of the Admin API, as far as orders and their fulfilment go. */
final class ScayleApi {
  private static final String KEY = "key=";
  private static final int MOST = 100;

  private final Shop shop;
  private final Routes routes = new Routes();

  ScayleApi(
      Shop shop, ScayleAccess access, Fulfilment fulfilment, Returning returning, SetUp setUp) {
    this.shop = shop;
    String base = shop.options.basePath();
    String orders = base + "/shops/{shop}/countries/{country}/orders";
    routes
        .get(base + "/merchants", access.guard(Scope.MERCHANTS_READ, setUp::merchants))
        .get(
            base + "/webhooks/subscriptions",
            access.guard(Scope.WEBHOOKS_READ, setUp::subscriptions))
        .get(orders, access.guard(Scope.ORDERS_READ, this::list))
        .get(orders + "/{id}", access.guard(Scope.ORDERS_READ, this::get))
        .get(orders + "/{id}/status", access.guard(Scope.ORDERS_READ, this::status))
        .on(
            "PUT",
            orders + "/{id}/reference-key",
            access.guard(Scope.ORDERS_WRITE, this::putReferenceKey))
        .post(
            base + "/fulfillment/shipments",
            access.guard(Scope.FULFILLMENT_WRITE, fulfilment::ship))
        .post(
            base + "/fulfillment/cancellations",
            access.guard(Scope.FULFILLMENT_WRITE, fulfilment::cancel))
        .post(
            base + "/fulfillment/return-items",
            access.guard(Scope.FULFILLMENT_WRITE, returning::take));
  }

  Optional<Answer> answer(Call call) {
    return routes.answer(call);
  }

  /** The order that a path part means: a number, or {@code key=} and a reference key. */
  private ShopOrder order(Call call) {
    String part = call.part("id");
    Optional<ShopOrder> order =
        part.startsWith(KEY)
            ? shop.byKey(part.substring(KEY.length()))
            : number(part).flatMap(shop::byId);
    return order.orElseThrow(ScayleProblem::orderNotFound);
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException notOne) {
      return Optional.empty();
    }
  }

  /** Not bound to the shop country in the path. */
  private Answer get(Call call) {
    return shop.with(() -> Answer.ok(OrderJson.of(order(call), shop, with(call))));
  }

  private Answer status(Call call) {
    return shop.with(() -> Answer.ok(OrderJson.status(order(call))));
  }

  private Answer list(Call call) {
    Wanted.shopCountry(call.part("shop"), call.part("country"), shop.options);
    int limit = limit(call);
    long after = call.parameter("cursor").map(ScayleApi::fromCursor).orElse(0L);
    Set<Long> ids = ids(call);
    long least = call.parameter("filters[minId]").map(ScayleApi::requireNumber).orElse(1L);
    return shop.with(() -> {
      Collection<ShopOrder> left = shop.ordersAfter(Math.max(after, least - 1));
      List<ShopOrder> page =
          left.stream()
              .filter(order -> ids.isEmpty() || ids.contains(order.id))
              .limit(limit + 1L)
              .toList();
      return Answer.ok(page(page, limit, with(call)));
    });
  }

  private ObjectNode page(List<ShopOrder> found, int limit, List<String> with) {
    ObjectNode body = Json.object();
    ArrayNode entities = body.putArray("entities");
    List<ShopOrder> shown = found.subList(0, Math.min(limit, found.size()));
    shown.forEach(order -> entities.add(OrderJson.of(order, shop, with)));
    ObjectNode cursor = body.putObject("cursor");
    if (found.size() > limit) {
      cursor.put("next", toCursor(shown.getLast().id));
    } else {
      cursor.putNull("next");
    }
    return body;
  }

  private Answer putReferenceKey(Call call) {
    JsonNode body = Wanted.body(call);
    String key = Wanted.text(body, "referenceKey");
    return shop.with(() -> {
      ShopOrder order = order(call);
      if (shop.byKey(key).filter(other -> other != order).isPresent()) {
        throw ScayleProblem.refusal(409, "REFERENCE_KEY_EXISTS", "The reference key is taken.");
      }
      shop.rename(order, key);
      order.updatedAt = shop.now();
      shop.record("REFERENCE_KEY_SET", order, Json.object().put("referenceKey", key));
      return Answer.ok(OrderJson.of(order, shop, List.of()));
    });
  }

  private static List<String> with(Call call) {
    return call.parameters("with").stream().flatMap(ScayleApi::commas).toList();
  }

  private static Set<Long> ids(Call call) {
    return call.parameters("filters[id]").stream()
        .flatMap(ScayleApi::commas)
        .map(ScayleApi::requireNumber)
        .collect(Collectors.toSet());
  }

  private static Stream<String> commas(String text) {
    return Stream.of(text.split(",", -1)).filter(part -> !part.isBlank());
  }

  private static int limit(Call call) {
    long limit = call.parameter("limit").map(ScayleApi::requireNumber).orElse((long) MOST);
    if (limit < 1 || limit > MOST) {
      throw ScayleProblem.invalid("limit");
    }
    return (int) limit;
  }

  private static long requireNumber(String text) {
    return number(text).orElseThrow(() -> ScayleProblem.invalid("filters"));
  }

  private static String toCursor(long id) {
    byte[] text = ("after:" + id).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  private static long fromCursor(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      return number(text.replaceFirst("^after:", ""))
          .orElseThrow(() -> ScayleProblem.invalid("cursor"));
    } catch (IllegalArgumentException malformed) {
      throw ScayleProblem.invalid("cursor");
    }
  }
}
