package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.delivery.Attempts;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.Impostor;
import dev.lockstep.sandbox.delivery.Notice;
import dev.lockstep.sandbox.delivery.Outbox;
import dev.lockstep.sandbox.delivery.Posting;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.ledger.Ledger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The subscriptions, and the sending. Six tries by the platform's plan; when all of them fail, the
 * subscription is switched off and says nothing until somebody switches it on again.
 */
final class Webhooks {
  /** Everything the stand-in can tell about sales. */
  static final List<String> SALE_EVENTS =
      List.of(
          "Sale/OrderAuthorised",
          "Sale/Backordered",
          "Sale/Voided",
          "Sale/Undo",
          "Sale/PickAuthorised",
          "Sale/PackAuthorised",
          "Sale/ShipmentAuthorised",
          "Sale/PartialPaymentReceived",
          "Sale/FullPaymentReceived",
          "Sale/ShipmentTrackingNumberChanged");

  private static final String STOCK = "Stock/AvailableStockLevelChanged";
  private static final int[] PLAN_MINUTES = {1, 5, 10, 15, 20, 25};
  private static final int MOST_OF_A_TYPE = 5;

  private final Outbox outbox;
  private final Ledger ledger;
  private final List<Duration> plan;
  private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
  private int count;

  Webhooks(Cin7Options options, Outbox outbox, Ledger ledger) {
    this.outbox = outbox;
    this.ledger = ledger;
    this.plan = plan(options.minute());
    Cin7WebhookTarget target = options.webhooks();
    if (target != null) {
      SALE_EVENTS.forEach(type -> subscribe(type, target));
    }
  }

  /** The pause before each of the six tries. */
  static List<Duration> plan(Duration minute) {
    return IntStream.of(PLAN_MINUTES).mapToObj(minute::multipliedBy).toList();
  }

  synchronized String subscribe(String type, Cin7WebhookTarget target) {
    Subscription added = Subscription.of(nextId(type), type, target);
    subscriptions.put(added.id(), added);
    return added.id();
  }

  synchronized void unsubscribeAll() {
    subscriptions.clear();
  }

  private String nextId(String type) {
    return Books.fixedId("webhook/" + type + "/" + ++count);
  }

  void send(Events.Event event) {
    for (Subscription one : active(event.type())) {
      String body = Json.text(event.body());
      String about = event.body().path("SaleID").asText().toLowerCase(Locale.ROOT);
      Notice notice =
          new Notice(event.type(), about, flaws -> seal(one, written(body, about, flaws), flaws));
      outbox.send(notice, new Attempts(plan, () -> isActive(one.id()), () -> deactivate(one.id())));
    }
  }

  private static String written(String body, String about, Set<DeliveryFault> flaws) {
    return flaws.contains(DeliveryFault.UNKNOWN_ORDER) ? Impostor.written(about, body) : body;
  }

  private synchronized List<Subscription> active(String type) {
    return subscriptions.values().stream()
        .filter(one -> one.type().equals(type) && one.active())
        .toList();
  }

  private synchronized boolean isActive(String id) {
    Subscription one = subscriptions.get(id);
    return one != null && one.active();
  }

  private synchronized void deactivate(String id) {
    Subscription one = subscriptions.get(id);
    if (one != null && one.active()) {
      subscriptions.put(id, one.active(false));
      ledger.record("WEBHOOK_DEACTIVATED", id, Json.object().put("type", one.type()));
    }
  }

  /** By the address and the proof of the moment: a subscription may have been changed meanwhile. */
  private synchronized Posting seal(Subscription then, String body, Set<DeliveryFault> flaws) {
    Subscription one = subscriptions.getOrDefault(then.id(), then);
    Map<String, String> headers =
        new LinkedHashMap<>(one.proof(flaws.contains(DeliveryFault.BAD_SIGNATURE)));
    headers.put("Content-Type", "application/json");
    String text = flaws.contains(DeliveryFault.PAYLOAD_NOT_INCLUDED) ? "{}" : body;
    boolean malformed = flaws.contains(DeliveryFault.MALFORMED_PAYLOAD);
    return new Posting(one.uri(), headers, malformed ? withStrayComma(text) : text);
  }

  private static String withStrayComma(String json) {
    return json.substring(0, json.length() - 1) + "," + json.charAt(json.length() - 1);
  }

  /** {@code GET /webhooks}. */
  synchronized Answer list() {
    return Answer.ok(listed(List.copyOf(subscriptions.values())));
  }

  /** {@code POST /webhooks}. */
  synchronized Answer create(Call call) {
    ObjectNode body = call.object().orElseThrow(Cin7Problem::unparseable);
    String type = Wire.text(body, "Type");
    if (!SALE_EVENTS.contains(type) && !type.equals(STOCK)) {
      throw Cin7Problem.invalid("'Type' is not a known webhook type");
    }
    long same = subscriptions.values().stream().filter(one -> one.type().equals(type)).count();
    if (same >= MOST_OF_A_TYPE) {
      throw Cin7Problem.invalid("There can not be more than 5 webhooks of the same type");
    }
    Cin7WebhookTarget target =
        new Cin7WebhookTarget(Subscription.uri(Wire.text(body, "ExternalURL")), null, Map.of());
    Subscription added = Subscription.of(nextId(type), type, target).with(body);
    subscriptions.put(added.id(), added);
    return Answer.ok(listed(List.of(added)));
  }

  /** {@code PUT /webhooks}; also the way to switch one on again. */
  synchronized Answer update(Call call) {
    ObjectNode body = call.object().orElseThrow(Cin7Problem::unparseable);
    Subscription before = require(Wire.guid(Wire.text(body, "ID"), "ID"));
    Subscription after = before.with(body);
    subscriptions.put(after.id(), after);
    if (after.active() && !before.active()) {
      ledger.record("WEBHOOK_ACTIVATED", after.id(), Json.object().put("type", after.type()));
    }
    return Answer.ok(listed(List.of(after)));
  }

  /** {@code DELETE /webhooks?ID=}. */
  synchronized Answer delete(Call call) {
    subscriptions.remove(require(Wire.requiredGuid(call, "ID")).id());
    return list();
  }

  private Subscription require(String id) {
    Subscription one = subscriptions.get(id);
    if (one == null) {
      throw Cin7Problem.invalid("Webhook with ID '" + id + "' was not found");
    }
    return one;
  }

  private static ObjectNode listed(List<Subscription> some) {
    ObjectNode reply = Json.object();
    ArrayNode array = reply.putArray("Webhooks");
    some.forEach(one -> array.add(one.json()));
    return reply;
  }
}
