package dev.lockstep.sandbox.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The rules in force. The first rule that strikes a call wins; every rule has its own dice, so
 * adding a rule does not change what the others hit.
 */
public final class Faults {
  private final long seed;
  private final List<Armed> rules = new CopyOnWriteArrayList<>();
  private final AtomicInteger armed = new AtomicInteger();
  private final Map<FaultKind, Integer> retired = new ConcurrentHashMap<>();

  public Faults(long seed) {
    this.seed = seed;
  }

  /** A rule and how often it has struck. */
  public record Tally(FaultRule rule, int matched, int struck) {}

  private static final class Armed {
    private final FaultRule rule;
    private final Glob path;
    private final SplittableRandom dice;
    private int matched;
    private int struck;

    Armed(FaultRule rule, long seed) {
      this.rule = rule;
      this.path = new Glob(rule.path());
      this.dice = new SplittableRandom(seed);
    }

    synchronized boolean strikes(Call call) {
      boolean fits =
          (rule.method().equals("*") || rule.method().equals(call.method()))
              && path.matches(call.path())
              && isAbout(call);
      if (!fits || (rule.times() > 0 && struck >= rule.times())) {
        return false;
      }
      matched++;
      if (matched <= rule.skip() || dice.nextDouble() >= rule.probability()) {
        return false;
      }
      struck++;
      return true;
    }

    private boolean isAbout(Call call) {
      String about = rule.about();
      return about == null
          || call.path().contains(about)
          || call.body().contains(about)
          || call.query().values().stream()
              .flatMap(List::stream)
              .anyMatch(value -> value.contains(about));
    }

    synchronized Tally tally() {
      return new Tally(rule, matched, struck);
    }
  }

  public Faults add(FaultRule rule) {
    rules.add(new Armed(rule, seed * 31 + armed.incrementAndGet()));
    return this;
  }

  /** Adds one rule or an array of them, all or none. */
  public void addAll(JsonNode json) {
    List<FaultRule> added =
        json.isArray()
            ? List.of(Json.read(json, FaultRule[].class))
            : List.of(Json.read(json, FaultRule.class));
    added.forEach(this::add);
  }

  /**
   * Rules like this one strike no more; what they have struck stays counted.
   *
   * @return how often they have struck
   */
  public int remove(FaultRule rule) {
    List<Armed> like = rules.stream().filter(each -> each.rule.equals(rule)).toList();
    rules.removeAll(like);
    int struck = like.stream().mapToInt(each -> each.tally().struck()).sum();
    retired.merge(rule.kind(), struck, Integer::sum);
    return struck;
  }

  /** How often each kind has struck, also by rules that were removed; without those that never. */
  public Map<FaultKind, Integer> struck() {
    Map<FaultKind, Integer> counts = new EnumMap<>(FaultKind.class);
    counts.putAll(retired);
    tallies().forEach(tally -> counts.merge(tally.rule().kind(), tally.struck(), Integer::sum));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  public void clear() {
    rules.clear();
  }

  public Optional<FaultRule> strike(Call call) {
    return rules.stream().filter(rule -> rule.strikes(call)).map(r -> r.rule).findFirst();
  }

  public List<Tally> tallies() {
    return rules.stream().map(Armed::tally).toList();
  }
}
