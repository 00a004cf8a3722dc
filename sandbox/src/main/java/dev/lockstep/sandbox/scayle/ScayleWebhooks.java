package dev.lockstep.sandbox.scayle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.Impostor;
import dev.lockstep.sandbox.delivery.Notice;
import dev.lockstep.sandbox.delivery.Outbox;
import dev.lockstep.sandbox.delivery.Posting;
import dev.lockstep.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the listener what happened: unsigned, unordered, with Basic credentials. {@code type} is
 * the event's name and {@code key} belongs to the one event, so a repeat has the same key.
 */
final class ScayleWebhooks {
  private static final Duration LONG_PAST = Duration.ofHours(2);

  private final Shop shop;
  private final Outbox outbox;
  private final AtomicLong sequence = new AtomicLong();
  private volatile @Nullable ScayleEndpoint endpoint;

  ScayleWebhooks(Shop shop, Outbox outbox) {
    this.shop = shop;
    this.outbox = outbox;
    this.endpoint = shop.options.webhooks();
  }

  void sendTo(@Nullable ScayleEndpoint newEndpoint) {
    endpoint = newEndpoint;
  }

  @Nullable ScayleEndpoint endpoint() {
    return endpoint;
  }

  void ofOrder(String event, ShopOrder order) {
    send(event, order, () -> OrderJson.of(order, shop, List.of()));
  }

  void ofItems(String event, ShopOrder order, List<OrderItem> items) {
    send(
        event,
        order,
        () -> {
          ObjectNode payload = Json.object();
          ArrayNode array = payload.putArray("items");
          items.forEach(item -> array.add(OrderJson.item(item, shop, List.of())));
          payload.set("order", OrderJson.of(order, shop, List.of()));
          return payload;
        });
  }

  /** The payload is of this moment, whenever it is delivered. */
  private void send(String event, ShopOrder order, Supplier<ObjectNode> written) {
    ScayleEndpoint to = endpoint;
    if (to == null) {
      return;
    }
    String id = uuid(sequence.incrementAndGet());
    Instant at = shop.now();
    ObjectNode payload = written.get();
    String about = order.subject();
    outbox.send(new Notice(event, about, flaws -> seal(to, event, id, about, at, payload, flaws)));
  }

  private Posting seal(
      ScayleEndpoint to,
      String event,
      String id,
      String about,
      Instant at,
      ObjectNode payload,
      Set<DeliveryFault> flaws) {
    Instant occurred = flaws.contains(DeliveryFault.OLD_TIMESTAMP) ? at.minus(LONG_PAST) : at;
    ObjectNode body =
        Json.object().put("key", id).put("type", event).put("occurredAt", Times.text(occurred));
    body.putObject("meta")
        .put("tenantKey", shop.options.tenantKey())
        .put("xRequestId", "request-" + id);
    body.putObject("locale")
        .put("appId", 1)
        .put("countryCode", shop.options.countryCode().toUpperCase(Locale.ROOT))
        .put("currencyCode", "EUR")
        .put("languageCode", "de_DE");
    if (!flaws.contains(DeliveryFault.PAYLOAD_NOT_INCLUDED)) {
      body.set("payload", payload);
    }
    String authorization =
        flaws.contains(DeliveryFault.BAD_SIGNATURE)
            ? ScayleEndpoint.basic(to.user(), to.password() + "-wrong")
            : to.authorization();
    return new Posting(
        to.uri(),
        Map.of("Content-Type", "application/json", "Authorization", authorization),
        flaws.contains(DeliveryFault.UNKNOWN_ORDER)
            ? Impostor.written(about, Json.text(body))
            : Json.text(body));
  }

  private String uuid(long number) {
    String name = shop.options.seed() + "/webhook/" + number;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
