package dev.lockstep.sandbox.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Method and path to endpoint. A pattern names its parts in braces, also inside a segment: {@code
 * /{project}/orders/order-number={number}}. The first route that fits wins.
 */
public final class Routes {
  private static final Pattern PART = Pattern.compile("\\{(\\w+)}");

  private final List<Route> table = new ArrayList<>();

  /** Answers one call, or refuses it with {@link Refusal}. */
  @FunctionalInterface
  public interface Endpoint {
    Answer answer(Call call);
  }

  private record Route(String method, Pattern path, List<String> names, Endpoint endpoint) {}

  public Routes on(String method, String pattern, Endpoint endpoint) {
    List<String> names = new ArrayList<>();
    StringBuilder regex = new StringBuilder();
    Matcher part = PART.matcher(pattern);
    int from = 0;
    while (part.find()) {
      regex.append(Pattern.quote(pattern.substring(from, part.start()))).append("([^/]+)");
      names.add(part.group(1));
      from = part.end();
    }
    regex.append(Pattern.quote(pattern.substring(from))).append("/?");
    table.add(new Route(method, Pattern.compile(regex.toString()), List.copyOf(names), endpoint));
    return this;
  }

  public Routes get(String pattern, Endpoint endpoint) {
    return on("GET", pattern, endpoint);
  }

  public Routes post(String pattern, Endpoint endpoint) {
    return on("POST", pattern, endpoint);
  }

  /** Empty when no route fits. */
  public Optional<Answer> answer(Call call) {
    for (Route route : table) {
      Matcher path = route.path().matcher(call.path());
      if (route.method().equals(call.method()) && path.matches()) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (int i = 0; i < route.names().size(); i++) {
          String raw = path.group(i + 1).replace("+", "%2B");
          parts.put(route.names().get(i), Call.decode(raw));
        }
        return Optional.of(route.endpoint().answer(call.withParts(parts)));
      }
    }
    return Optional.empty();
  }
}
