package dev.lockstep.platform.scayle;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.OrderId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What SCAYLE posts, read without trust: a field that is not what it should be is not there. */
record CallBody(JsonNode json) {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  /** Empty where the bytes are not one JSON object. */
  static Optional<CallBody> read(byte[] body) {
    try {
      return MAPPER.readTree(body) instanceof ObjectNode object
          ? Optional.of(new CallBody(object))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A key or an id, as a text or a number: printable, without blanks, of a bearable length. */
  Optional<String> key(String field) {
    return key(json.path(field));
  }

  Optional<OrderId> orderId(String field) {
    return key(field)
        .filter(id -> ID.matcher(id).matches())
        .map(id -> new OrderId(Long.toString(Long.parseLong(id))));
  }

  List<String> keys(String field) {
    List<String> keys = new ArrayList<>();
    json.path(field).forEach(element -> key(element).ifPresent(keys::add));
    return List.copyOf(keys);
  }

  CallBody in(String field) {
    return new CallBody(json.path(field));
  }

  Stream<CallBody> list(String field) {
    List<CallBody> elements = new ArrayList<>();
    json.path(field).forEach(element -> elements.add(new CallBody(element)));
    return elements.stream();
  }

  private static Optional<String> key(JsonNode node) {
    return node.isTextual() || node.isIntegralNumber()
        ? Optional.of(node.asText()).filter(text -> KEY.matcher(text).matches())
        : Optional.empty();
  }
}
