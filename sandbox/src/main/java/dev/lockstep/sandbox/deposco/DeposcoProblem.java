package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The platform's errors: texts without codes, and now and then nothing at all. */
final class DeposcoProblem {
  private DeposcoProblem() {}

  static Refusal refusal(int status, String message) {
    return refusal(status, List.of(message));
  }

  static Refusal refusal(int status, List<String> messages) {
    return new Refusal(answer(status, messages));
  }

  /** What a status usually comes with; a rate limit comes with an empty body. */
  static Answer answer(int status, @Nullable String message) {
    if (status == 429) {
      return Answer.empty(429);
    }
    return answer(status, List.of(message == null ? usualText(status) : message));
  }

  private static Answer answer(int status, List<String> messages) {
    ObjectNode body = Json.object();
    ArrayNode errors = body.putArray("errors");
    messages.forEach(message -> errors.addObject().put("errorMessage", message));
    return Answer.json(status, body);
  }

  static Refusal invalid(String message) {
    return refusal(400, message);
  }

  static Refusal notFound(String what, String id) {
    return refusal(404, what + " with id = [" + id + "] does not exist.");
  }

  /** Something referred to by its business key is not there. */
  static String missing(String what, String key) {
    return what + " with business key " + key + " does not exist.";
  }

  static Refusal concurrent() {
    return new Refusal(answer(409, (String) null));
  }

  private static String usualText(int status) {
    return switch (status) {
      case 400 -> "The request is not valid.";
      case 401 -> "The access token is missing, expired or not valid.";
      case 403 -> "The application is not subscribed to this operation.";
      case 404 -> "The resource does not exist.";
      case 405 -> "The method is not supported for this resource.";
      case 409 -> "The resource was updated by a concurrent request. Retry when it is not in use.";
      case 503 -> "The service is temporarily not available.";
      default -> "An unexpected error occurred.";
    };
  }
}
