package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A document while its actions are applied: a draft that becomes the truth only as a whole. */
final class Change {
  private final Project project;
  private final List<Event> events = new ArrayList<>();
  private ObjectNode document;

  /** A message to be written if the change is. */
  record Event(String type, ObjectNode fields, long version) {}

  /** Does one update action. */
  @FunctionalInterface
  interface Action {
    void apply(Change change, ObjectNode action);
  }

  Change(Project project, ObjectNode current) {
    this.project = project;
    this.document = current.deepCopy();
  }

  Project project() {
    return project;
  }

  ObjectNode document() {
    return document;
  }

  List<Event> events() {
    return events;
  }

  /** An action that leaves everything as it was bumps no version and emits nothing. */
  void apply(Action action, ObjectNode json) {
    ObjectNode before = document.deepCopy();
    int eventsBefore = events.size();
    action.apply(this, json);
    if (Json.same(document, before)) {
      document = before;
      events.subList(eventsBefore, events.size()).clear();
      return;
    }
    long version = before.path("version").asLong() + 1;
    document.put("version", version);
    events.replaceAll(
        event -> event.version() == 0 ? new Event(event.type(), event.fields(), version) : event);
  }

  void emit(String type, ObjectNode fields) {
    events.add(new Event(type, fields, 0));
  }

  /** The array at {@code field}, made when absent. */
  ArrayNode array(String field) {
    return document.withArrayProperty(field);
  }

  static String text(ObjectNode action, String field) {
    String value = Json.textAt(action, field);
    if (value == null) {
      throw Problem.requiredField(field);
    }
    return value;
  }

  static String oneOf(ObjectNode action, String field, List<String> allowed) {
    String value = text(action, field);
    if (!allowed.contains(value)) {
      throw Problem.invalidField(field, value, allowed);
    }
    return value;
  }

  /** The element that {@code <prefix>Id} or {@code <prefix>Key} names. */
  static Optional<ObjectNode> named(JsonNode elements, ObjectNode action, String prefix) {
    String id = Json.textAt(action, prefix + "Id");
    String key = Json.textAt(action, prefix + "Key");
    if (id == null && key == null) {
      throw Problem.requiredField(prefix + "Id");
    }
    return Json.objects(elements)
        .filter(element ->
            id != null
                ? id.equals(Json.textAt(element, "id"))
                : element.path("key").asText().equals(key))
        .findFirst();
  }

  static String nameIn(ObjectNode action, String prefix) {
    return Json.textOr(action, prefix + "Id", Json.textOr(action, prefix + "Key", "?"));
  }
}
