package dev.lockstep.cli.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Orders as they stand in a file, one a line: an id, a number, or an object of a command. */
public final class OrderLines {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private OrderLines() {}

  /**
   * An order as it is named.
   *
   * @param order its id, or its number
   * @param link null where the line names none
   */
  public record Named(String order, @Nullable String link) {}

  /** A line that names no order. The message says which and why. */
  public static final class Unreadable extends RuntimeException {
    Unreadable(int line, String why) {
      super("Line %d names no order: %s".formatted(line, why));
    }
  }

  /**
   * Reads lines; blank ones and those that begin with # are nothing.
   *
   * @throws Unreadable for the first line that names no order
   */
  public static List<Named> read(Stream<String> lines) {
    List<Named> named = new ArrayList<>();
    int[] number = {0};
    lines.forEach(line -> {
      number[0]++;
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        named.add(text.startsWith("{") ? object(number[0], text) : plain(number[0], text));
      }
    });
    return named;
  }

  private static Named plain(int line, String text) {
    if (text.chars().anyMatch(Character::isWhitespace)) {
      throw new Unreadable(
          line, "it has spaces. Give one id or number a line, or the output of a --json.");
    }
    return new Named(text, null);
  }

  private static Named object(int line, String text) {
    JsonNode object;
    try {
      object = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new Unreadable(line, "it begins like JSON and is none.");
    }
    JsonNode order = object.path("order");
    JsonNode link = object.path("link");
    if (!order.isTextual() || order.asText().isBlank()) {
      throw new Unreadable(line, "the object has no field 'order'.");
    }
    return new Named(order.asText(), link.isTextual() ? link.asText() : null);
  }
}
