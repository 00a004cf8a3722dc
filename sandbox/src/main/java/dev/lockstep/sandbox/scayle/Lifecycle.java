package dev.lockstep.sandbox.scayle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.scayle.sample.ScayleSample;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Moves orders from state to state, and tells the listeners; everything within {@link Shop}. */
final class Lifecycle {
  private final Shop shop;
  private final Agenda agenda;
  private final ScayleWebhooks webhooks;

  /** Who cancels. */
  enum Canceller {
    CUSTOMER,
    MERCHANT,
    STAFF,
    PLATFORM
  }

  Lifecycle(Shop shop, Agenda agenda, ScayleWebhooks webhooks) {
    this.shop = shop;
    this.agenda = agenda;
    this.webhooks = webhooks;
  }

  ShopOrder pend(ScayleSample sample) {
    ShopOrder order = shop.add(sample);
    become(order, OrderState.PENDED);
    return order;
  }

  ShopOrder place(ScayleSample sample) {
    ShopOrder order = pend(sample);
    if (sample.confirmed()) {
      confirm(order);
    }
    return order;
  }

  void confirm(ShopOrder order) {
    if (order.state != OrderState.PENDED) {
      throw ScayleProblem.refusal(409, "ORDER_NOT_PENDED", "The order awaits no payment.");
    }
    order.confirmedAt = shop.now();
    become(order, OrderState.CONFIRMED);
    webhooks.ofOrder("order-confirmed", order);
  }

  void delegated(ShopOrder order) {
    Instant now = shop.now();
    order.items.forEach(item -> item.delegatedAt = now);
    order.lastMessageAt = now;
    become(order, OrderState.DELEGATED);
    webhooks.ofOrder("order-delegated", order);
    awaitMessages(order, now);
    settle(order);
  }

  /** Every item has been answered: the order is closed, one way or the other. */
  void settle(ShopOrder order) {
    boolean running =
        order.state == OrderState.DELEGATED
            || order.state == OrderState.CONFIRMED
            || order.state == OrderState.PENDED;
    if (!running || !order.openItems().isEmpty()) {
      return;
    }
    if (order.packages.isEmpty()) {
      become(order, OrderState.ABORTED);
      become(order, OrderState.CANCELLED);
      webhooks.ofOrder("order-cancelled", order);
    } else {
      invoice(order);
    }
  }

  void cancel(ShopOrder order, List<OrderItem> items, Canceller by) {
    if (items.isEmpty()) {
      return;
    }
    Instant now = shop.now();
    ObjectNode fact = Json.object().put("by", by.name());
    fact.set("orderItemIds", Shop.idsJson(items));
    fact.set(
        "shippedBefore", Shop.idsJson(items.stream().filter(i -> i.shippedAt != null).toList()));
    for (OrderItem item : items) {
      item.cancelledAt = now;
      item.cancelledByCustomer = by == Canceller.CUSTOMER;
    }
    order.updatedAt = now;
    shop.record("ITEMS_CANCELLED", order, fact);
    if (order.state == OrderState.DELEGATED) {
      webhooks.ofItems("order-item-unshippable", order, items);
    }
    if (by == Canceller.CUSTOMER) {
      webhooks.ofItems("order-item-cancelled", order, items);
    }
    settle(order);
  }

  /** Nobody acknowledged the order: the customer does not get it. */
  void abort(ShopOrder order) {
    shop.record("DELEGATION_EXHAUSTED", order, Json.object());
    cancel(order, order.openItems(), Canceller.PLATFORM);
  }

  void forceClose(ShopOrder order) {
    if (order.state != OrderState.DELEGATED) {
      throw ScayleProblem.refusal(409, "ORDER_NOT_DELEGATED", "The order is not with a merchant.");
    }
    order.forceClosed = true;
    ObjectNode fact = Json.object();
    fact.set("unanswered", Shop.idsJson(order.openItems()));
    shop.record("FORCE_CLOSED", order, fact);
    invoice(order);
  }

  private void invoice(ShopOrder order) {
    become(order, OrderState.SHIPPED);
    order.invoicedAt = shop.now();
    become(order, OrderState.INVOICED);
    webhooks.ofOrder("order-invoiced", order);
  }

  private void awaitMessages(ShopOrder order, Instant since) {
    agenda.at(
        since.plus(shop.options.timing().forceCloseAfter()),
        () -> shop.run(() -> closeIfSilent(order)));
  }

  private void closeIfSilent(ShopOrder order) {
    Instant last = order.lastMessageAt;
    if (order.state != OrderState.DELEGATED || last == null) {
      return;
    }
    if (last.plus(shop.options.timing().forceCloseAfter()).isAfter(shop.now())) {
      awaitMessages(order, last);
    } else {
      forceClose(order);
    }
  }

  private void become(ShopOrder order, OrderState state) {
    OrderState before = order.state;
    order.state = state;
    order.updatedAt = shop.now();
    shop.record(
        "STATE_CHANGED",
        order,
        Json.object()
            .put("from", before.name().toLowerCase(Locale.ROOT))
            .put("to", state.name().toLowerCase(Locale.ROOT)));
  }
}
