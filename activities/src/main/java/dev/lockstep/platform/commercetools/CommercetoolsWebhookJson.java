package dev.lockstep.platform.commercetools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Reads what strangers send: anything but one JSON object is empty. */
final class CommercetoolsWebhookJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private CommercetoolsWebhookJson() {}

  static Optional<ObjectNode> object(byte[] body) {
    try {
      return asObject(MAPPER.readTree(body));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static Optional<ObjectNode> object(String json) {
    try {
      return asObject(MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  static Optional<String> text(JsonNode node, String field) {
    return Optional.ofNullable(node.path(field).textValue()).filter(text -> !text.isBlank());
  }

  /** The payload of a Pub/Sub message: Base64 in {@code message.data}. */
  static Optional<ObjectNode> pubSubData(JsonNode push) {
    return text(push.path("message"), "data").flatMap(CommercetoolsWebhookJson::base64);
  }

  /**
   * Takes off every layer that needs no proof of its own, down to the message: an EventBridge event
   * and a CloudEvent, also one within the other.
   */
  static JsonNode innermost(JsonNode json) {
    JsonNode event = json.has("detail-type") && json.has("detail") ? json.get("detail") : json;
    return event.has("specversion") && event.has("data") ? event.get("data") : event;
  }

  private static Optional<ObjectNode> base64(String data) {
    try {
      byte[] decoded = Base64.getDecoder().decode(data.getBytes(StandardCharsets.ISO_8859_1));
      return object(decoded);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<ObjectNode> asObject(JsonNode node) {
    return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
  }
}
