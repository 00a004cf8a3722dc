package dev.lockstep.sandbox.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.fault.Glob;
import dev.lockstep.sandbox.http.Json;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The delivery rules in force; several may strike the same notice. Every rule has its own dice. */
public final class DeliveryRules {
  private final long seed;
  private final List<Armed> rules = new CopyOnWriteArrayList<>();
  private final AtomicInteger armed = new AtomicInteger();

  public DeliveryRules(long seed) {
    this.seed = seed;
  }

  private static final class Armed {
    private final DeliveryRule rule;
    private final Glob type;
    private final SplittableRandom dice;
    private int matched;
    private int struck;

    Armed(DeliveryRule rule, long seed) {
      this.rule = rule;
      this.type = new Glob(rule.type());
      this.dice = new SplittableRandom(seed);
    }

    synchronized boolean strikes(String noticeType) {
      if (!type.matches(noticeType) || (rule.times() > 0 && struck >= rule.times())) {
        return false;
      }
      matched++;
      if (matched <= rule.skip() || dice.nextDouble() >= rule.probability()) {
        return false;
      }
      struck++;
      return true;
    }

    synchronized int struckSoFar() {
      return struck;
    }
  }

  public DeliveryRules add(DeliveryRule rule) {
    rules.add(new Armed(rule, seed * 31 + armed.incrementAndGet()));
    return this;
  }

  /** Adds one rule or an array of them, all or none. */
  public void addAll(JsonNode json) {
    List<DeliveryRule> added =
        json.isArray()
            ? List.of(Json.read(json, DeliveryRule[].class))
            : List.of(Json.read(json, DeliveryRule.class));
    added.forEach(this::add);
  }

  public void clear() {
    rules.clear();
  }

  public List<DeliveryRule> list() {
    return rules.stream().map(armedRule -> armedRule.rule).toList();
  }

  /** How often each fault has struck, by the rules in force. */
  public Map<DeliveryFault, Integer> struck() {
    Map<DeliveryFault, Integer> counts = new EnumMap<>(DeliveryFault.class);
    for (Armed each : rules) {
      counts.merge(each.rule.fault(), each.struckSoFar(), Integer::sum);
    }
    return counts;
  }

  /** The faults of one notice, each with its wait in milliseconds. */
  Map<DeliveryFault, Long> strike(String noticeType) {
    Map<DeliveryFault, Long> struck = new EnumMap<>(DeliveryFault.class);
    for (Armed candidate : rules) {
      if (candidate.strikes(noticeType)) {
        struck.put(candidate.rule.fault(), candidate.rule.waitMillis());
      }
    }
    return struck;
  }
}
