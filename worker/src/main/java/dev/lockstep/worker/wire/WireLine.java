package dev.lockstep.worker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One platform call as the wire log has it.
 *
 * @param at when it was sent
 * @param json the whole line
 */
public record WireLine(Instant at, ObjectNode json) {

  static Optional<WireLine> of(JsonNode node) {
    if (node instanceof ObjectNode json) {
      try {
        return Optional.of(new WireLine(Instant.parse(json.path("time").asText()), json));
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  public String connection() {
    return json.path("connection").asText();
  }

  /** Method and path template, such as {@code GET orders/{id}}. */
  public String call() {
    return json.path("method").asText() + " " + json.path("path").asText();
  }

  /** Empty where no answer came. */
  public OptionalInt status() {
    JsonNode status = json.path("status");
    return status.isInt() ? OptionalInt.of(status.intValue()) : OptionalInt.empty();
  }

  /** What the call was taken for, by {@link dev.lockstep.common.FailureKind}; empty for none. */
  public Optional<String> failure() {
    return text("failure");
  }

  public Optional<String> order() {
    return text("order");
  }

  public Optional<String> fulfilment() {
    return text("fulfilment");
  }

  public Optional<String> activity() {
    return text("activity");
  }

  /** Of the activity, from 1; empty for a call outside of one. */
  public OptionalInt attempt() {
    JsonNode attempt = json.path("attempt");
    return attempt.isInt() ? OptionalInt.of(attempt.intValue()) : OptionalInt.empty();
  }

  public long milliseconds() {
    return json.path("ms").asLong();
  }

  public String correlation() {
    return json.path("correlation").asText();
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(json.get(name)).map(JsonNode::asText);
  }
}
