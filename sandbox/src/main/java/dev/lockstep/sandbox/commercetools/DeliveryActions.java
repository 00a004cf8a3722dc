package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.commercetools.document.ShippingInfos;
import dev.lockstep.sandbox.http.Json;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Update actions on deliveries and parcels. As on the platform, quantities are not checked against
 * the order: too much can be delivered.
 */
final class DeliveryActions {
  static final Map<String, Change.Action> ACTIONS =
      Map.of(
          "addDelivery", DeliveryActions::addDelivery,
          "removeDelivery", DeliveryActions::removeDelivery,
          "setDeliveryItems", DeliveryActions::setDeliveryItems,
          "addParcelToDelivery", DeliveryActions::addParcel,
          "removeParcelFromDelivery", DeliveryActions::removeParcel,
          "setParcelTrackingData", DeliveryActions::setTracking,
          "setParcelItems", DeliveryActions::setParcelItems,
          "setParcelMeasurements", DeliveryActions::setMeasurements);

  private record Place(ArrayNode siblings, ObjectNode delivery) {}

  private record ParcelPlace(ObjectNode delivery, ArrayNode siblings, ObjectNode parcel) {}

  private DeliveryActions() {}

  static Stream<ObjectNode> deliveries(JsonNode order) {
    return ShippingInfos.of(order).stream().flatMap(info -> Json.objects(info.path("deliveries")));
  }

  private static void addDelivery(Change change, ObjectNode action) {
    ObjectNode order = change.document();
    String shippingKey = Json.textAt(action, "shippingKey");
    ObjectNode info = target(order, shippingKey);
    String key = Json.textAt(action, "deliveryKey");
    if (key != null && deliveries(order).anyMatch(d -> key.equals(Json.textAt(d, "key")))) {
      throw Problem.duplicateField("deliveryKey", key);
    }
    ObjectNode delivery = Json.object().put("id", change.project().newId());
    if (key != null) {
      delivery.put("key", key);
    }
    delivery.put("createdAt", change.project().now());
    delivery.set("items", items(order, action.path("items")));
    ObjectNode told = delivery.deepCopy();
    told.putArray("parcels");
    copy(action, delivery, "address", "custom");
    ArrayNode parcels = delivery.putArray("parcels");
    info.withArrayProperty("deliveries").add(delivery);
    change.emit("DeliveryAdded", withShippingKey(shippingKey).set("delivery", told));
    Json.objects(action.path("parcels"))
        .forEach(draft -> add(change, delivery, parcels, draft, Json.textAt(draft, "key")));
  }

  private static ObjectNode target(ObjectNode order, @Nullable String shippingKey) {
    if (order.path("shippingMode").asText("Single").equals("Multiple")) {
      if (shippingKey == null) {
        throw Problem.requiredField("shippingKey");
      }
      return Json.objects(order.path("shipping"))
          .filter(shipping -> shippingKey.equals(Json.textAt(shipping, "shippingKey")))
          .map(shipping -> shipping.withObjectProperty("shippingInfo"))
          .findFirst()
          .orElseThrow(
              () -> Problem.invalidOperation("No shipping has the key '" + shippingKey + "'."));
    }
    if (order.path("shippingInfo") instanceof ObjectNode info) {
      return info;
    }
    throw Problem.invalidOperation(
        "A delivery can only be added when the order has a shipping method.");
  }

  private static ObjectNode withShippingKey(@Nullable String shippingKey) {
    ObjectNode fields = Json.object();
    return shippingKey == null ? fields : fields.put("shippingKey", shippingKey);
  }

  private static void removeDelivery(Change change, ObjectNode action) {
    Place place = delivery(change.document(), action);
    remove(place.siblings(), place.delivery());
    change.emit("DeliveryRemoved", Json.object().set("delivery", place.delivery()));
  }

  private static void setDeliveryItems(Change change, ObjectNode action) {
    ObjectNode delivery = delivery(change.document(), action).delivery();
    ObjectNode fields = Json.object().put("deliveryId", delivery.path("id").asText());
    fields.set("oldItems", delivery.path("items"));
    delivery.set("items", items(change.document(), action.path("items")));
    fields.set("items", delivery.path("items"));
    change.emit("DeliveryItemsUpdated", fields);
  }

  private static void addParcel(Change change, ObjectNode action) {
    ObjectNode delivery = delivery(change.document(), action).delivery();
    ArrayNode parcels = delivery.withArrayProperty("parcels");
    add(change, delivery, parcels, action, Json.textAt(action, "parcelKey"));
  }

  private static void add(
      Change change,
      ObjectNode delivery,
      ArrayNode parcels,
      ObjectNode draft,
      @Nullable String key) {
    if (key != null && Json.objects(parcels).anyMatch(p -> key.equals(Json.textAt(p, "key")))) {
      throw Problem.duplicateField("parcelKey", key);
    }
    ObjectNode parcel = Json.object().put("id", change.project().newId());
    if (key != null) {
      parcel.put("key", key);
    }
    parcel.put("createdAt", change.project().now());
    copy(draft, parcel, "measurements", "trackingData", "custom");
    parcel.set("items", items(change.document(), draft.path("items")));
    parcels.add(parcel);
    ObjectNode fields = Json.object();
    fields.set("delivery", delivery.deepCopy());
    fields.set("parcel", parcel.deepCopy());
    change.emit("ParcelAddedToDelivery", fields);
  }

  private static void removeParcel(Change change, ObjectNode action) {
    ParcelPlace place = parcel(change.document(), action);
    remove(place.siblings(), place.parcel());
    ObjectNode fields = ids(place);
    fields.remove("parcelId");
    change.emit("ParcelRemovedFromDelivery", fields.set("parcel", place.parcel()));
  }

  private static void setTracking(Change change, ObjectNode action) {
    ParcelPlace place = parcel(change.document(), action);
    set(action, place.parcel(), "trackingData");
    ObjectNode fields = ids(place);
    copy(action, fields, "trackingData");
    change.emit("ParcelTrackingDataUpdated", fields);
  }

  private static void setParcelItems(Change change, ObjectNode action) {
    ParcelPlace place = parcel(change.document(), action);
    ObjectNode fields = ids(place);
    fields.set("oldItems", place.parcel().path("items"));
    place.parcel().set("items", items(change.document(), action.path("items")));
    fields.set("items", place.parcel().path("items"));
    change.emit("ParcelItemsUpdated", fields);
  }

  private static void setMeasurements(Change change, ObjectNode action) {
    ParcelPlace place = parcel(change.document(), action);
    set(action, place.parcel(), "measurements");
    ObjectNode fields = ids(place);
    copy(action, fields, "measurements");
    change.emit("ParcelMeasurementsUpdated", fields);
  }

  private static ObjectNode ids(ParcelPlace place) {
    return Json.object()
        .put("deliveryId", place.delivery().path("id").asText())
        .put("parcelId", place.parcel().path("id").asText());
  }

  private static Place delivery(ObjectNode order, ObjectNode action) {
    for (ObjectNode info : ShippingInfos.of(order)) {
      ArrayNode siblings = info.withArrayProperty("deliveries");
      var found = Change.named(siblings, action, "delivery");
      if (found.isPresent()) {
        return new Place(siblings, found.get());
      }
    }
    throw Problem.invalidOperation(
        "The delivery '" + Change.nameIn(action, "delivery") + "' was not found.");
  }

  private static ParcelPlace parcel(ObjectNode order, ObjectNode action) {
    for (ObjectNode delivery : deliveries(order).toList()) {
      ArrayNode siblings = delivery.withArrayProperty("parcels");
      var found = Change.named(siblings, action, "parcel");
      if (found.isPresent()) {
        return new ParcelPlace(delivery, siblings, found.get());
      }
    }
    throw Problem.invalidOperation(
        "The parcel '" + Change.nameIn(action, "parcel") + "' was not found.");
  }

  private static ArrayNode items(ObjectNode order, JsonNode wanted) {
    ArrayNode items = Json.array();
    Json.objects(wanted)
        .forEach(item -> {
          String id = Change.text(item, "id");
          boolean known =
              Stream.concat(
                      Json.objects(order.path("lineItems")),
                      Json.objects(order.path("customLineItems")))
                  .anyMatch(line -> id.equals(Json.textAt(line, "id")));
          if (!known) {
            throw Problem.invalidOperation("The line item '" + id + "' was not found.");
          }
          items.addObject().put("id", id).put("quantity", item.path("quantity").asLong());
        });
    return items;
  }

  private static void remove(ArrayNode siblings, ObjectNode gone) {
    for (int i = 0; i < siblings.size(); i++) {
      if (siblings.get(i).path("id").equals(gone.path("id"))) {
        siblings.remove(i);
        return;
      }
    }
  }

  private static void set(ObjectNode from, ObjectNode to, String field) {
    to.remove(field);
    copy(from, to, field);
  }

  private static void copy(ObjectNode from, ObjectNode to, String... fields) {
    for (String field : fields) {
      if (from.hasNonNull(field)) {
        to.set(field, from.path(field).deepCopy());
      }
    }
  }
}
