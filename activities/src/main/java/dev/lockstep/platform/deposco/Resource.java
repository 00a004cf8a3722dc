package dev.lockstep.platform.deposco;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.common.Quantity;
import dev.lockstep.http.JsonValue;
import dev.lockstep.http.UnreadableAnswer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of Deposco's: blank text counts as absent, numbers may be written as text, and a
 * wrong type is an {@link UnreadableAnswer} with the path of the field.
 */
final class Resource {
  private final JsonNode node;
  private final String path;

  private Resource(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /**
   * A collection within a resource.
   *
   * @param whole false where Deposco shows only some rows of it, at most ten, in any order
   */
  record Nested(List<Resource> rows, boolean whole) {
    private static final int MOST_SHOWN = 10;
    static final Nested ABSENT = new Nested(List.of(), false);
  }

  /** Reads a whole answer. */
  static Resource root(JsonNode node) {
    return of(node, "");
  }

  /** Reads one resource, bare or within a key of its kind: both are met. */
  static Resource single(JsonNode node, String kind) {
    JsonNode within = node.get(kind);
    return within != null && within.isObject() ? of(within, kind) : root(node);
  }

  private static Resource of(JsonNode node, String path) {
    if (!node.isObject()) {
      throw new UnreadableAnswer(path.isEmpty() ? "The answer" : path, "is not an object");
    }
    return new Resource(node, path);
  }

  /** Text; empty where absent, null or blank. */
  Optional<String> text(String name) {
    return value(name).flatMap(JsonValue::text);
  }

  String requireText(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  /** An id of ours that stands, or is said to stand, in the field {@code name}. */
  <T> T idOf(String name, String text, Function<String, T> id) {
    try {
      return id.apply(text);
    } catch (IllegalArgumentException e) {
      throw new UnreadableAnswer(pathOf(name), "is no id");
    }
  }

  /** Deposco's own id of this resource. */
  Optional<String> id() {
    Optional<String> own = text("id");
    return own.isPresent() ? own : object("self").flatMap(self -> self.text("id"));
  }

  String requireId() {
    return id().orElseThrow(() -> missing("self.id"));
  }

  /** A key of what this resource refers to as {@code name}; names of keys may hold dots. */
  Optional<String> referred(String name, String key) {
    return object(name).flatMap(reference -> reference.key(key));
  }

  /** A business key of this reference; some references carry it beside their id. */
  Optional<String> key(String key) {
    Optional<String> keyed = object("businessKey").flatMap(keys -> keys.text(key));
    return keyed.isPresent() ? keyed : text(key);
  }

  /** Units, zero where Deposco says nothing. */
  Quantity quantity(String name) {
    return value(name).map(JsonValue::units).orElse(Quantity.ZERO);
  }

  Quantity requireQuantity(String name) {
    return value(name).orElseThrow(() -> missing(name)).units();
  }

  /** A moment; without an offset it is meant in {@code zone}. */
  Optional<Instant> instant(String name, ZoneId zone) {
    return value(name).flatMap(value -> value.moment(zone));
  }

  /** True or false, as a word too; empty where absent. */
  Optional<Boolean> flag(String name) {
    return value(name).map(JsonValue::flag);
  }

  Optional<Resource> object(String name) {
    JsonNode value = find(name);
    return value == null ? Optional.empty() : Optional.of(of(value, pathOf(name)));
  }

  /** The objects of a list; none where it is absent. */
  List<Resource> objects(String name) {
    JsonNode value = find(name);
    return value == null ? List.of() : elements(value, pathOf(name));
  }

  /** A nested collection: {@code {data, complete, pages}} or a bare list. */
  Nested nested(String name) {
    JsonNode value = find(name);
    if (value == null) {
      return Nested.ABSENT;
    }
    if (value.isArray()) {
      return new Nested(elements(value, pathOf(name)), true);
    }
    Resource collection = of(value, pathOf(name));
    if (collection.find("data") == null) {
      return Nested.ABSENT;
    }
    List<Resource> rows = collection.objects("data");
    boolean whole =
        collection.flag("complete").orElse(true)
            && collection.quantity("pages").units() <= 1
            && rows.size() < Nested.MOST_SHOWN;
    return new Nested(rows, whole);
  }

  /** The elements of an answer that is nothing but a list. */
  static List<Resource> elements(JsonNode list, String path) {
    if (!list.isArray()) {
      throw new UnreadableAnswer(path, "is not a list");
    }
    List<Resource> elements = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      elements.add(of(list.get(i), path + "[" + i + "]"));
    }
    return List.copyOf(elements);
  }

  UnreadableAnswer missing(String name) {
    return new UnreadableAnswer(pathOf(name), "is missing");
  }

  /** Where {@code name} stands in the whole answer. */
  String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private Optional<JsonValue> value(String name) {
    return Optional.ofNullable(find(name)).map(node -> new JsonValue(node, pathOf(name)));
  }

  private @Nullable JsonNode find(String name) {
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }

  /** Without content: it may name people. */
  @Override
  public String toString() {
    return "Resource[" + path + "]";
  }
}
