package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Update actions on the four axes of state and on the states of line items. */
final class StateActions {
  private static final List<String> ORDER_STATES =
      List.of("Open", "Confirmed", "Complete", "Cancelled");
  private static final List<String> PAYMENT_STATES =
      List.of("BalanceDue", "Failed", "Pending", "CreditOwed", "Paid");
  private static final List<String> SHIPMENT_STATES =
      List.of(
          "Shipped",
          "Delivered",
          "Ready",
          "Pending",
          "Delayed",
          "Partial",
          "Backorder",
          "Canceled");

  static final Map<String, Change.Action> ACTIONS =
      Map.of(
          "changeOrderState",
          (change, action) ->
              label(change, action, "orderState", ORDER_STATES, "OrderStateChanged"),
          "changePaymentState",
          (change, action) ->
              label(change, action, "paymentState", PAYMENT_STATES, "OrderPaymentStateChanged"),
          "changeShipmentState",
          (change, action) ->
              label(change, action, "shipmentState", SHIPMENT_STATES, "OrderShipmentStateChanged"),
          "transitionState",
          StateActions::transition,
          "transitionLineItemState",
          StateActions::transitionLine,
          "importLineItemState",
          StateActions::importLineState);

  private StateActions() {}

  private static void label(
      Change change, ObjectNode action, String field, List<String> allowed, String message) {
    String value = Change.oneOf(action, field, allowed);
    String before = Json.textAt(change.document(), field);
    change.document().put(field, value);
    ObjectNode fields =
        Json.object().put("orderId", change.document().path("id").asText()).put(field, value);
    if (before != null) {
      fields.put("old" + Character.toUpperCase(field.charAt(0)) + field.substring(1), before);
    }
    change.emit(message, fields);
  }

  private static void transition(Change change, ObjectNode action) {
    Project project = change.project();
    ObjectNode target = project.resolve(project.states, action.path("state"), "state");
    String targetId = target.path("id").asText();
    JsonNode current = change.document().path("state");
    boolean force = action.path("force").asBoolean(false);
    if (!force && !reachable(project, current, target)) {
      throw Problem.invalidOperation(
          "The transition to state '" + target.path("key").asText() + "' is not allowed.");
    }
    ObjectNode fields = Json.object();
    fields.set("state", Project.reference("state", targetId));
    if (current.isObject()) {
      fields.set("oldState", current);
    }
    change.document().set("state", Project.reference("state", targetId));
    change.emit("OrderStateTransition", fields.put("force", force));
  }

  private static boolean reachable(Project project, JsonNode current, ObjectNode target) {
    if (!current.isObject()) {
      return target.path("initial").asBoolean(false);
    }
    JsonNode transitions =
        project
            .find("state", current.path("id").asText())
            .map(state -> state.path("transitions"))
            .orElse(Json.array());
    String id = target.path("id").asText();
    return !transitions.isArray()
        || StreamSupport.stream(transitions.spliterator(), false)
            .anyMatch(reference -> reference.path("id").asText().equals(id));
  }

  private static void transitionLine(Change change, ObjectNode action) {
    Project project = change.project();
    ObjectNode line = line(change, action);
    long quantity = action.path("quantity").asLong();
    String from =
        project.resolve(project.states, action.path("fromState"), "fromState").path("id").asText();
    String to =
        project.resolve(project.states, action.path("toState"), "toState").path("id").asText();
    if (quantity < 1 || quantityIn(line, from) < quantity) {
      throw Problem.invalidOperation(
          "The line item has fewer than " + quantity + " units in the given state.");
    }
    move(line, from, -quantity);
    move(line, to, quantity);
    ObjectNode fields =
        Json.object()
            .put("lineItemId", line.path("id").asText())
            .put("transitionDate", project.now())
            .put("quantity", quantity);
    fields.set("fromState", Project.reference("state", from));
    fields.set("toState", Project.reference("state", to));
    change.emit("LineItemStateTransition", fields);
  }

  private static long quantityIn(ObjectNode line, String stateId) {
    return Json.objects(line.path("state"))
        .filter(entry -> entry.path("state").path("id").asText().equals(stateId))
        .mapToLong(entry -> entry.path("quantity").asLong())
        .sum();
  }

  private static void move(ObjectNode line, String stateId, long by) {
    long left = quantityIn(line, stateId) + by;
    ArrayNode kept = Json.array();
    Json.objects(line.path("state"))
        .filter(entry -> !entry.path("state").path("id").asText().equals(stateId))
        .forEach(kept::add);
    if (left > 0) {
      kept.addObject().put("quantity", left).set("state", Project.reference("state", stateId));
    }
    line.set("state", kept);
  }

  private static void importLineState(Change change, ObjectNode action) {
    Project project = change.project();
    ObjectNode line = line(change, action);
    ArrayNode states = Json.array();
    Json.objects(action.path("state"))
        .forEach(entry -> {
          ObjectNode state = project.resolve(project.states, entry.path("state"), "state");
          states
              .addObject()
              .put("quantity", entry.path("quantity").asLong())
              .set("state", Project.reference("state", state.path("id").asText()));
        });
    long sum = Json.objects(states).mapToLong(entry -> entry.path("quantity").asLong()).sum();
    if (sum != line.path("quantity").asLong()) {
      throw Problem.invalidOperation(
          "The quantities of the states do not sum up to the quantity of the line item.");
    }
    line.set("state", states);
  }

  private static ObjectNode line(Change change, ObjectNode action) {
    return Change.named(change.document().path("lineItems"), action, "lineItem")
        .orElseThrow(() ->
            Problem.invalidOperation(
                "The line item '" + Change.nameIn(action, "lineItem") + "' was not found."));
  }
}
