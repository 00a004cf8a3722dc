package dev.lockstep.platform.scend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.common.Quantity;
import dev.lockstep.http.JsonValue;
import dev.lockstep.http.UnreadableAnswer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as Scend sent it, read strictly: keys in any case, blank text as absent, and a
 * wrong type as {@link UnreadableAnswer} with the path of the field.
 */
final class WireObject {
  private final JsonNode node;
  private final String path;

  private WireObject(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /** Reads a whole answer. */
  static WireObject root(JsonNode node) {
    return of(node, "");
  }

  private static WireObject of(JsonNode node, String path) {
    if (!node.isObject()) {
      throw new UnreadableAnswer(path.isEmpty() ? "The answer" : path, "is not an object");
    }
    return new WireObject(node, path);
  }

  /** The rows of an answer that is a list, or a page with {@code Items}. */
  static List<WireObject> rows(JsonNode answer) {
    return answer.isArray() ? elements(answer, "Items") : root(answer).objects("Items");
  }

  /** The text of the first of {@code names} that is there; empty where absent, null or blank. */
  Optional<String> text(String... names) {
    return first(names, JsonValue::text);
  }

  String requireText(String... names) {
    return text(names).orElseThrow(() -> missing(names[0]));
  }

  /** A whole number of units; a decimal string is taken, a fraction is not. */
  Optional<Quantity> quantity(String... names) {
    return first(names, value -> Optional.of(value.units()));
  }

  Quantity requireQuantity(String... names) {
    return quantity(names).orElseThrow(() -> missing(names[0]));
  }

  /** A moment; without an offset it is meant in {@code zone}. */
  Optional<Instant> instant(ZoneId zone, String... names) {
    return first(names, value -> value.moment(zone));
  }

  /** True or false, as a word too; empty where absent. */
  Optional<Boolean> flag(String name) {
    return first(new String[] {name}, value -> Optional.of(value.flag()));
  }

  /** What the first of {@code names} that is there and not blank says. */
  private <T> Optional<T> first(String[] names, Function<JsonValue, Optional<T>> reading) {
    for (String name : names) {
      JsonNode value = find(name);
      Optional<T> read =
          value == null ? Optional.empty() : reading.apply(new JsonValue(value, pathOf(name)));
      if (read.isPresent()) {
        return read;
      }
    }
    return Optional.empty();
  }

  Optional<WireObject> object(String name) {
    JsonNode value = find(name);
    return value == null ? Optional.empty() : Optional.of(of(value, pathOf(name)));
  }

  /** The objects of a list; none where it is absent. */
  List<WireObject> objects(String name) {
    JsonNode value = find(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw new UnreadableAnswer(pathOf(name), "is not a list");
    }
    return elements(value, pathOf(name));
  }

  private static List<WireObject> elements(JsonNode list, String path) {
    List<WireObject> elements = new ArrayList<>(list.size());
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

  private @Nullable JsonNode find(String name) {
    JsonNode exact = node.get(name);
    if (exact != null) {
      return exact.isNull() ? null : exact;
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (entry.getKey().equalsIgnoreCase(name)) {
        return entry.getValue().isNull() ? null : entry.getValue();
      }
    }
    return null;
  }
}
