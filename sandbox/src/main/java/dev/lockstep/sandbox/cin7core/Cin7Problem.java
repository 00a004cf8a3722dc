package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import java.util.List;

/** The platform's errors: an array of codes and texts, under a status that may say otherwise. */
final class Cin7Problem {
  /** A reply names the first few mistakes of a call, never all. */
  private static final int LISTED = 3;

  private static final String PAGE =
      "<!DOCTYPE html><html><head><title>Page not found</title></head>"
          + "<body><h1>Page not found</h1></body></html>";

  private Cin7Problem() {}

  static Answer answer(int status, int errorCode, List<String> texts) {
    return Answer.json(status, errors(errorCode, texts));
  }

  static ArrayNode errors(int errorCode, List<String> texts) {
    ArrayNode errors = Json.array();
    texts.stream()
        .limit(LISTED)
        .forEach(text -> errors.addObject().put("ErrorCode", errorCode).put("Exception", text));
    return errors;
  }

  static Refusal invalid(String text) {
    return invalid(List.of(text));
  }

  static Refusal invalid(List<String> texts) {
    return new Refusal(answer(400, 400, texts));
  }

  /** A document stands in a status that does not allow what was asked. */
  static Refusal guard(String consequence, String document, String status) {
    return invalid(consequence + " " + document + " Status is " + status);
  }

  static Refusal unparseable() {
    return new Refusal(answer(500, 500, List.of("The request body could not be read.")));
  }

  static Answer forbidden() {
    return answer(403, 403, List.of("Incorrect credentials!"));
  }

  static Answer methodNotAllowed() {
    return answer(405, 405, List.of("The requested method is not allowed here."));
  }

  static Answer throttled(int status) {
    return answer(status, status, List.of("You have reached 60 calls per 60 seconds API limit."));
  }

  /** Nothing is at this path; the platform says so with a page and a 200. */
  static Answer page() {
    return Answer.text(200, "text/html; charset=utf-8", PAGE);
  }
}
