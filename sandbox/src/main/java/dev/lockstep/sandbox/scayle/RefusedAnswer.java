package dev.lockstep.sandbox.scayle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.http.Json;

/** The answer by which a merchant refuses a cancellation for good: status, field and its text. */
public record RefusedAnswer(int status, String field, String value) {
  boolean fits(int answered, JsonNode body) {
    return answered == status && Json.textOr(body, field, "").equals(value);
  }
}
