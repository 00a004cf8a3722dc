package dev.lockstep.platform.scayle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lockstep.common.LineId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.CancellationRequest;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.webhook.CancellationReplies;
import dev.lockstep.port.webhook.WebhookDecoder.Decoded;
import dev.lockstep.port.webhook.WebhookReply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A customer wants to cancel: SCAYLE asks for all that comes from some warehouses, and waits.
 *
 * <p>The call names the order by its reference key and the goods by their warehouses only, so the
 * order is read here. What cannot be looked up is asked again by SCAYLE.
 */
final class CancellationCalls {
  private final ScayleSettings settings;
  private final ScayleWebhookSettings webhooks;
  private final ScayleApi api;

  CancellationCalls(ScayleSettings settings, ScayleWebhookSettings webhooks, ScayleApi api) {
    this.settings = settings;
    this.webhooks = webhooks;
    this.api = api;
  }

  Decoded read(CallBody call) {
    Optional<String> key = call.key("orderReferenceKey");
    if (key.isEmpty()) {
      return new Decoded.NotUnderstood("orderReferenceKey is missing");
    }
    Optional<String> merchant = call.key("merchantKey").or(() -> call.key("fulfillingMerchantKey"));
    if (merchant.filter(named -> !settings.isOurs(named)).isPresent()) {
      return new Decoded.NotUnderstood("the merchant is not one of merchantKeys");
    }
    try {
      return api.orderByReferenceKey(key.get())
          .map(order -> StoredOrder.read(order, settings))
          .map(order -> asked(order, key.get(), call.keys("warehouseIds")))
          .orElseGet(() -> new Decoded.NotVerifiable("no order has this reference key"));
    } catch (PlatformFailure failure) {
      return new Decoded.NotVerifiable("the order could not be looked up: " + failure.kind());
    }
  }

  private Decoded asked(StoredOrder order, String key, List<String> warehouses) {
    List<Line> goods =
        order.lines().stream().filter(line -> line.first().is(Item.Kind.GOODS)).toList();
    List<Line> named =
        goods.stream().filter(line -> warehouses.isEmpty() || isOf(line, warehouses)).toList();
    if (named.isEmpty()) {
      return new Decoded.NotUnderstood("nothing of the order comes from these warehouses");
    }
    List<Line> open = named.stream().filter(line -> !line.open().isEmpty()).toList();
    if (open.isEmpty()) {
      return new Decoded.Hints(List.of(), Optional.of(alreadyOver(key, named)));
    }
    boolean everything =
        goods.stream().filter(line -> !line.open().isEmpty()).allMatch(open::contains);
    List<LineQuantity> units = open.stream().map(CancellationCalls::units).toList();
    return new Decoded.CancellationAsked(
        order.id(),
        new CancellationRequest(
            CancellationRequest.VERSION,
            requestId(order.id(), warehouses),
            "CUSTOMER_REQUEST",
            "storefront",
            everything ? List.of() : units),
        new Replies(key, units));
  }

  /** Nothing is left to ask anybody: all of it is cancelled, or some of it has shipped. */
  private WebhookReply alreadyOver(String key, List<Line> named) {
    boolean shipped = named.stream().anyMatch(line -> !line.count(Item.Fate.SHIPPED).isZero());
    return shipped ? refused(key) : successful(key);
  }

  /** By id, or by the name the settings give the warehouse. */
  private boolean isOf(Line line, List<String> warehouses) {
    String warehouse = line.first().warehouse();
    return warehouse != null
        && (warehouses.contains(warehouse)
            || warehouses.contains(
                settings.orders().warehouses().getOrDefault(warehouse, warehouse)));
  }

  private static LineQuantity units(Line line) {
    return new LineQuantity(line.id(), Quantity.of(line.open().size()));
  }

  /** The same however often and in whichever order the warehouses are named. */
  private static String requestId(OrderId order, List<String> warehouses) {
    String all = String.join("+", new TreeSet<>(warehouses));
    String shortened = all.length() <= 100 ? all : "digest-" + Integer.toHexString(all.hashCode());
    return "cancellation/" + order + "/" + (all.isEmpty() ? "all" : shortened);
  }

  private WebhookReply successful(String key) {
    return WebhookReply.json(201, body(key, "successful"));
  }

  private WebhookReply refused(String key) {
    return WebhookReply.json(webhooks.refusedStatus(), body(key, webhooks.refusedResult()));
  }

  private static String body(String key, String result) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("orderReferenceKey", key)
        .put("cancellationResult", result)
        .toString();
  }

  /** The platform knows success, and tries again after everything else. */
  private final class Replies implements CancellationReplies {
    private final String key;
    private final List<LineQuantity> asked;

    private Replies(String key, List<LineQuantity> asked) {
      this.key = key;
      this.asked = asked;
    }

    @Override
    public WebhookReply decided(CancellationDecision decision) {
      return switch (decision.outcome()) {
        case CANCELLED -> successful(key);
        case PARTLY_CANCELLED -> coversAll(decision) ? successful(key) : refused(key);
        case TOO_LATE -> refused(key);
        case UNDECIDED -> undecided();
      };
    }

    /** A part of the order may still be all that was asked for. */
    private boolean coversAll(CancellationDecision decision) {
      Map<LineId, Quantity> cancelled =
          decision.cancelled().stream()
              .collect(
                  Collectors.toMap(LineQuantity::line, LineQuantity::quantity, Quantity::plus));
      return asked.stream()
          .allMatch(units ->
              cancelled.getOrDefault(units.line(), Quantity.ZERO).compareTo(units.quantity()) >= 0);
    }

    @Override
    public WebhookReply undecided() {
      return WebhookReply.json(503, body(key, "undecided"));
    }
  }
}
