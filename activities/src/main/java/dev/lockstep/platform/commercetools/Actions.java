package dev.lockstep.platform.commercetools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.LineId;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Parcel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Update actions of the Orders API, as JSON. */
final class Actions {
  private Actions() {}

  static ObjectNode orderState(String state) {
    return action("changeOrderState").put("orderState", state);
  }

  static ObjectNode shipmentState(String state) {
    return action("changeShipmentState").put("shipmentState", state);
  }

  static ObjectNode transition(String stateKey) {
    ObjectNode action = action("transitionState");
    action.set("state", CommercetoolsApi.reference("state", stateKey));
    return action;
  }

  static ObjectNode addDelivery(String key, Optional<String> shippingKey, Delivery delivery) {
    ObjectNode action = action("addDelivery").put("deliveryKey", key);
    shippingKey.ifPresent(present -> action.put("shippingKey", present));
    items(action, delivery.lines());
    ArrayNode parcels = action.putArray("parcels");
    delivery
        .parcels()
        .forEach(parcel -> fill(parcels.addObject().put("key", parcel.key()), parcel));
    return action;
  }

  static ObjectNode removeDelivery(String key) {
    return action("removeDelivery").put("deliveryKey", key);
  }

  static ObjectNode setDeliveryItems(String key, Delivery delivery) {
    ObjectNode action = action("setDeliveryItems").put("deliveryKey", key);
    items(action, delivery.lines());
    return action;
  }

  static ObjectNode addParcel(String deliveryKey, Parcel parcel) {
    ObjectNode action =
        action("addParcelToDelivery")
            .put("deliveryKey", deliveryKey)
            .put("parcelKey", parcel.key());
    fill(action, parcel);
    return action;
  }

  static ObjectNode setTracking(Parcel parcel, ObjectNode tracking) {
    ObjectNode action = action("setParcelTrackingData").put("parcelKey", parcel.key());
    action.set("trackingData", track(tracking, parcel));
    return action;
  }

  static ObjectNode syncInfo(String channelKey, String externalId) {
    ObjectNode action = action("updateSyncInfo").put("externalId", externalId);
    action.set("channel", CommercetoolsApi.reference("channel", channelKey));
    return action;
  }

  static ObjectNode lineStates(LineId line, List<StoredOrder.UnitsInState> units) {
    ObjectNode action = action("importLineItemState").put("lineItemId", line.value());
    ArrayNode states = action.putArray("state");
    units.forEach(some ->
        states
            .addObject()
            .put("quantity", some.quantity().units())
            .putObject("state")
            .put("typeId", "state")
            .put("id", some.stateId()));
    return action;
  }

  /**
   * Sets a custom field. An order that has a type keeps it, with everybody's fields; one that has
   * none gets {@code typeKey}, and where that is null nothing can be set.
   */
  static Optional<ObjectNode> field(
      StoredOrder stored, @Nullable String typeKey, String name, String value) {
    if (stored.hasCustomType()) {
      return Optional.of(action("setCustomField").put("name", name).put("value", value));
    }
    if (typeKey == null) {
      return Optional.empty();
    }
    ObjectNode action = action("setCustomType");
    action.set("type", CommercetoolsApi.reference("type", typeKey));
    action.putObject("fields").put(name, value);
    return Optional.of(action);
  }

  private static void fill(ObjectNode draft, Parcel parcel) {
    if (parcel.trackingNumber() != null) {
      draft.set("trackingData", track(JsonNodeFactory.instance.objectNode(), parcel));
    }
    items(draft, parcel.lines());
  }

  private static ObjectNode track(ObjectNode tracking, Parcel parcel) {
    tracking.put("trackingId", parcel.trackingNumber());
    if (parcel.carrier() != null) {
      tracking.put("carrier", parcel.carrier());
    }
    return tracking;
  }

  private static void items(ObjectNode holder, List<LineQuantity> lines) {
    ArrayNode items = holder.putArray("items");
    lines.forEach(line ->
        items.addObject().put("id", line.line().value()).put("quantity", line.quantity().units()));
  }

  private static ObjectNode action(String name) {
    return JsonNodeFactory.instance.objectNode().put("action", name);
  }
}
