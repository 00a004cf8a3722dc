package dev.lockstep.sandbox.scend;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The warehouse's errors, in the shape and codes of the profile. */
final class ScendProblem {
  /** One thing wrong with a request. */
  record Detail(String code, @Nullable String field, String message) {}

  private ScendProblem() {}

  static Refusal refusal(int status, String code, String message) {
    return refusal(status, List.of(new Detail(code, null, message)));
  }

  /** The first detail is the headline. */
  static Refusal refusal(int status, List<Detail> details) {
    return new Refusal(Answer.json(status, body(details)));
  }

  static ObjectNode body(List<Detail> details) {
    Detail first = details.getFirst();
    ObjectNode body = Json.object().put("Code", first.code()).put("Message", first.message());
    if (first.field() != null) {
      body.put("Field", first.field());
    }
    ArrayNode listed = body.putArray("Details");
    details.forEach(detail ->
        listed
            .addObject()
            .put("Code", detail.code())
            .put("Field", detail.field())
            .put("Message", detail.message()));
    return body;
  }

  static Refusal notFound() {
    return refusal(404, "ORDER_NOT_FOUND", "No order has this reference.");
  }

  static Refusal invalid(String field, String message) {
    return refusal(400, List.of(new Detail("INVALID_REQUEST", field, message)));
  }

  static String usualCode(int status) {
    return switch (status) {
      case 400 -> "INVALID_REQUEST";
      case 401 -> "UNAUTHORISED";
      case 403 -> "ACCOUNT_SUSPENDED";
      case 404 -> "ORDER_NOT_FOUND";
      case 409 -> "REQUEST_IN_PROGRESS";
      case 429 -> "RATE_LIMITED";
      case 503 -> "MAINTENANCE";
      default -> "INTERNAL_ERROR";
    };
  }
}
