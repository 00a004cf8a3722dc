package dev.lockstep.rehearsal;

import dev.lockstep.demo.Pair;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that is going to happen: a pure function of orders, links, faults and seed.
 *
 * @param strikes in the order in which they are due
 * @param notices how many of 100 notices each fault befalls
 * @param skews how far the clock of a platform is ahead, by connection; those that are right are
 *     left out
 */
public record RehearsalPlan(
    List<PlannedOrder> orders,
    List<Strike> strikes,
    Map<Fault, Double> notices,
    SortedMap<String, Duration> skews) {
  public RehearsalPlan {
    orders = List.copyOf(orders);
    strikes = List.copyOf(strikes);
    notices = Collections.unmodifiableMap(orEmpty(notices));
    skews = Collections.unmodifiableSortedMap(new TreeMap<>(skews));
  }

  /** Draws it. */
  public static RehearsalPlan draw(int orders, List<Pair> pairs, FaultProfile faults, long seed) {
    return new PlanDice(orders, pairs, faults, seed).draw();
  }

  /** In sentences, for a person who wants to know beforehand. */
  public List<String> sentences() {
    return PlanText.sentences(this);
  }

  /** How many orders each fault befalls. */
  Map<Fault, Long> befallen() {
    return orders.stream()
        .flatMap(order -> order.mishaps().stream())
        .collect(
            Collectors.groupingBy(
                Mishap::fault, () -> new EnumMap<>(Fault.class), Collectors.counting()));
  }

  private static Map<Fault, Double> orEmpty(Map<Fault, Double> rates) {
    Map<Fault, Double> copy = new EnumMap<>(Fault.class);
    copy.putAll(rates);
    return copy;
  }
}
