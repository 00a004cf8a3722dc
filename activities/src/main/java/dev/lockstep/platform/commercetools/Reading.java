package dev.lockstep.platform.commercetools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Money;
import dev.lockstep.common.Quantity;
import dev.lockstep.port.PlatformFailure;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object strictly: a field is what the documents say, or absent where they allow it.
 * Anything else is MALFORMED and names the field, e.g. {@code lineItems[0].quantity}. Fields nobody
 * asks for are nobody's business.
 */
final class Reading {
  private final ConnectionId connection;
  private final String path;
  private final JsonNode node;

  private Reading(ConnectionId connection, String path, JsonNode node) {
    this.connection = connection;
    this.path = path;
    this.node = node;
    if (!node.isObject()) {
      throw malformed(path.isEmpty() ? "(document)" : path, "object");
    }
  }

  static Reading of(ConnectionId connection, JsonNode document) {
    return new Reading(connection, "", document);
  }

  String text(String field) {
    return optionalText(field).orElseThrow(() -> malformed(at(field), "text"));
  }

  Optional<String> optionalText(String field) {
    return present(field)
        .map(value -> {
          if (!value.isTextual()) {
            throw malformed(at(field), "text");
          }
          return value.textValue();
        })
        .filter(text -> !text.isBlank());
  }

  @Nullable String textOrNull(String field) {
    return optionalText(field).orElse(null);
  }

  long number(String field) {
    return present(field)
        .filter(value -> value.isIntegralNumber() && value.canConvertToLong())
        .map(JsonNode::longValue)
        .orElseThrow(() -> malformed(at(field), "whole number"));
  }

  Quantity quantity(String field) {
    long units = number(field);
    if (units < 0 || units > Integer.MAX_VALUE) {
      throw malformed(at(field), "quantity");
    }
    return Quantity.of((int) units);
  }

  Instant instant(String field) {
    try {
      return Instant.parse(text(field));
    } catch (DateTimeException e) {
      throw malformed(at(field), "time");
    }
  }

  LineId lineId(String field) {
    try {
      return new LineId(text(field));
    } catch (IllegalArgumentException e) {
      throw malformed(at(field), "id");
    }
  }

  Reading object(String field) {
    return optionalObject(field).orElseThrow(() -> malformed(at(field), "object"));
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
      throw malformed(at(field), "list");
    }
    List<Reading> read = new ArrayList<>();
    for (JsonNode element : value) {
      read.add(new Reading(connection, at(field) + "[" + read.size() + "]", element));
    }
    return read;
  }

  /** The texts of a list; none where it is absent. */
  List<String> texts(String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    List<String> read = new ArrayList<>();
    for (JsonNode element : value) {
      if (!element.isTextual()) {
        throw malformed(at(field), "list of texts");
      }
      read.add(element.textValue());
    }
    return read;
  }

  /** Whether the field is there and true. */
  boolean flag(String field) {
    return present(field)
        .map(value -> {
          if (!value.isBoolean()) {
            throw malformed(at(field), "true or false");
          }
          return value.booleanValue();
        })
        .orElse(false);
  }

  Money money(String field) {
    return object(field).asMoney();
  }

  Optional<Money> optionalMoney(String field) {
    return optionalObject(field).map(Reading::asMoney);
  }

  private Money asMoney() {
    String currency = text("currencyCode");
    try {
      // In a high-precision amount fractionDigits belongs to preciseAmount, not to centAmount.
      int digits =
          optionalText("type").filter("highPrecision"::equals).isPresent()
              ? Currency.getInstance(currency).getDefaultFractionDigits()
              : present("fractionDigits").isPresent()
                  ? Math.toIntExact(number("fractionDigits"))
                  : 2;
      return new Money(number("centAmount"), currency, digits);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw malformed(path, "money");
    }
  }

  /** The object itself, to send it back changed. */
  ObjectNode copy() {
    return node.<ObjectNode>deepCopy();
  }

  private PlatformFailure malformed(String field, String expected) {
    return PlatformFailure.of(
        FailureKind.MALFORMED,
        connection,
        "A field is not what the platform documents. connection=%s, field=%s, expected=%s. Compare the document with docs/platforms/commercetools.md."
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
