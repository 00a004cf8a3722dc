package dev.lockstep.sandbox.scayle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;

/** The platform's errors in its envelope. The envelope is documented, most keys are not. */
final class ScayleProblem {
  static final String THROTTLED = "RATE_LIMIT_EXCEED";

  private ScayleProblem() {}

  static Refusal refusal(int status, String errorKey, String message) {
    return new Refusal(answer(status, errorKey, message, Json.object()));
  }

  static Refusal refusal(int status, String errorKey, String message, ObjectNode context) {
    return new Refusal(answer(status, errorKey, message, context));
  }

  static Answer answer(int status, String errorKey, String message, ObjectNode context) {
    ObjectNode body = Json.object();
    ObjectNode error =
        body.putArray("errors").addObject().put("errorKey", errorKey).put("message", message);
    if (context.isEmpty()) {
      error.putArray("context"); // An empty map, as PHP writes it.
    } else {
      error.set("context", context);
    }
    return Answer.json(status, body);
  }

  static Refusal orderNotFound() {
    return refusal(404, "ORDER_NOT_FOUND", "There is no such order.");
  }

  static Refusal invalid(String field) {
    return refusal(
        400,
        "VALIDATION_ERROR",
        "A value is missing or malformed.",
        Json.object().put("field", field));
  }

  static Refusal ofItem(int status, String errorKey, String message, String itemId) {
    return refusal(status, errorKey, message, Json.object().put("orderItemId", itemId));
  }

  static String usualKey(int status) {
    return switch (status) {
      case 400 -> "VALIDATION_ERROR";
      case 401 -> "UNAUTHORIZED";
      case 403 -> "FORBIDDEN";
      case 404 -> "NOT_FOUND";
      case 409 -> "CONFLICT";
      case 429 -> THROTTLED;
      default -> "INTERNAL_ERROR";
    };
  }
}
