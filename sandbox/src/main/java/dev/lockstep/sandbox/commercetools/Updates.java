package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Applies {@code {"version","actions"}}: version first, then all actions or none. */
final class Updates {
  private static final int MOST_ACTIONS = 500;

  private final Project project;
  private final MessageLog messages;
  private final Map<String, Map<String, Change.Action>> actionsByType;

  Updates(Project project, MessageLog messages) {
    this.project = project;
    this.messages = messages;
    Map<String, Change.Action> order = new HashMap<>(StateActions.ACTIONS);
    order.putAll(DeliveryActions.ACTIONS);
    order.putAll(FieldActions.ACTIONS);
    this.actionsByType =
        Map.of(
            "order",
            Map.copyOf(order),
            "payment",
            PaymentActions.ACTIONS,
            "subscription",
            SubscriptionActions.ACTIONS);
  }

  /** The document after the update; refuses as the platform does. */
  ObjectNode update(Shelf shelf, Supplier<ObjectNode> current, ObjectNode body, Writer writer) {
    return project.write(() -> {
      ObjectNode document = current.get();
      long version = document.path("version").asLong();
      if (!body.path("version").isIntegralNumber()) {
        throw Problem.requiredField("version");
      }
      if (!(body.path("actions") instanceof ArrayNode actions)) {
        throw Problem.requiredField("actions");
      }
      if (actions.size() > MOST_ACTIONS) {
        throw Problem.invalidInput("A request may hold at most 500 update actions.");
      }
      if (body.path("version").asLong() != version) {
        throw Problem.conflict(
            document.path("id").asText(), body.path("version").asLong(), version);
      }
      return commit(shelf, document, Json.objects(actions).toList(), writer);
    });
  }

  /** Applies actions to whatever version there is, as somebody else would. */
  ObjectNode apply(Shelf shelf, String id, Writer writer, ObjectNode... actions) {
    return project.write(() -> commit(shelf, shelf.require(id), Arrays.asList(actions), writer));
  }

  /** Applies one change that is no update action of the platform. */
  ObjectNode apply(Shelf shelf, String id, Writer writer, Change.Action action) {
    return project.write(() -> {
      Change change = new Change(project, shelf.require(id));
      change.apply(action, Json.object());
      return put(shelf, change, List.of(), writer);
    });
  }

  private ObjectNode commit(
      Shelf shelf, ObjectNode document, List<ObjectNode> actions, Writer writer) {
    Map<String, Change.Action> known = actionsByType.getOrDefault(shelf.typeId(), Map.of());
    Change change = new Change(project, document);
    for (ObjectNode json : actions) {
      String name = Change.text(json, "action");
      Change.Action action = known.get(name);
      if (action == null) {
        throw Problem.invalidInput("The update action '" + name + "' is not known.");
      }
      change.apply(action, json);
    }
    return put(shelf, change, actions, writer);
  }

  private ObjectNode put(Shelf shelf, Change change, List<ObjectNode> actions, Writer writer) {
    ObjectNode after = change.document();
    String id = after.path("id").asText();
    long before = shelf.require(id).path("version").asLong();
    long version = after.path("version").asLong();
    if (version == before) {
      return after;
    }
    after.put("lastModifiedAt", project.now());
    after.set("lastModifiedBy", writer.stamp());
    shelf.put(after);
    ObjectNode fact =
        Json.object()
            .put("clientId", writer.clientId())
            .put("fromVersion", before)
            .put("toVersion", version);
    ArrayNode names = fact.putArray("actions");
    actions.forEach(action -> names.add(action.path("action").asText()));
    project.ledger.record(shelf.typeId().toUpperCase(Locale.ROOT) + "_UPDATED", id, fact);
    for (Change.Event event : change.events()) {
      ObjectNode asOfThen = after;
      if (event.version() != version) {
        asOfThen = after.deepCopy().put("version", event.version());
      }
      messages.write(shelf, asOfThen, writer, event.type(), event.fields());
    }
    return after;
  }
}
