package dev.lockstep.sandbox.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** One reply, complete: status, headers, body as UTF-8. */
public record Answer(int status, Map<String, String> headers, String body) {
  private static final String CONTENT_TYPE = "Content-Type";

  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer json(int status, Object body) {
    return new Answer(
        status, Map.of(CONTENT_TYPE, "application/json; charset=utf-8"), Json.text(body));
  }

  public static Answer ok(Object body) {
    return json(200, body);
  }

  public static Answer text(int status, String contentType, String body) {
    return new Answer(status, Map.of(CONTENT_TYPE, contentType), body);
  }

  public static Answer empty(int status) {
    return new Answer(status, Map.of(), "");
  }

  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }
}
