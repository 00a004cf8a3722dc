package dev.lockstep.sandbox.scayle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** What the merchant reports: parcels and units that will never be one. */
final class Fulfilment {
  private final Shop shop;
  private final Lifecycle lifecycle;
  private final ScayleWebhooks webhooks;

  Fulfilment(Shop shop, Lifecycle lifecycle, ScayleWebhooks webhooks) {
    this.shop = shop;
    this.lifecycle = lifecycle;
    this.webhooks = webhooks;
  }

  Answer ship(Call call) {
    return report(call, "SHIPMENT_REFUSED", this::ship);
  }

  Answer cancel(Call call) {
    return report(call, "CANCELLATION_REFUSED", this::cancel);
  }

  private Answer report(Call call, String refusedFact, BiConsumer<ShopOrder, JsonNode> work) {
    JsonNode body = Wanted.body(call);
    Wanted.shopCountry(
        Wanted.text(body, "shopKey"), Wanted.text(body, "countryCode"), shop.options);
    Wanted.merchant(body, shop.options);
    long orderId = Wanted.id(body, "orderId");
    return shop.with(() -> {
      ShopOrder order = shop.require(orderId);
      try {
        work.accept(order, body);
      } catch (Refusal refused) {
        JsonNode error = Json.parse(refused.answer().body()).orElseGet(Json::object).path("errors");
        ObjectNode fact = Json.object().put("errorKey", Json.textOr(error.path(0), "errorKey", ""));
        shop.record(refusedFact, order, fact);
        throw refused;
      }
      return Answer.empty(shop.options.assumptions().writeStatus());
    });
  }

  private void ship(ShopOrder order, JsonNode body) {
    String carrier = Wanted.text(body, "carrier");
    String shipmentKey = Wanted.text(body, "shipmentKey");
    Instant shippedAt = Wanted.time(body, "deliveryDate");
    if (!shop.options.carriers().contains(carrier)) {
      throw ScayleProblem.refusal(
          400,
          "CARRIER_NOT_FOUND",
          "The merchant has no such carrier.",
          Json.object().put("carrier", carrier));
    }
    List<OrderItem> named = named(order, body);
    named.forEach(item -> requireShippable(order, item));
    List<OrderItem> items = withFollowers(order, named);
    takeReturnKeys(order, named, body);
    String returnIdentCode = Json.textAt(body, "returnIdentCode");
    ShopPackage parcel =
        new ShopPackage(
            shop.ids.nextPackage(), shipmentKey, carrier, returnIdentCode, shippedAt, items);
    commit(order, parcel);
  }

  private void commit(ShopOrder order, ShopPackage parcel) {
    List<OrderItem> items = parcel.items();
    List<OrderItem> again = items.stream().filter(item -> item.shippedAt != null).toList();
    items.forEach(item -> {
      item.shippedAt = parcel.shippedAt();
      item.packageId = parcel.id();
    });
    order.packages.add(parcel);
    order.lastMessageAt = shop.now();
    order.updatedAt = shop.now();
    ObjectNode fact =
        Json.object()
            .put("packageId", parcel.id())
            .put("shipmentKey", parcel.shipmentKey())
            .put("carrier", parcel.carrierKey());
    fact.set("orderItemIds", Shop.idsJson(items));
    fact.set("units", Json.tree(ShopOrder.unitsBySku(items)));
    shop.record("PACKAGE_SHIPPED", order, fact);
    if (!again.isEmpty()) {
      ObjectNode duplicate = Json.object().put("packageId", parcel.id());
      duplicate.set("orderItemIds", Shop.idsJson(again));
      shop.record("PARCEL_DUPLICATED", order, duplicate);
    }
    bill(order, parcel, again);
    webhooks.ofItems("order-package-shipped", order, items);
    if (!order.openItems().isEmpty()) {
      webhooks.ofItems("order-partially-invoiced", order, items);
    }
    lifecycle.settle(order);
  }

  private void bill(ShopOrder order, ShopPackage parcel, List<OrderItem> again) {
    long cents = parcel.items().stream().mapToLong(item -> item.unit.cents()).sum();
    List<Long> ids = parcel.items().stream().map(item -> item.id).toList();
    order.billings.add(new Billing(parcel.id(), ids, cents));
    ObjectNode fact = Json.object().put("packageId", parcel.id()).put("cents", cents);
    fact.set("orderItemIds", Shop.idsJson(parcel.items()));
    fact.set("billedBefore", Shop.idsJson(again));
    shop.record("BILLED", order, fact);
  }

  private void cancel(ShopOrder order, JsonNode body) {
    requireTold(order);
    List<OrderItem> named = named(order, body);
    for (OrderItem item : named) {
      if (item.cancelledAt != null && refusesRepeats()) {
        throw refusal(item, "ORDER_ITEM_CANCELLED", "The item is cancelled already.");
      }
    }
    order.lastMessageAt = shop.now();
    lifecycle.cancel(order, withFollowers(order, named), Lifecycle.Canceller.MERCHANT);
  }

  private List<OrderItem> named(ShopOrder order, JsonNode body) {
    Set<OrderItem> named = new LinkedHashSet<>();
    for (JsonNode entry : Wanted.items(body)) {
      long id = Wanted.id(entry, "orderItemId");
      OrderItem item =
          order.items.stream()
              .filter(candidate -> candidate.id == id)
              .findFirst()
              .orElseThrow(() ->
                  ScayleProblem.ofItem(
                      400,
                      "ORDER_ITEM_NOT_FOUND",
                      "The order has no such item.",
                      Long.toString(id)));
      if (!named.add(item)) {
        throw ScayleProblem.invalid("items");
      }
    }
    return List.copyOf(named);
  }

  private List<OrderItem> withFollowers(ShopOrder order, List<OrderItem> named) {
    List<OrderItem> all = new ArrayList<>(named);
    if (shop.options.assumptions().subItems() == SubItemRule.FOLLOW_MAIN_ITEM) {
      for (OrderItem item : named) {
        order.beneath(item).stream()
            .filter(sub -> sub.open() && !named.contains(sub))
            .forEach(all::add);
      }
    }
    return all;
  }

  /** Fixes the key of each item; two items never share one. */
  private void takeReturnKeys(ShopOrder order, List<OrderItem> named, JsonNode body) {
    List<? extends JsonNode> entries = Wanted.items(body);
    List<String> keys = entries.stream().map(entry -> Wanted.text(entry, "returnKey")).toList();
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      OrderItem item = named.get(i);
      boolean taken =
          keys.indexOf(key) != i
              || shop.byReturnKey(key).filter(other -> other.item() != item).isPresent();
      if (taken) {
        throw refusal(item, "RETURN_KEY_EXISTS", "Another item has this return key.");
      }
    }
    for (int i = 0; i < keys.size(); i++) {
      shop.setReturnKey(order, named.get(i), keys.get(i));
    }
  }

  private void requireShippable(ShopOrder order, OrderItem item) {
    requireTold(order);
    if (item.cancelledAt != null) {
      throw refusal(item, "ORDER_ITEM_CANCELLED", "A cancelled item cannot be shipped.");
    }
    if (item.shippedAt != null && refusesRepeats()) {
      throw refusal(item, "ORDER_ITEM_ALREADY_SHIPPED", "The item has shipped already.");
    }
    if (item.open() && order.forceClosed) {
      throw refusal(item, "ORDER_CLOSED", "The order was closed without this item.");
    }
  }

  private static void requireTold(ShopOrder order) {
    boolean waiting = order.state == OrderState.CREATED || order.state == OrderState.PENDED;
    if (waiting || (order.state == OrderState.CONFIRMED && !order.told)) {
      throw ScayleProblem.refusal(409, "ORDER_NOT_DELEGATED", "The order is not with a merchant.");
    }
  }

  private boolean refusesRepeats() {
    return shop.options.assumptions().repeats() == RepeatRule.REFUSED;
  }

  private static Refusal refusal(OrderItem item, String errorKey, String message) {
    return ScayleProblem.ofItem(409, errorKey, message, Long.toString(item.id));
  }
}
