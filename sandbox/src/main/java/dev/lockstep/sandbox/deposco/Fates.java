package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.fault.Glob;
import dev.lockstep.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The fate rules in force; the newest rule that fits an order decides, before or after creation.
 */
public final class Fates {
  private final List<FateRule> rules = new CopyOnWriteArrayList<>();

  public void add(FateRule rule) {
    rules.addFirst(rule);
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
    return List.copyOf(rules);
  }

  List<Fate> of(String number, Set<String> itemNumbers) {
    for (FateRule rule : rules) {
      boolean fits =
          new Glob(rule.number()).matches(number)
              && (rule.itemNumber() == null || itemNumbers.contains(rule.itemNumber()));
      if (fits) {
        return new ArrayList<>(rule.fates());
      }
    }
    return List.of();
  }

  static <T extends Fate> Optional<T> first(List<Fate> fates, Class<T> kind) {
    return fates.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  static boolean has(List<Fate> fates, Class<? extends Fate> kind) {
    return fates.stream().anyMatch(kind::isInstance);
  }
}
