package dev.lockstep.platform.commercetools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.common.OrderId;
import dev.lockstep.port.webhook.Hint;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which message is worth which hint. Whatever is not named here is acknowledged and forgotten: a
 * message costs nothing, a hint costs the order a look at the truth.
 *
 * @see <a href="https://docs.commercetools.com/api/projects/messages">commercetools: messages</a>
 */
final class CommercetoolsWebhookHints {
  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,100}");

  private final String ourClientId;

  CommercetoolsWebhookHints(String ourClientId) {
    this.ourClientId = ourClientId;
  }

  /** Empty where the message lacks what every message has. */
  Optional<List<Hint>> of(JsonNode payload) {
    Optional<String> resource = id(payload.path("resource"));
    if (resource.isEmpty()) {
      return Optional.empty();
    }
    return switch (payload.path("resource").path("typeId").asText()) {
      case "order" -> ofOrder(payload, new OrderId(resource.get()));
      case "payment" -> ofPayment(payload, resource.get());
      default -> Optional.of(List.of());
    };
  }

  private Optional<List<Hint>> ofOrder(JsonNode payload, OrderId order) {
    String kind = kind(payload);
    return eventId(payload)
        .map(event ->
            switch (kind) {
              case "OrderCreated",
                  "OrderImported",
                  "OrderCreatedFromRecurringOrder",
                  "ResourceCreated" ->
                  List.of(new Hint.OrderPlaced(event, order, number(payload), version(payload)));
              case "OrderPaymentStateChanged", "OrderPaymentAdded" ->
                  List.of(new Hint.OrderPaid(event, order, number(payload)));
              case "OrderStateChanged",
                  "OrderStateTransition",
                  "OrderDeleted",
                  "OrderPaymentRemoved",
                  "OrderShippingAddressSet",
                  "OrderShippingInfoSet",
                  "OrderShippingRateInputSet",
                  "OrderEditApplied",
                  "OrderLineItemAdded",
                  "OrderLineItemRemoved",
                  "OrderCustomLineItemAdded",
                  "OrderCustomLineItemRemoved",
                  "OrderCustomLineItemQuantityChanged",
                  "LineItemStateTransition",
                  "CustomLineItemStateTransition",
                  "OrderCustomFieldAdded",
                  "OrderCustomFieldChanged",
                  "OrderCustomFieldRemoved",
                  "OrderCustomTypeSet",
                  "OrderCustomTypeRemoved",
                  "ResourceUpdated",
                  "ResourceDeleted" ->
                  isOurOwn(payload) ? List.of() : List.of(changed(payload, event, order));
              default -> List.of();
            });
  }

  private static Hint changed(JsonNode payload, String event, OrderId order) {
    return kind(payload).equals("OrderStateChanged")
            && payload.path("orderState").asText().equals("Cancelled")
        ? new Hint.OrderCancelled(event, order, number(payload), version(payload))
        : new Hint.OrderEdited(event, order, number(payload), version(payload));
  }

  private static Optional<List<Hint>> ofPayment(JsonNode payload, String payment) {
    return eventId(payload)
        .map(event ->
            switch (kind(payload)) {
              // No order can refer to a payment before it exists; when one does, it says so itself.
              case "PaymentCreated", "ResourceCreated" -> List.of();
              // The payment provider's own log; what it leads to is a message of its own.
              case "PaymentInteractionAdded" -> List.of();
              default -> List.of(new Hint.PaymentChanged(event, payment));
            });
  }

  /** The message type, truncated or not; for a change its notification type. */
  private static String kind(JsonNode payload) {
    String notification = payload.path("notificationType").asText();
    if (!notification.equals("Message")) {
      return notification;
    }
    return payload
        .path("type")
        .asText(payload.path("payloadNotIncluded").path("payloadType").asText());
  }

  /** A message has an id; a change is known by its resource and the version it led to. */
  private static Optional<String> eventId(JsonNode payload) {
    if (payload.path("notificationType").asText().equals("Message")) {
      return id(payload);
    }
    JsonNode resource = payload.path("resource");
    return id(resource)
        .map(id ->
            resource.path("typeId").asText() + "/" + id + "/" + payload.path("version").asInt());
  }

  private boolean isOurOwn(JsonNode payload) {
    return ourClientId.equals(payload.path("createdBy").path("clientId").textValue())
        || ourClientId.equals(payload.path("lastModifiedBy").path("clientId").textValue());
  }

  private static Optional<String> id(JsonNode node) {
    return CommercetoolsWebhookJson.text(node, "id").filter(id -> ID.matcher(id).matches());
  }

  private static @Nullable String number(JsonNode payload) {
    return CommercetoolsWebhookJson.text(
            payload.path("resourceUserProvidedIdentifiers"), "orderNumber")
        .filter(number -> ID.matcher(number).matches())
        .orElse(null);
  }

  /** Without one where the order is gone: no reading shows that version, so none has seen it. */
  private static @Nullable Long version(JsonNode payload) {
    if (kind(payload).equals("OrderDeleted") || kind(payload).equals("ResourceDeleted")) {
      return null;
    }
    JsonNode version =
        payload.path("notificationType").asText().equals("Message")
            ? payload.path("resourceVersion")
            : payload.path("version");
    return version.canConvertToLong() ? version.longValue() : null;
  }
}
