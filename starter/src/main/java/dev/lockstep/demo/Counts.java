package dev.lockstep.demo;

import dev.lockstep.demo.LedgerVerdict.Fate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many orders came to which end.
 *
 * @param parked by the code that stands first
 */
public record Counts(
    int placed,
    int confirmed,
    int cancelled,
    Map<String, Integer> parked,
    int lost,
    int duplicated) {

  static Counts of(List<OrderOutcome> outcomes, Collection<LedgerVerdict> verdicts) {
    Map<String, Integer> parked = new TreeMap<>();
    outcomes.stream()
        .filter(outcome -> outcome.fate() == Fate.PARKED)
        .forEach(outcome -> parked.merge(outcome.parked().getFirst().name(), 1, Integer::sum));
    return new Counts(
        outcomes.size(),
        sum(verdicts, Fate.CONFIRMED),
        sum(verdicts, Fate.CANCELLED),
        parked,
        sum(verdicts, Fate.LOST),
        verdicts.stream().mapToInt(verdict -> verdict.duplicated().size()).sum());
  }

  private static int sum(Collection<LedgerVerdict> verdicts, Fate fate) {
    return verdicts.stream().mapToInt(verdict -> verdict.count(fate)).sum();
  }

  String sentence() {
    String codes =
        parked.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return "%d placed, %d confirmed, %d cancelled, %d parked%s, lost %d, duplicated %d."
        .formatted(
            placed,
            confirmed,
            cancelled,
            parked.values().stream().mapToInt(Integer::intValue).sum(),
            codes.isEmpty() ? "" : " (" + codes + ")",
            lost,
            duplicated);
  }
}
