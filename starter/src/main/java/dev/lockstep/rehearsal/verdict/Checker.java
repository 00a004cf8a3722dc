package dev.lockstep.rehearsal.verdict;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.demo.stage.LedgerEntries.Held;
import dev.lockstep.demo.stage.LedgerEntries.Placed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Judges a run. Reads the evidence and nothing else. */
public final class Checker {
  private static final String NO_LINK = "-";

  private final Evidence evidence;
  private final Map<String, Placed> placed;
  private final Map<String, List<Held>> held;
  private final Map<String, List<ParkedOrder>> parked;
  private final Map<OrderCheck.Fate, Integer> fates = new EnumMap<>(OrderCheck.Fate.class);
  private final List<Flaw> flaws = new ArrayList<>();

  private Checker(Evidence evidence) {
    this.evidence = evidence;
    this.placed =
        evidence.placed().stream()
            .collect(Collectors.toMap(Placed::order, Function.identity(), (first, next) -> first));
    this.held = evidence.held().stream().collect(Collectors.groupingBy(Held::order));
    this.parked = evidence.parked().stream().collect(Collectors.groupingBy(ParkedOrder::order));
  }

  public static Verdict check(Evidence evidence) {
    return new Checker(evidence).check();
  }

  private Verdict check() {
    Collection<Planned> orders = expected();
    orders.forEach(this::judge);
    strangers();
    forged();
    Map<Violation, Integer> counts = new EnumMap<>(Violation.class);
    flaws.forEach(flaw -> counts.merge(flaw.violation(), 1, Integer::sum));
    return new Verdict(
        orders.size(),
        counts,
        flaws,
        fates.getOrDefault(OrderCheck.Fate.CONFIRMED, 0),
        fates.getOrDefault(OrderCheck.Fate.CANCELLED, 0),
        fates.getOrDefault(OrderCheck.Fate.PARKED, 0));
  }

  /** What a source has and nobody planned has to ship like everything else. */
  private Collection<Planned> expected() {
    Map<String, Planned> orders = new LinkedHashMap<>();
    evidence.planned().forEach(order -> orders.putIfAbsent(order.order(), order));
    evidence
        .placed()
        .forEach(order ->
            orders.putIfAbsent(
                order.order(), Planned.shipped(NO_LINK, order.order(), Instant.EPOCH)));
    return orders.values();
  }

  private void judge(Planned order) {
    OrderCheck check =
        new OrderCheck(
            order,
            placed.get(order.order()),
            held.getOrDefault(order.order(), List.of()),
            codes(order));
    fates.merge(check.fate(), 1, Integer::sum);
    flaws.addAll(check.flaws());
  }

  private Set<ExceptionCode> codes(Planned order) {
    List<ParkedOrder> entries = parked.getOrDefault(order.order(), List.of());
    if (entries.stream().anyMatch(entry -> entry.code() == null)) {
      flaws.add(
          new Flaw(
              Violation.STUCK_WITHOUT_CODE,
              order.link(),
              order.order(),
              "It is in front of a person, and nobody says why."));
    }
    return entries.stream()
        .map(ParkedOrder::code)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** Something goes to a customer who has not ordered it. */
  private void strangers() {
    Map<String, Forged> speakingOf =
        evidence.forged().stream()
            .collect(Collectors.toMap(Forged::order, Function.identity(), (first, next) -> first));
    Set<String> seen = new HashSet<>();
    for (Held holding : evidence.held()) {
      if (placed.containsKey(holding.order()) || !seen.add(holding.order())) {
        continue;
      }
      Forged hint = speakingOf.get(holding.order());
      flaws.add(
          hint == null
              ? new Flaw(
                  Violation.DUPLICATED,
                  NO_LINK,
                  holding.order(),
                  "The warehouse has an order that no storefront has.")
              : new Flaw(
                  Violation.FORGED_ACCEPTED,
                  hint.link(),
                  hint.order(),
                  "The warehouse has an order of which only a forged hint speaks."));
    }
  }

  private void forged() {
    for (Forged hint : evidence.forged()) {
      if (hint.trick().isVisible() && hint.isTaken()) {
        flaws.add(
            new Flaw(
                Violation.FORGED_ACCEPTED,
                hint.link(),
                hint.order(),
                "The receiver took a forged hint. trick=%s status=%d"
                    .formatted(hint.trick(), hint.status())));
      }
    }
  }
}
