package dev.lockstep.sandbox.scayle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.http.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the merchant to take confirmed orders, until it does or the schedule is used up. */
final class Delegating {
  private final Shop shop;
  private final Agenda agenda;
  private final Lifecycle lifecycle;
  private final BlockingCalls calls;
  private volatile @Nullable ScayleEndpoint endpoint;

  Delegating(Shop shop, Agenda agenda, Lifecycle lifecycle, BlockingCalls calls) {
    this.shop = shop;
    this.agenda = agenda;
    this.lifecycle = lifecycle;
    this.calls = calls;
    this.endpoint = shop.options.delegation();
  }

  void sendTo(@Nullable ScayleEndpoint newEndpoint) {
    endpoint = newEndpoint;
  }

  @Nullable ScayleEndpoint endpoint() {
    return endpoint;
  }

  void begin(ShopOrder order) {
    agenda.after(shop.options.timing().delegationPause(), () -> attempt(order, 1));
  }

  /** Posts an order once more, whatever has become of it; the answer changes nothing. */
  void repeat(ShopOrder order) {
    agenda.after(
        Duration.ZERO,
        () -> {
          ScayleEndpoint to = endpoint;
          if (to != null) {
            BlockingCalls.Reply reply = calls.post(to, shop.with(() -> body(order)));
            shop.run(() -> note(order, 1, reply));
          }
        });
  }

  private void attempt(ShopOrder order, int number) {
    ScayleEndpoint to = endpoint;
    if (to == null) {
      shop.run(() -> {
        if (order.state == OrderState.CONFIRMED) {
          lifecycle.delegated(order);
        }
      });
      return;
    }
    Optional<String> body = shop.with(() -> bodyIfWanted(order));
    if (body.isPresent()) {
      BlockingCalls.Reply reply = calls.post(to, body.get());
      shop.run(() -> take(order, number, reply));
    }
  }

  private Optional<String> bodyIfWanted(ShopOrder order) {
    if (order.state != OrderState.CONFIRMED) {
      return Optional.empty();
    }
    order.told = true;
    return Optional.of(body(order));
  }

  private String body(ShopOrder order) {
    return Json.text(DelegationJson.of(order, shop));
  }

  private void take(ShopOrder order, int number, BlockingCalls.Reply reply) {
    CallAttempt.Outcome outcome = note(order, number, reply);
    if (order.state != OrderState.CONFIRMED) {
      return;
    }
    List<Duration> retries = shop.options.timing().retries();
    if (outcome == CallAttempt.Outcome.SUCCESS) {
      lifecycle.delegated(order);
    } else if (number > retries.size()) {
      lifecycle.abort(order);
    } else {
      agenda.after(retries.get(number - 1), () -> attempt(order, number + 1));
    }
  }

  private CallAttempt.Outcome note(ShopOrder order, int number, BlockingCalls.Reply reply) {
    JsonNode body = reply.body();
    String result = Json.textOr(body, "orderDelegationResult", "");
    CallAttempt.Outcome outcome = outcome(reply.status(), result);
    order.delegations.add(
        new CallAttempt(number, shop.now(), List.of(), reply.status(), result, outcome));
    shop.record(
        "DELEGATION_ANSWERED",
        order,
        Json.object()
            .put("attempt", number)
            .put("status", reply.status())
            .put("result", result)
            .put("referenceKey", Json.textOr(body, "referenceKey", ""))
            .put("errorKey", Json.textOr(body, "errorKey", ""))
            .put("outcome", outcome.name()));
    return outcome;
  }

  private static CallAttempt.Outcome outcome(int status, String result) {
    if (status == 0) {
      return CallAttempt.Outcome.NO_ANSWER;
    }
    return status == 201 && result.equals("acknowledged")
        ? CallAttempt.Outcome.SUCCESS
        : CallAttempt.Outcome.NOT_UNDERSTOOD;
  }
}
