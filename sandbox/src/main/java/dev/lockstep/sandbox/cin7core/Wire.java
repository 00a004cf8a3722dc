package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Values as the platform takes them: generously. */
final class Wire {
  private static final int DECIMALS = 4;

  private Wire() {}

  static boolean flag(JsonNode node, String field) {
    return Boolean.parseBoolean(node.path(field).asText());
  }

  static String text(JsonNode node, String field) {
    return node.path(field).asText("").strip();
  }

  /**
   * A number, or a text that is one; absent is 0.
   *
   * @throws dev.lockstep.sandbox.http.Refusal 500 when it is neither, as for any unreadable object
   */
  static BigDecimal decimal(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return BigDecimal.ZERO;
    }
    try {
      return new BigDecimal(value.asText().strip()).setScale(DECIMALS, RoundingMode.HALF_UP);
    } catch (NumberFormatException e) {
      throw Cin7Problem.unparseable();
    }
  }

  /** Writes whole numbers without a point. */
  static void put(ObjectNode node, String field, BigDecimal value) {
    BigDecimal shortest = plain(value);
    if (shortest.scale() == 0) {
      node.put(field, shortest.longValueExact());
    } else {
      node.put(field, shortest);
    }
  }

  /** Without trailing zeros and without an exponent, so that 10 is 10. */
  static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** An id as the platform keeps it, in lower case. */
  static String guid(String text, String field) {
    try {
      return UUID.fromString(text).toString();
    } catch (IllegalArgumentException e) {
      throw Cin7Problem.invalid("'" + field + "' is not a valid GUID");
    }
  }

  /** A parameter of the query, whatever the case of its name; a blank one is none. */
  static Optional<String> parameter(Call call, String name) {
    return call.query().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(entry -> entry.getValue().getFirst().strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  static boolean flag(Call call, String name) {
    return parameter(call, name).map(Boolean::parseBoolean).orElse(false);
  }

  static String requiredGuid(Call call, String name) {
    return guid(
        parameter(call, name).orElseThrow(() -> Cin7Problem.invalid("'" + name + "' is required")),
        name);
  }

  /** Reads ISO 8601 with or without zone, fraction and time; without a zone it is UTC. */
  static Optional<Instant> time(String text) {
    String iso = text.strip().replace(' ', 'T');
    try {
      if (iso.length() == 10) {
        return Optional.of(LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC));
      }
      boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
      return Optional.of(
          zoned
              ? OffsetDateTime.parse(iso).toInstant()
              : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static List<ObjectNode> lines(JsonNode body) {
    return new ArrayList<>(Json.objects(body.path("Lines")).toList());
  }
}
