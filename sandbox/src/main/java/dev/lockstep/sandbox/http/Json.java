package dev.lockstep.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** JSON as the stand-ins read and write it: UTF-8, UTC times with milliseconds. */
public final class Json {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stand-in could not write its own JSON.", e);
    }
  }

  /** Empty when the text is not one JSON value. */
  public static Optional<JsonNode> parse(String body) {
    try {
      return Optional.ofNullable(MAPPER.readTree(body)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  /**
   * Reads one of our own records.
   *
   * @throws IllegalArgumentException when the JSON does not fit; the message says where
   */
  public static <T> T read(JsonNode node, Class<T> type) {
    try {
      return MAPPER.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * A copy of an object.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static ObjectNode copyOf(JsonNode document) {
    if (document instanceof ObjectNode object) {
      return object.deepCopy();
    }
    throw new IllegalArgumentException("A JSON object is needed. type=" + document.getNodeType());
  }

  /** True when both say the same; 2 is 2, whatever kind of number it is held in. */
  public static boolean same(JsonNode left, JsonNode right) {
    return left.equals(
        (a, b) ->
            a.isNumber() && b.isNumber()
                ? a.decimalValue().compareTo(b.decimalValue())
                : a.equals(b) ? 0 : 1,
        right);
  }

  public static String time(Instant instant) {
    return MILLIS.format(instant);
  }

  /** The text at {@code field}, or null when it is absent, null or not a text. */
  public static @Nullable String textAt(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() ? value.textValue() : null;
  }

  public static String textOr(JsonNode node, String field, String otherwise) {
    String text = textAt(node, field);
    return text == null ? otherwise : text;
  }

  /** The elements of an array as objects; anything else has none. */
  public static Stream<ObjectNode> objects(JsonNode array) {
    Iterator<JsonNode> elements = array.elements();
    return StreamSupport.stream(Spliterators.spliterator(elements, array.size(), 0), false)
        .filter(JsonNode::isObject)
        .map(ObjectNode.class::cast);
  }
}
