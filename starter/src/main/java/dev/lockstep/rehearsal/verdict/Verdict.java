package dev.lockstep.rehearsal.verdict;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a run came to.
 *
 * @param orders how many were planned
 * @param counts every violation, with how many orders it befell; 0 for most, one hopes
 * @param confirmed orders that shipped and whose customer sees it
 * @param cancelled orders of which nothing left, as their customers wanted
 * @param parked orders in front of a person under a code
 */
public record Verdict(
    int orders,
    Map<Violation, Integer> counts,
    List<Flaw> flaws,
    int confirmed,
    int cancelled,
    int parked) {
  public Verdict {
    Map<Violation, Integer> all = new EnumMap<>(Violation.class);
    for (Violation violation : Violation.values()) {
      all.put(violation, counts.getOrDefault(violation, 0));
    }
    counts = Collections.unmodifiableMap(all);
    flaws = List.copyOf(flaws);
  }

  public boolean passed() {
    return flaws.isEmpty();
  }

  public int count(Violation violation) {
    return counts.getOrDefault(violation, 0);
  }
}
