package dev.lockstep.sandbox.scayle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the merchant whether a customer may still cancel, warehouse by warehouse. */
final class Cancelling {
  private final Shop shop;
  private final Agenda agenda;
  private final Lifecycle lifecycle;
  private final BlockingCalls calls;
  private volatile @Nullable ScayleEndpoint endpoint;

  Cancelling(Shop shop, Agenda agenda, Lifecycle lifecycle, BlockingCalls calls) {
    this.shop = shop;
    this.agenda = agenda;
    this.lifecycle = lifecycle;
    this.calls = calls;
    this.endpoint = shop.options.cancellation();
  }

  void sendTo(@Nullable ScayleEndpoint newEndpoint) {
    endpoint = newEndpoint;
  }

  @Nullable ScayleEndpoint endpoint() {
    return endpoint;
  }

  /** Within {@link Shop#with}. */
  void request(ShopOrder order, List<String> warehouses) {
    List<OrderItem> items = openIn(order, warehouses);
    if (items.isEmpty()) {
      throw ScayleProblem.refusal(
          409, "ORDER_NOT_CANCELLABLE", "No item of the order can be cancelled any more.");
    }
    if (order.state != OrderState.DELEGATED || endpoint == null) {
      lifecycle.cancel(order, items, Lifecycle.Canceller.CUSTOMER);
      return;
    }
    List<String> asked = items.stream().map(item -> item.unit.warehouse()).distinct().toList();
    order.cancellationsAsked++;
    ObjectNode fact = Json.object();
    asked.forEach(fact.putArray("warehouses")::add);
    shop.record("CANCELLATION_ASKED", order, fact);
    agenda.after(Duration.ZERO, () -> attempt(order, asked, 1));
  }

  private static List<OrderItem> openIn(ShopOrder order, List<String> warehouses) {
    boolean closed = order.state == OrderState.SHIPPED || order.state == OrderState.INVOICED;
    return order.openItems().stream()
        .filter(item -> !closed && warehouses.contains(item.unit.warehouse()))
        .toList();
  }

  private void attempt(ShopOrder order, List<String> warehouses, int number) {
    ScayleEndpoint to = endpoint;
    if (to == null) {
      shop.run(() -> {
        order.cancellationsAsked--;
        lifecycle.cancel(order, openIn(order, warehouses), Lifecycle.Canceller.CUSTOMER);
      });
      return;
    }
    BlockingCalls.Reply reply = calls.post(to, shop.with(() -> body(order, warehouses)));
    shop.run(() -> take(order, warehouses, number, reply));
  }

  private String body(ShopOrder order, List<String> warehouses) {
    ObjectNode body =
        Json.object()
            .put("orderReferenceKey", DelegationJson.key(order, shop))
            .put("fulfillingMerchantKey", shop.options.merchantKey())
            .put("merchantKey", shop.options.merchantKey())
            .put("companyId", shop.options.companyId());
    ArrayNode ids = body.putArray("warehouseIds");
    warehouses.forEach(warehouse -> ids.add(shop.warehouseId(warehouse)));
    return Json.text(body);
  }

  private void take(
      ShopOrder order, List<String> warehouses, int number, BlockingCalls.Reply reply) {
    CallAttempt.Outcome outcome = note(order, warehouses, number, reply);
    List<Duration> retries = shop.options.timing().retries();
    switch (outcome) {
      case SUCCESS -> {
        order.cancellationsAsked--;
        lifecycle.cancel(order, openIn(order, warehouses), Lifecycle.Canceller.CUSTOMER);
      }
      case REFUSED -> order.cancellationsAsked--;
      case NOT_UNDERSTOOD, NO_ANSWER -> {
        if (number > retries.size()) {
          order.cancellationsAsked--;
          shop.record("CANCELLATION_GIVEN_UP", order, Json.object().put("attempts", number));
        } else {
          agenda.after(retries.get(number - 1), () -> attempt(order, warehouses, number + 1));
        }
      }
    }
  }

  private CallAttempt.Outcome note(
      ShopOrder order, List<String> warehouses, int number, BlockingCalls.Reply reply) {
    String result = Json.textOr(reply.body(), "cancellationResult", "");
    CallAttempt.Outcome outcome = outcome(reply, result);
    order.cancellations.add(
        new CallAttempt(number, shop.now(), warehouses, reply.status(), result, outcome));
    shop.record(
        "CANCELLATION_ANSWERED",
        order,
        Json.object()
            .put("attempt", number)
            .put("status", reply.status())
            .put("result", result)
            .put("errorKey", Json.textOr(reply.body(), "errorKey", ""))
            .put("outcome", outcome.name()));
    return outcome;
  }

  private CallAttempt.Outcome outcome(BlockingCalls.Reply reply, String result) {
    if (!reply.answered()) {
      return CallAttempt.Outcome.NO_ANSWER;
    }
    if (reply.status() == 201 && result.equals("successful")) {
      return CallAttempt.Outcome.SUCCESS;
    }
    RefusedAnswer refusal = shop.options.assumptions().cancellationRefusal();
    return refusal != null && refusal.fits(reply.status(), reply.body())
        ? CallAttempt.Outcome.REFUSED
        : CallAttempt.Outcome.NOT_UNDERSTOOD;
  }
}
