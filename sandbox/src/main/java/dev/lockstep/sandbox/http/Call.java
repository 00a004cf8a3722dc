package dev.lockstep.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request as it arrived.
 *
 * @param path the path as sent, still percent-encoded
 * @param headers names in lower case
 * @param query decoded; a parameter may be repeated
 * @param parts the values the matching route gave names to, decoded
 */
public record Call(
    String method,
    String path,
    Map<String, String> headers,
    Map<String, List<String>> query,
    String body,
    Map<String, String> parts) {

  public Call {
    headers = Map.copyOf(headers);
    query = Map.copyOf(query);
    parts = Map.copyOf(parts);
  }

  public static Call of(
      String method, String path, Map<String, String> headers, String rawQuery, String body) {
    Map<String, String> lower = new LinkedHashMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return new Call(method, path, lower, decodePairs(rawQuery), body, Map.of());
  }

  /** Decodes {@code a=1&b=2}, as found in a query and in a form body. */
  public static Map<String, List<String>> decodePairs(String raw) {
    Map<String, List<String>> pairs = new LinkedHashMap<>();
    int from = 0;
    while (from < raw.length()) {
      int end = raw.indexOf('&', from);
      String pair = raw.substring(from, end < 0 ? raw.length() : end);
      from = end < 0 ? raw.length() : end + 1;
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        pairs.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
      }
    }
    return pairs;
  }

  static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return encoded;
    }
  }

  Call withParts(Map<String, String> found) {
    return new Call(method, path, headers, query, body, found);
  }

  /** The value of a named part of the matching route. */
  public String part(String name) {
    String value = parts.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The route names no part. name=" + name);
    }
    return value;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  public Optional<String> parameter(String name) {
    return parameters(name).stream().findFirst();
  }

  public List<String> parameters(String name) {
    return query.getOrDefault(name, List.of());
  }

  /** The body as JSON; empty when it is none. */
  public Optional<JsonNode> json() {
    return Json.parse(body);
  }

  /**
   * The body as a JSON object; an empty object when nothing was sent, empty when it is no object.
   */
  public Optional<ObjectNode> object() {
    if (body.isEmpty()) {
      return Optional.of(Json.object());
    }
    return json().filter(JsonNode::isObject).map(ObjectNode.class::cast);
  }
}
