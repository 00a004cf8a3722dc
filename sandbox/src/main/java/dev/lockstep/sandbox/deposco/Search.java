package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The filters of one list and the place in it. What is not documented is ignored; a {@code
 * searchId} overrides everything else.
 */
final class Search {
  private static final int MOST_ROWS = 1000;

  private final Map<String, String> filters;
  private final int size;
  private final long before;
  private final Map<String, Instant> times = new HashMap<>();

  private Search(Map<String, String> filters, int size, long before) {
    this.filters = filters;
    this.size = size;
    this.before = before;
  }

  static Search of(Call call, DeposcoOptions options, int usualSize, Set<String> documented) {
    Optional<String> cursor = call.parameter("searchId");
    if (cursor.isPresent()) {
      return decoded(cursor.get());
    }
    Map<String, String> filters = new TreeMap<>();
    for (String name : documented) {
      if (!options.ignoredParameters().contains(name)) {
        call.parameter(name).ifPresent(value -> filters.put(name, value));
      }
    }
    Search search = new Search(filters, size(call, usualSize), Long.MAX_VALUE);
    // Read at once, so that a time that cannot be read is refused by an empty list too.
    filters.keySet().stream().filter(name -> name.endsWith("After")).forEach(search::time);
    return search;
  }

  private static int size(Call call, int usual) {
    String text = call.parameter("pageSize").orElse(Integer.toString(usual));
    if (!text.matches("\\d{1,4}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MOST_ROWS) {
      throw DeposcoProblem.invalid("pageSize must be between 1 and " + MOST_ROWS);
    }
    return Integer.parseInt(text);
  }

  private static Search decoded(String cursor) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(cursor);
      ObjectNode place =
          Json.copyOf(
              Json.parse(new String(json, StandardCharsets.UTF_8))
                  .orElseThrow(IllegalArgumentException::new));
      Map<String, String> filters = new TreeMap<>();
      place
          .path("filters")
          .properties()
          .forEach(filter -> filters.put(filter.getKey(), filter.getValue().asText()));
      return new Search(filters, place.path("size").asInt(), place.path("before").asLong());
    } catch (IllegalArgumentException notOurs) {
      throw DeposcoProblem.invalid("searchId is not valid");
    }
  }

  /** What a row has to say under this name; empty where it may say anything. */
  Optional<String> wanted(String name) {
    return Optional.ofNullable(filters.get(name));
  }

  boolean accepts(String name, String value) {
    String wanted = filters.get(name);
    return wanted == null || wanted.equals(value);
  }

  /** Strictly later than the time asked for. */
  boolean acceptsAfter(String name, Instant time) {
    return time(name).map(time::isAfter).orElse(true);
  }

  Optional<Instant> time(String name) {
    String text = filters.get(name);
    return text == null
        ? Optional.empty()
        : Optional.of(times.computeIfAbsent(name, first -> read(name, text)));
  }

  private static Instant read(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw DeposcoProblem.invalid(name + " must be a date and time in ISO 8601 format");
    }
  }

  /** One page of what matches, newest first, with the way to the next one. */
  <T> Answer page(
      Wire wire,
      String path,
      List<T> matching,
      ToLongFunction<T> id,
      Function<T, ObjectNode> json) {
    List<T> left = matching.stream().filter(row -> id.applyAsLong(row) < before).toList();
    List<T> shown = left.stream().limit(size).toList();
    boolean complete = shown.size() == left.size();
    ObjectNode body = Json.object();
    ArrayNode data = body.putArray("data");
    shown.forEach(row -> data.add(json.apply(row)));
    ArrayNode links = body.putArray("links");
    links.addObject().put("rel", "self").put("href", wire.href(path));
    if (!complete) {
      String next = path + "?searchId=" + cursor(id.applyAsLong(shown.getLast()));
      links.addObject().put("rel", "next").put("href", wire.href(next));
    }
    int pages = Math.max(1, Math.ceilDiv(matching.size(), size));
    return Answer.ok(body.put("complete", complete).put("pages", pages));
  }

  private String cursor(long last) {
    JsonNode asked = Json.tree(filters);
    ObjectNode place = Json.object().put("size", size).put("before", last);
    place.set("filters", asked);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Json.text(place).getBytes(StandardCharsets.UTF_8));
  }
}
