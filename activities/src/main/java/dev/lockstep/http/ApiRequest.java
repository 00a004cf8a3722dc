package dev.lockstep.http;

import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One request, relative to the connection's base address.
 *
 * @param template path with {@code {placeholders}}, e.g. {@code orders/{id}}: safe for logs and
 *     metrics, since the values are kept apart. Its own text is sent as it stands, so that it may
 *     hold {@code %3D}; empty is the base address itself
 * @param values what stands for the placeholders, in order, not encoded
 * @param body JSON; null sends none
 * @param due what a success must carry
 */
public record ApiRequest(
    String method,
    Effect effect,
    String template,
    List<String> values,
    List<Field> query,
    List<Field> headers,
    @Nullable ByteString body,
    Due due) {

  private static final HttpUrl ANYWHERE = HttpUrl.get("https://path.invalid/");

  /** A query parameter or a header. */
  public record Field(String name, String value) {}

  /** What a success must carry. */
  public enum Due {
    JSON,
    NOTHING
  }

  public ApiRequest {
    values = List.copyOf(values);
    query = List.copyOf(query);
    headers = List.copyOf(headers);
  }

  /** A GET that expects JSON. */
  public static ApiRequest get(String template, String... values) {
    return of("GET", Effect.READ, template, values);
  }

  /** A POST that expects JSON and may change something. */
  public static ApiRequest post(String template, String... values) {
    return of("POST", Effect.WRITE, template, values);
  }

  /** A PUT that expects JSON and may change something. */
  public static ApiRequest put(String template, String... values) {
    return of("PUT", Effect.WRITE, template, values);
  }

  /** A PATCH that expects JSON and may change something. */
  public static ApiRequest patch(String template, String... values) {
    return of("PATCH", Effect.WRITE, template, values);
  }

  /** A DELETE that expects JSON and may change something. */
  public static ApiRequest delete(String template, String... values) {
    return of("DELETE", Effect.WRITE, template, values);
  }

  private static ApiRequest of(String method, Effect effect, String template, String... values) {
    return new ApiRequest(
        method, effect, template, List.of(values), List.of(), List.of(), null, Due.JSON);
  }

  /** The same, for a method other than GET that only asks: a search by POST. */
  public ApiRequest thatOnlyAsks() {
    return new ApiRequest(method, Effect.READ, template, values, query, headers, body, due);
  }

  /** The same, content with a success that has no body. */
  public ApiRequest withoutAnswerBody() {
    return new ApiRequest(method, effect, template, values, query, headers, body, Due.NOTHING);
  }

  public ApiRequest query(String name, String value) {
    return new ApiRequest(
        method, effect, template, values, and(query, name, value), headers, body, due);
  }

  public ApiRequest header(String name, String value) {
    return new ApiRequest(
        method, effect, template, values, query, and(headers, name, value), body, due);
  }

  /** With a JSON body. */
  public ApiRequest json(ByteString newBody) {
    return new ApiRequest(method, effect, template, values, query, headers, newBody, due);
  }

  /** {@code GET orders/{id}}: how the request is named in messages and logs. */
  String call() {
    return method + " " + template;
  }

  HttpUrl under(HttpUrl base) {
    HttpUrl.Builder url = base.newBuilder();
    query.forEach(field -> url.addQueryParameter(field.name(), field.value()));
    if (template.isEmpty()) {
      return url.build();
    }
    int used = 0;
    for (String segment : template.split("/", -1)) {
      StringBuilder filled = new StringBuilder(segment);
      int from = 0;
      for (int open; (open = filled.indexOf("{", from)) >= 0; ) {
        String value = encoded(values.get(used++));
        filled.replace(open, filled.indexOf("}", open) + 1, value);
        from = open + value.length();
      }
      // A dot segment would be resolved away and address something else.
      if (filled.toString().equals(".") || filled.toString().equals("..")) {
        throw new IllegalArgumentException("A path value must not be a dot segment: " + template);
      }
      url.addEncodedPathSegment(filled.toString());
    }
    return url.build();
  }

  /** A value as it stands in a path; the dots lead nowhere, since they are not alone. */
  private static String encoded(String value) {
    HttpUrl alone = ANYWHERE.newBuilder().addPathSegment("." + value + ".").build();
    String path = alone.encodedPath();
    return path.substring(2, path.length() - 1);
  }

  private static List<Field> and(List<Field> fields, String name, String value) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return more;
  }

  @Override
  public String toString() {
    return call();
  }
}
