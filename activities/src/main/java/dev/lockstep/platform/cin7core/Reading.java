package dev.lockstep.platform.cin7core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.Quantity;
import dev.lockstep.port.PlatformFailure;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object as generously as the platform writes it: numbers and truth as texts, blank
 * for absent. What is neither is MALFORMED and names the field, e.g. {@code Order.Lines[0].Price}.
 * Fields nobody asks for are nobody's business.
 */
final class Reading {
  private static final int LONGEST_NUMBER = 40;

  private final ConnectionId connection;
  private final String path;
  private final JsonNode node;

  private Reading(ConnectionId connection, String path, JsonNode node) {
    this.connection = connection;
    this.path = path;
    this.node = node;
    if (!node.isObject()) {
      throw failure(path.isEmpty() ? "(document)" : path, "object");
    }
  }

  static Reading of(ConnectionId connection, JsonNode document) {
    return new Reading(connection, "", document);
  }

  String text(String field) {
    return optionalText(field).orElseThrow(() -> malformed(field, "text"));
  }

  Optional<String> optionalText(String field) {
    return present(field)
        .map(value -> {
          if (!value.isTextual() && !value.isNumber()) {
            throw malformed(field, "text");
          }
          return value.asText().strip();
        })
        .filter(text -> !text.isEmpty());
  }

  @Nullable String textOrNull(String field) {
    return optionalText(field).orElse(null);
  }

  /** A word of the platform's: upper case, as its documents write them; empty where absent. */
  Optional<String> word(String field) {
    return optionalText(field).map(word -> word.toUpperCase(Locale.ROOT));
  }

  /** A GUID in lower case, whatever the case it comes in. */
  String guid(String field) {
    try {
      return UUID.fromString(text(field)).toString();
    } catch (IllegalArgumentException e) {
      throw malformed(field, "GUID");
    }
  }

  /** False where absent. */
  boolean flag(String field) {
    return present(field)
        .map(value -> value.isBoolean() || value.isTextual() ? value.asText().strip() : "?")
        .map(word ->
            switch (word.toLowerCase(Locale.ROOT)) {
              case "true" -> true;
              case "false", "" -> false;
              default -> throw malformed(field, "true or false");
            })
        .orElse(false);
  }

  BigDecimal decimal(String field) {
    return optionalDecimal(field).orElseThrow(() -> malformed(field, "number"));
  }

  Optional<BigDecimal> optionalDecimal(String field) {
    return present(field)
        .filter(value -> !value.isTextual() || !value.textValue().isBlank())
        .map(value -> {
          try {
            String written = value.isNumber() || value.isTextual() ? value.asText().strip() : "";
            if (written.length() > LONGEST_NUMBER) {
              throw malformed(field, "number");
            }
            BigDecimal number = new BigDecimal(written);
            if (Math.abs((long) number.scale()) > LONGEST_NUMBER) {
              throw malformed(field, "number");
            }
            return number;
          } catch (NumberFormatException e) {
            throw malformed(field, "number");
          }
        });
  }

  Optional<Long> optionalNumber(String field) {
    return optionalDecimal(field)
        .map(number -> {
          try {
            return number.longValueExact();
          } catch (ArithmeticException e) {
            throw malformed(field, "whole number");
          }
        });
  }

  /** Whole units: the platform knows fractions, a warehouse does not. */
  Quantity quantity(String field) {
    BigDecimal units = decimal(field);
    try {
      return Quantity.of(units.intValueExact());
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw malformed(field, "whole number of units");
    }
  }

  /** A moment, never a day: one at midnight is at midnight UTC. */
  Instant moment(String field) {
    return instant(field, ZoneOffset.UTC);
  }

  Instant instant(String field, ZoneId zone) {
    return optionalInstant(field, zone).orElseThrow(() -> malformed(field, "time"));
  }

  Optional<Instant> optionalInstant(String field, ZoneId zone) {
    return optionalText(field)
        .map(text -> Times.read(text, zone).orElseThrow(() -> malformed(field, "time")));
  }

  /** The object; one without any fields where it is absent. */
  Reading object(String field) {
    return present(field)
        .map(value -> new Reading(connection, at(field), value))
        .orElseGet(() -> new Reading(connection, at(field), JsonNodeFactory.instance.objectNode()));
  }

  Optional<Reading> optionalObject(String field) {
    return present(field).map(value -> new Reading(connection, at(field), value));
  }

  /** The objects of a list; none where it is absent. */
  List<Reading> list(String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw malformed(field, "list");
    }
    List<Reading> read = new ArrayList<>();
    for (JsonNode element : value) {
      read.add(new Reading(connection, at(field) + "[" + read.size() + "]", element));
    }
    return read;
  }

  /** The object itself, to send it back changed. */
  ObjectNode copy() {
    return node.<ObjectNode>deepCopy();
  }

  PlatformFailure malformed(String field, String expected) {
    return failure(at(field), expected);
  }

  private PlatformFailure failure(String field, String expected) {
    return PlatformFailure.of(
        FailureKind.MALFORMED,
        connection,
        "A field is not what the platform documents. connection=%s, field=%s, expected=%s. Compare the document with docs/platforms/cin7-core.md."
            .formatted(connection, field, expected));
  }

  private Optional<JsonNode> present(String field) {
    JsonNode value = node.path(field);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  private String at(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }
}
