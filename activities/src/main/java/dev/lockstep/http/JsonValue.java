package dev.lockstep.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.common.Quantity;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * One value of an answer, read as what it should be; what it is not, is an {@link UnreadableAnswer}
 * with the place.
 *
 * @param path where it stands in the answer
 */
public record JsonValue(JsonNode node, String path) {

  /** Text, a whole number as its digits; empty where blank. */
  public Optional<String> text() {
    if (!node.isTextual() && !node.isIntegralNumber()) {
      throw unreadable("is not text");
    }
    return Optional.of(node.asText().strip()).filter(text -> !text.isEmpty());
  }

  /** A whole number of units, as a number or as its text; a fraction is not taken. */
  public Quantity units() {
    BigDecimal number;
    try {
      number = node.isNumber() ? node.decimalValue() : new BigDecimal(node.asText().strip());
    } catch (NumberFormatException e) {
      throw unreadable("is not a number");
    }
    try {
      return Quantity.of(number.intValueExact());
    } catch (ArithmeticException e) {
      throw unreadable("is not a whole number of units");
    } catch (IllegalArgumentException e) {
      throw unreadable("is negative");
    }
  }

  /**
   * A moment, as ISO 8601 or nearly; empty where blank.
   *
   * @param zone the zone it is meant in where it names none
   */
  public Optional<Instant> moment(ZoneId zone) {
    if (!node.isTextual()) {
      throw unreadable("is not a time");
    }
    String text = node.asText().strip().replace(' ', 'T');
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(moment(text, zone));
    } catch (DateTimeException e) {
      throw unreadable("is not a time");
    }
  }

  private static Instant moment(String text, ZoneId zone) {
    int clock = text.indexOf('T');
    if (clock < 0) {
      return LocalDate.parse(text).atStartOfDay(zone).toInstant();
    }
    String time = text.substring(clock);
    boolean withOffset = time.endsWith("Z") || time.indexOf('+') > 0 || time.indexOf('-') > 0;
    if (!withOffset) {
      return LocalDateTime.parse(text).atZone(zone).toInstant();
    }
    // Java wants the colon that some writers of ISO 8601 leave out.
    return OffsetDateTime.parse(text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2")).toInstant();
  }

  /** True or false, as a word too. */
  public boolean flag() {
    String word = node.isBoolean() || node.isTextual() ? node.asText().strip() : "";
    if (word.equalsIgnoreCase("true")) {
      return true;
    }
    if (word.equalsIgnoreCase("false")) {
      return false;
    }
    throw unreadable("is neither true nor false");
  }

  private UnreadableAnswer unreadable(String problem) {
    return new UnreadableAnswer(path, problem);
  }

  /** Without content: it may name people. */
  @Override
  public String toString() {
    return "JsonValue[" + path + "]";
  }
}
