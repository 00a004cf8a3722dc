package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.fault.GlobIndex;
import dev.lockstep.sandbox.http.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fate rules in force; the newest rule that fits an order decides, before or after creation.
 */
public final class Fates {
  private final GlobIndex<FateRule> rules = new GlobIndex<>();

  public void add(FateRule rule) {
    rules.add(rule.number(), rule);
  }

  /** Adds one rule or an array of them, all or none. */
  void addAll(JsonNode json) {
    List<FateRule> added =
        json.isArray()
            ? List.of(Json.read(json, FateRule[].class))
            : List.of(Json.read(json, FateRule.class));
    added.forEach(this::add);
  }

  public void clear() {
    rules.clear();
  }

  public List<FateRule> rules() {
    return rules.all();
  }

  List<Fate> of(String number, Set<String> itemNumbers) {
    return rules.of(number).stream()
        .filter(rule -> rule.itemNumber() == null || itemNumbers.contains(rule.itemNumber()))
        .findFirst()
        .map(FateRule::fates)
        .orElse(List.of());
  }

  static <T extends Fate> Optional<T> first(List<Fate> fates, Class<T> kind) {
    return fates.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  static boolean has(List<Fate> fates, Class<? extends Fate> kind) {
    return fates.stream().anyMatch(kind::isInstance);
  }
}
