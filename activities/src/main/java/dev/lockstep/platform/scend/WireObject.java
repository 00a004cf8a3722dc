package dev.lockstep.platform.scend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.common.Quantity;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    for (String name : names) {
      JsonNode value = find(name);
      if (value == null) {
        continue;
      }
      if (!value.isTextual() && !value.isIntegralNumber()) {
        throw new UnreadableAnswer(pathOf(name), "is not text");
      }
      String text = value.asText().strip();
      if (!text.isEmpty()) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  String requireText(String... names) {
    return text(names).orElseThrow(() -> missing(names[0]));
  }

  /** A whole number of units; a decimal string is taken, a fraction is not. */
  Optional<Quantity> quantity(String... names) {
    for (String name : names) {
      JsonNode value = find(name);
      if (value != null) {
        return Optional.of(quantity(value, name));
      }
    }
    return Optional.empty();
  }

  Quantity requireQuantity(String... names) {
    return quantity(names).orElseThrow(() -> missing(names[0]));
  }

  private Quantity quantity(JsonNode value, String name) {
    BigDecimal number;
    if (value.isNumber()) {
      number = value.decimalValue();
    } else if (value.isTextual()) {
      try {
        number = new BigDecimal(value.asText().strip());
      } catch (NumberFormatException e) {
        throw new UnreadableAnswer(pathOf(name), "is not a number");
      }
    } else {
      throw new UnreadableAnswer(pathOf(name), "is not a number");
    }
    try {
      return Quantity.of(number.intValueExact());
    } catch (ArithmeticException e) {
      throw new UnreadableAnswer(pathOf(name), "is not a whole number of units");
    } catch (IllegalArgumentException e) {
      throw new UnreadableAnswer(pathOf(name), "is negative");
    }
  }

  /** A moment; without an offset it is meant in {@code zone}. */
  Optional<Instant> instant(ZoneId zone, String... names) {
    for (String name : names) {
      JsonNode value = find(name);
      if (value == null) {
        continue;
      }
      if (!value.isTextual()) {
        throw new UnreadableAnswer(pathOf(name), "is not a time");
      }
      if (!value.asText().isBlank()) {
        return Optional.of(instant(value.asText().strip().replace(' ', 'T'), zone, name));
      }
    }
    return Optional.empty();
  }

  private Instant instant(String text, ZoneId zone, String name) {
    try {
      if (text.indexOf('T') < 0) {
        return LocalDate.parse(text).atStartOfDay(zone).toInstant();
      }
      boolean withOffset =
          text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.matches(".*T.*-.*");
      return withOffset
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw new UnreadableAnswer(pathOf(name), "is not a time");
    }
  }

  /** True or false, as a word too; empty where absent. */
  Optional<Boolean> flag(String name) {
    JsonNode value = find(name);
    if (value == null) {
      return Optional.empty();
    }
    String word = value.isBoolean() || value.isTextual() ? value.asText().strip() : "";
    if (word.equalsIgnoreCase("true")) {
      return Optional.of(true);
    }
    if (word.equalsIgnoreCase("false")) {
      return Optional.of(false);
    }
    throw new UnreadableAnswer(pathOf(name), "is neither true nor false");
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
