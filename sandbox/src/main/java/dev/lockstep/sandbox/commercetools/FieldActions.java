package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Update actions on custom fields, sync info, address, number and payments of an order. */
final class FieldActions {
  static final Map<String, Change.Action> ACTIONS =
      Map.of(
          "updateSyncInfo", FieldActions::updateSyncInfo,
          "setCustomType", FieldActions::setCustomType,
          "setCustomField", FieldActions::setCustomField,
          "setShippingAddress", FieldActions::setShippingAddress,
          "setCustomerEmail", FieldActions::setCustomerEmail,
          "setOrderNumber", FieldActions::setOrderNumber,
          "addPayment", FieldActions::addPayment,
          "removePayment", FieldActions::removePayment);

  private FieldActions() {}

  /** One entry per channel; emits no message, as on the platform. */
  private static void updateSyncInfo(Change change, ObjectNode action) {
    Project project = change.project();
    ObjectNode channel = project.resolve(project.channels, action.path("channel"), "channel");
    Set<String> roles =
        StreamSupport.stream(channel.path("roles").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
    if (!roles.contains("OrderExport") && !roles.contains("OrderImport")) {
      throw Problem.invalidInput("The channel needs the role 'OrderExport' or 'OrderImport'.");
    }
    String channelId = channel.path("id").asText();
    ObjectNode entry = Json.object();
    entry.set("channel", Project.reference("channel", channelId));
    String externalId = Json.textAt(action, "externalId");
    if (externalId != null) {
      entry.put("externalId", externalId);
    }
    entry.put("syncedAt", Json.textOr(action, "syncedAt", project.now()));
    ArrayNode others = Json.array();
    Json.objects(change.array("syncInfo"))
        .filter(other -> !other.path("channel").path("id").asText().equals(channelId))
        .forEach(others::add);
    change.document().set("syncInfo", others.add(entry));
  }

  private static void setCustomType(Change change, ObjectNode action) {
    ObjectNode order = change.document();
    if (!action.hasNonNull("type")) {
      order.remove("custom");
      change.emit("OrderCustomTypeRemoved", Json.object());
      return;
    }
    ObjectNode type = change.project().resolve(change.project().types, action.path("type"), "type");
    ObjectNode custom = order.putObject("custom");
    custom.set("type", Project.reference("type", type.path("id").asText()));
    ObjectNode fields = custom.putObject("fields");
    for (var field : action.path("fields").properties()) {
      requireDefined(type, field.getKey());
      fields.set(field.getKey(), field.getValue().deepCopy());
    }
    change.emit("OrderCustomTypeSet", Json.object().set("customFields", custom.deepCopy()));
  }

  private static void setCustomField(Change change, ObjectNode action) {
    String name = Change.text(action, "name");
    if (!(change.document().path("custom").path("fields") instanceof ObjectNode fields)) {
      throw Problem.invalidOperation(
          "A custom field can only be set when the order has a custom type.");
    }
    String typeId = change.document().path("custom").path("type").path("id").asText();
    requireDefined(change.project().types.require(typeId), name);
    JsonNode before = fields.path(name);
    if (!action.hasNonNull("value")) {
      if (before.isMissingNode()) {
        throw Problem.invalidOperation("The custom field '" + name + "' is not set.");
      }
      fields.remove(name);
      change.emit("OrderCustomFieldRemoved", Json.object().put("name", name));
      return;
    }
    ObjectNode told = Json.object().put("name", name);
    told.set("value", action.path("value"));
    if (before.isMissingNode()) {
      change.emit("OrderCustomFieldAdded", told);
    } else {
      change.emit("OrderCustomFieldChanged", told.set("previousValue", before));
    }
    fields.set(name, action.path("value").deepCopy());
  }

  /** A type without field definitions takes any field. */
  private static void requireDefined(ObjectNode type, String name) {
    List<String> defined =
        Json.objects(type.path("fieldDefinitions"))
            .map(field -> field.path("name").asText())
            .toList();
    if (!defined.isEmpty() && !defined.contains(name)) {
      throw Problem.invalidField("name", name, defined);
    }
  }

  private static void setShippingAddress(Change change, ObjectNode action) {
    ObjectNode order = change.document();
    ObjectNode fields = Json.object();
    if (order.hasNonNull("shippingAddress")) {
      fields.set("oldAddress", order.path("shippingAddress"));
    }
    order.remove("shippingAddress");
    if (action.path("address") instanceof ObjectNode address) {
      Change.text(address, "country");
      order.set("shippingAddress", address.deepCopy());
      fields.set("address", address);
    }
    change.emit("OrderShippingAddressSet", fields);
  }

  private static void setCustomerEmail(Change change, ObjectNode action) {
    String email = Json.textAt(action, "email");
    if (email == null) {
      change.document().remove("customerEmail");
    } else {
      change.document().put("customerEmail", email);
    }
    change.emit("OrderCustomerEmailSet", Json.object());
  }

  private static void setOrderNumber(Change change, ObjectNode action) {
    String number = Change.text(action, "orderNumber");
    String before = Json.textAt(change.document(), "orderNumber");
    if (before != null && !before.equals(number)) {
      throw Problem.invalidOperation("The order number is already set and cannot change.");
    }
    if (before == null && change.project().orders.byKey(number).isPresent()) {
      throw Problem.duplicateField("orderNumber", number);
    }
    change.document().put("orderNumber", number);
  }

  private static void addPayment(Change change, ObjectNode action) {
    Project project = change.project();
    String id =
        project.resolve(project.payments, action.path("payment"), "payment").path("id").asText();
    for (ObjectNode order : project.orders.linkedTo(id)) {
      if (refers(order, id) && !order.path("id").equals(change.document().path("id"))) {
        throw Problem.invalidOperation("The payment is already used by another order.");
      }
    }
    if (!refers(change.document(), id)) {
      change
          .document()
          .withObjectProperty("paymentInfo")
          .withArrayProperty("payments")
          .add(Project.reference("payment", id));
    }
    change.emit(
        "OrderPaymentAdded", Json.object().set("paymentRef", Project.reference("payment", id)));
  }

  private static void removePayment(Change change, ObjectNode action) {
    Project project = change.project();
    String id =
        project.resolve(project.payments, action.path("payment"), "payment").path("id").asText();
    ArrayNode left = Json.array();
    Json.objects(change.document().path("paymentInfo").path("payments"))
        .filter(reference -> !reference.path("id").asText().equals(id))
        .forEach(left::add);
    change.document().withObjectProperty("paymentInfo").set("payments", left);
    change.emit(
        "OrderPaymentRemoved", Json.object().set("paymentRef", Project.reference("payment", id)));
  }

  static boolean refers(JsonNode order, String paymentId) {
    return Json.objects(order.path("paymentInfo").path("payments"))
        .anyMatch(reference -> reference.path("id").asText().equals(paymentId));
  }
}
