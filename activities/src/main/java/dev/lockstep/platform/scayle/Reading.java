package dev.lockstep.platform.scayle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.port.PlatformFailure;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object: a field is what the documents say, or absent where they allow it. Ids and
 * amounts may come as numbers or as texts, and an empty map as an empty list. Anything else is
 * MALFORMED and names the field, e.g. {@code items[0].price.withTax}.
 */
final class Reading {
  /** Far above any price, far below where sums overflow. */
  private static final long MOST_MINOR_UNITS = 10_000_000_000_000L;

  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
  private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd['T'][' ']HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("[XXX][XX]")
          .toFormatter(Locale.ROOT);

  private final ConnectionId connection;
  private final String path;
  private final JsonNode node;

  private Reading(ConnectionId connection, String path, JsonNode node) {
    this.connection = connection;
    this.path = path;
    this.node = node;
  }

  static Reading of(ConnectionId connection, JsonNode document) {
    Reading reading = new Reading(connection, "", document);
    if (!document.isObject()) {
      throw reading.malformed("(document)", "object");
    }
    return reading;
  }

  String text(String field) {
    return optionalText(field).orElseThrow(() -> malformed(at(field), "text"));
  }

  /** A number counts as its digits; blank counts as absent. */
  Optional<String> optionalText(String field) {
    return present(field).map(value -> scalar(field, value)).filter(text -> !text.isBlank());
  }

  @Nullable String textOrNull(String field) {
    return optionalText(field).orElse(null);
  }

  long id(String field) {
    return optionalId(field).orElseThrow(() -> malformed(at(field), "id"));
  }

  Optional<Long> optionalId(String field) {
    return optionalText(field)
        .map(text -> {
          if (!WHOLE.matcher(text).matches() || text.startsWith("-")) {
            throw malformed(at(field), "id");
          }
          return Long.parseLong(text);
        });
  }

  /** An amount in the smallest unit of its currency. */
  long minorUnits(String field) {
    return optionalMinorUnits(field).orElseThrow(() -> malformed(at(field), "amount"));
  }

  Optional<Long> optionalMinorUnits(String field) {
    return optionalText(field)
        .map(text -> {
          long amount = WHOLE.matcher(text).matches() ? Long.parseLong(text) : Long.MAX_VALUE;
          if (Math.abs(amount) > MOST_MINOR_UNITS) {
            throw malformed(at(field), "amount");
          }
          return amount;
        });
  }

  /** A number as plain text, equal for equal values; empty where there is none. */
  String rate(String field) {
    return optionalText(field)
        .map(text -> {
          if (text.length() > 30) {
            throw malformed(at(field), "number");
          }
          try {
            BigDecimal rate = new BigDecimal(text);
            // An exponent of millions would be written out digit by digit.
            return rate.stripTrailingZeros().toString();
          } catch (NumberFormatException e) {
            throw malformed(at(field), "number");
          }
        })
        .orElse("");
  }

  String currency(String field) {
    return optionalCurrency(field).orElseThrow(() -> malformed(at(field), "currency"));
  }

  Optional<String> optionalCurrency(String field) {
    return optionalText(field)
        .map(text -> {
          if (!CURRENCY.matcher(text).matches()) {
            throw malformed(at(field), "currency");
          }
          return text.toUpperCase(Locale.ROOT);
        });
  }

  Instant instant(String field) {
    return optionalInstant(field).orElseThrow(() -> malformed(at(field), "time"));
  }

  /** A time without an offset is taken for UTC. */
  Optional<Instant> optionalInstant(String field) {
    return optionalText(field)
        .map(text -> {
          try {
            TemporalAccessor read = TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            Instant time =
                read instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : LocalDateTime.from(read).toInstant(ZoneOffset.UTC);
            return Instant.ofEpochMilli(time.toEpochMilli());
          } catch (DateTimeException | ArithmeticException e) {
            throw malformed(at(field), "time");
          }
        });
  }

  Reading object(String field) {
    return optionalObject(field).orElseThrow(() -> malformed(at(field), "object"));
  }

  Optional<Reading> optionalObject(String field) {
    return present(field)
        .filter(value -> !(value.isArray() && value.isEmpty()))
        .map(value -> below(at(field), value));
  }

  /** What {@code read} finds in an object; empty where the object is not there. */
  <T> Optional<T> in(String field, Function<Reading, Optional<T>> read) {
    return optionalObject(field).flatMap(read);
  }

  /** The objects of a list; none where it is absent. */
  List<Reading> list(String field) {
    JsonNode value = present(field).orElse(null);
    if (value == null || (value.isObject() && value.isEmpty())) {
      return List.of();
    }
    if (!value.isArray()) {
      throw malformed(at(field), "list");
    }
    List<Reading> read = new ArrayList<>();
    for (JsonNode element : value) {
      read.add(below(at(field) + "[" + read.size() + "]", element));
    }
    return read;
  }

  /** The texts of a list; none where it is absent. */
  List<String> texts(String field) {
    JsonNode value = present(field).orElse(null);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw malformed(at(field), "list");
    }
    List<String> read = new ArrayList<>();
    for (JsonNode element : value) {
      read.add(scalar(field, element));
    }
    return read;
  }

  /** Every text at the end of a dotted path that leads through objects and lists. */
  List<String> textsAt(String dotted) {
    int dot = dotted.indexOf('.');
    if (dot < 0) {
      return optionalText(dotted).stream().toList();
    }
    String first = dotted.substring(0, dot);
    String rest = dotted.substring(dot + 1);
    boolean several = node.path(first).isArray();
    return (several ? list(first) : optionalObject(first).stream().toList())
        .stream().flatMap(part -> part.textsAt(rest).stream()).toList();
  }

  private Reading below(String where, JsonNode value) {
    Reading reading = new Reading(connection, where, value);
    if (!value.isObject()) {
      throw malformed(where, "object");
    }
    return reading;
  }

  private String scalar(String field, JsonNode value) {
    if (value.isTextual()) {
      return value.textValue().strip();
    }
    if (value.isNumber()) {
      return value.asText();
    }
    throw malformed(at(field), "text");
  }

  private PlatformFailure malformed(String field, String expected) {
    return PlatformFailure.of(
        FailureKind.MALFORMED,
        connection,
        "A field is not what the platform documents. connection=%s, field=%s, expected=%s. Compare the document with docs/platforms/scayle.md."
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
