package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import java.util.List;

/** The platform's errors, in its shapes and codes. */
final class Problem {
  private Problem() {}

  static Refusal invalidInput(String message) {
    return refusal(400, error("InvalidInput", message));
  }

  static Refusal invalidOperation(String message) {
    return refusal(400, error("InvalidOperation", message));
  }

  static Refusal invalidJson(String detail) {
    return refusal(
        400,
        error("InvalidJsonInput", "Request body does not contain valid JSON.")
            .put("detailedErrorMessage", detail));
  }

  static Refusal invalidField(String field, String value, List<String> allowed) {
    ObjectNode error =
        error("InvalidField", "The value '" + value + "' is not valid for field '" + field + "'.")
            .put("field", field)
            .put("invalidValue", value);
    allowed.forEach(error.putArray("allowedValues")::add);
    return refusal(400, error);
  }

  static Refusal requiredField(String field) {
    return refusal(
        400,
        error("RequiredField", "A value is required for field '" + field + "'.")
            .put("field", field));
  }

  static Refusal duplicateField(String field, String value) {
    return refusal(
        400,
        error("DuplicateField", "A duplicate value exists for field '" + field + "'.")
            .put("field", field)
            .put("duplicateValue", value));
  }

  static Refusal referenceNotFound(String typeId, String identifier, String value) {
    return refusal(
        400,
        error(
                "ReferencedResourceNotFound",
                "The referenced object of type '"
                    + typeId
                    + "' with "
                    + identifier
                    + " '"
                    + value
                    + "' was not found.")
            .put("typeId", typeId)
            .put(identifier, value));
  }

  static Refusal notFound(String identifier) {
    return refusal(
        404, error("ResourceNotFound", "The Resource with ID '" + identifier + "' was not found."));
  }

  static Refusal noSuchPath() {
    return refusal(404, error("ResourceNotFound", "URI not found."));
  }

  static Refusal conflict(String id, long expected, long actual) {
    return refusal(
        409,
        error(
                "ConcurrentModification",
                "Object "
                    + id
                    + " has a different version than expected. Expected: "
                    + expected
                    + " - Actual: "
                    + actual
                    + ".")
            .put("currentVersion", actual));
  }

  static Refusal invalidToken() {
    ObjectNode body = body(401, error("invalid_token", "invalid_token"));
    return new Refusal(
        Answer.json(401, body.put("error", "invalid_token"))
            .with("WWW-Authenticate", "Bearer realm=\"Secured area\""));
  }

  static Refusal invalidClient() {
    String message = "Please provide valid client credentials using HTTP Basic Authentication.";
    ObjectNode body = body(401, error("invalid_client", message));
    body.put("error", "invalid_client").put("error_description", message);
    return new Refusal(Answer.json(401, body));
  }

  static Refusal unsupportedGrant(String grant) {
    String message = "Invalid parameter: grant_type: Invalid grant type: '" + grant + "'.";
    ObjectNode body = body(400, error("unsupported_grant_type", message));
    body.put("error", "unsupported_grant_type").put("error_description", message);
    return new Refusal(Answer.json(400, body));
  }

  static Refusal insufficientScope(List<String> oneOf, String projectKey) {
    String scope = oneOf.getFirst() + ":" + projectKey;
    ObjectNode body =
        body(403, error("insufficient_scope", "Insufficient scope. One of [" + scope + "]."));
    return new Refusal(Answer.json(403, body.put("error", "insufficient_scope")));
  }

  /** An error without a cause of its own, as faults need it. */
  static Answer plain(int status, String code) {
    return Answer.json(status, body(status, error(code, text(code))));
  }

  private static String text(String code) {
    return switch (code) {
      case "General" -> "Write operations may have been executed. Please verify.";
      case "OverCapacity" -> "Service is at full capacity. Please retry later.";
      case "BadGateway" -> "Bad gateway.";
      default -> code;
    };
  }

  private static Refusal refusal(int status, ObjectNode error) {
    return new Refusal(Answer.json(status, body(status, error)));
  }

  private static ObjectNode error(String code, String message) {
    return Json.object().put("code", code).put("message", message);
  }

  private static ObjectNode body(int status, ObjectNode error) {
    ObjectNode body =
        Json.object().put("statusCode", status).put("message", error.path("message").asText());
    body.putArray("errors").add(error);
    return body;
  }
}
