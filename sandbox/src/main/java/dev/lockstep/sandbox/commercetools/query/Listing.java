package dev.lockstep.sandbox.commercetools.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code where}, {@code sort}, {@code limit}, {@code offset} and {@code withTotal} of one call. */
public record Listing(
    List<Predicate> where, List<String> sort, int limit, int offset, boolean withTotal) {
  private static final int MOST = 500;
  private static final int DEEPEST = 10_000;

  public Listing {
    where = List.copyOf(where);
    sort = List.copyOf(sort);
  }

  /**
   * Reads the parameters.
   *
   * @throws MalformedQuery when a parameter is not in the language or beyond the limits
   */
  public static Listing of(Call call) {
    Map<String, List<String>> variables = new LinkedHashMap<>();
    call.query()
        .forEach((name, values) -> {
          if (name.startsWith("var.")) {
            variables.put(name.substring("var.".length()), values);
          }
        });
    return new Listing(
        call.parameters("where").stream().map(w -> PredicateParser.parse(w, variables)).toList(),
        call.parameters("sort"),
        number(call, "limit", 20, MOST),
        number(call, "offset", 0, DEEPEST),
        !call.parameter("withTotal").orElse("true").equals("false"));
  }

  private static int number(Call call, String name, int otherwise, int most) {
    String text = call.parameter(name).orElse(Integer.toString(otherwise));
    if (!text.matches("\\d{1,6}") || Integer.parseInt(text) > most) {
      throw new MalformedQuery(
          "Invalid value for '" + name + "'. Must be between 0 and " + most + ".");
    }
    return Integer.parseInt(text);
  }

  /** No document matches whose {@code field} is a time before this; empty where any may. */
  public Optional<Instant> notBefore(String field) {
    return where.stream()
        .flatMap(predicate -> predicate.notBefore(field).stream())
        .max(Comparator.naturalOrder());
  }

  /** No document matches that has none of these texts at {@code path}; empty where any may. */
  public Optional<Set<String>> oneOf(List<String> path) {
    return where.stream().flatMap(predicate -> predicate.oneOf(path).stream()).findFirst();
  }

  /** The page as the platform words it; the documents are not copied. */
  public ObjectNode page(Collection<ObjectNode> documents) {
    List<ObjectNode> matching =
        documents.stream()
            .filter(document -> where.stream().allMatch(predicate -> predicate.test(document)))
            .sorted(order())
            .toList();
    ArrayNode results = Json.array();
    matching.stream().skip(offset).limit(limit).forEach(results::add);
    ObjectNode page =
        Json.object().put("limit", limit).put("offset", offset).put("count", results.size());
    if (withTotal) {
      page.put("total", Math.min(matching.size(), where.isEmpty() ? matching.size() : DEEPEST));
    }
    page.set("results", results);
    return page;
  }

  private Comparator<ObjectNode> order() {
    Comparator<ObjectNode> byId = Comparator.comparing(document -> document.path("id").asText());
    return sort.stream()
        .map(Listing::comparator)
        .reduce(Comparator::thenComparing)
        .map(order -> order.thenComparing(byId))
        .orElse(byId);
  }

  private static Comparator<ObjectNode> comparator(String text) {
    String[] parts = text.strip().split("\\s+", 2);
    Comparator<ObjectNode> byField =
        Comparator.comparing(document -> at(document, parts[0]), Listing::compare);
    boolean descending = parts.length > 1 && parts[1].equalsIgnoreCase("desc");
    return descending ? byField.reversed() : byField;
  }

  private static int compare(JsonNode left, JsonNode right) {
    return Predicate.order(left, right)
        .orElseGet(() -> Boolean.compare(right.isMissingNode(), left.isMissingNode()));
  }

  private static JsonNode at(JsonNode document, String path) {
    return document.at("/" + path.replace('.', '/'));
  }
}
