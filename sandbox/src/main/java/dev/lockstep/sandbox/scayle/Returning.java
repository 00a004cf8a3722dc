package dev.lockstep.sandbox.scayle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;

/** Takes back units by their return keys; each return refunds at once. */
final class Returning {
  private final Shop shop;
  private final ScayleWebhooks webhooks;

  Returning(Shop shop, ScayleWebhooks webhooks) {
    this.shop = shop;
    this.webhooks = webhooks;
  }

  /** The body is a bare array; all of it is accepted or none. */
  Answer take(Call call) {
    JsonNode body = Wanted.body(call);
    if (!body.isArray() || body.isEmpty()) {
      throw ScayleProblem.invalid("returnKey");
    }
    return shop.with(() -> {
      List<Shop.Returnable> found = new ArrayList<>();
      Json.objects(body)
          .forEach(entry -> {
            Wanted.merchant(entry, shop.options);
            Wanted.time(entry, "received");
            found.add(find(Wanted.text(entry, "returnKey")));
          });
      found.forEach(this::refund);
      return Answer.empty(shop.options.assumptions().writeStatus());
    });
  }

  private Shop.Returnable find(String returnKey) {
    Shop.Returnable found =
        shop.byReturnKey(returnKey)
            .orElseThrow(() ->
                ScayleProblem.refusal(404, "RETURN_KEY_NOT_FOUND", "No item has this return key."));
    requireReturnable(found.item());
    return found;
  }

  private void requireReturnable(OrderItem item) {
    boolean again =
        item.returnedAt != null && shop.options.assumptions().repeats() == RepeatRule.REFUSED;
    if (again || !item.live()) {
      throw ScayleProblem.ofItem(
          409, "ORDER_ITEM_NOT_RETURNABLE", "The item is not out.", Long.toString(item.id));
    }
  }

  private void refund(Shop.Returnable found) {
    OrderItem item = found.item();
    boolean again = item.returnedAt != null;
    item.returnedAt = shop.now();
    found.order().updatedAt = shop.now();
    shop.record(
        "REFUNDED",
        found.order(),
        Json.object()
            .put("orderItemId", item.id)
            .put("cents", item.unit.cents())
            .put("again", again));
    webhooks.ofItems("order-item-returned", found.order(), List.of(item));
  }
}
