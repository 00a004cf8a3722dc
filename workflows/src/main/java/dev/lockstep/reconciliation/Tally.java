package dev.lockstep.reconciliation;

import dev.lockstep.common.LinkId;
import dev.lockstep.common.Money;
import dev.lockstep.common.Owner;
import dev.lockstep.reconciliation.OrderComparison.Judgement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what the comparisons came to, day by day, in bounded space. */
final class Tally {
  private final LinkId link;
  private final ZoneId zone;
  private final LocalDate from;
  private final LocalDate to;
  private final Instant began;
  private final Map<LocalDate, DayCount> days = new TreeMap<>();
  private final Map<Aged, Integer> ages = new LinkedHashMap<>();
  private final Map<Owned, Integer> kinds = new LinkedHashMap<>();
  private final List<OrderFinding> findings = new ArrayList<>();
  private final List<Unknown> unknown = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private int unknownSides;

  private record Aged(Reached reached, Age age) {}

  private record Owned(FindingKind kind, Owner owner) {}

  private Tally(LinkId link, ZoneId zone, LocalDate from, LocalDate to, Instant began) {
    this.link = link;
    this.zone = zone;
    this.from = from;
    this.to = to;
    this.began = began;
  }

  static Tally begin(LinkId link, ZoneId zone, LocalDate from, LocalDate to, Instant began) {
    Tally tally = new Tally(link, zone, from, to, began);
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      tally.days.put(day, DayCount.none(day));
    }
    return tally;
  }

  static Tally goOn(ReconciliationResult soFar) {
    Tally tally = new Tally(soFar.link(), soFar.zone(), soFar.from(), soFar.to(), soFar.began());
    soFar.days().forEach(day -> tally.days.put(day.day(), day));
    soFar.ages().forEach(age -> tally.ages.put(new Aged(age.reached(), age.age()), age.orders()));
    soFar
        .kinds()
        .forEach(kind -> tally.kinds.put(new Owned(kind.kind(), kind.owner()), kind.findings()));
    tally.findings.addAll(soFar.findings());
    tally.unknown.addAll(soFar.unknown());
    tally.gaps.addAll(soFar.gaps());
    tally.unknownSides = soFar.unknownSides();
    return tally;
  }

  /** Whether the day is one of those looked at. */
  boolean covers(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /** An order placed on one of the days. */
  void count(
      LocalDate day, Judgement judgement, Instant placed, @Nullable Money total, Parked parked) {
    days.computeIfPresent(
        day,
        (same, count) ->
            count.with(
                judgement.reached(),
                parked == Parked.YES ? 1 : 0,
                judgement.findings().isEmpty() ? 0 : 1,
                total));
    if (judgement.reached().isOpen()) {
      ages.merge(new Aged(judgement.reached(), Age.of(placed, began)), 1, Integer::sum);
    }
    keep(judgement);
  }

  /** Whether an order waits for a person. */
  enum Parked {
    YES,
    NO
  }

  /** What is known of an order although no day can be said for it. */
  void keep(Judgement judgement) {
    for (OrderFinding finding : judgement.findings()) {
      kinds.merge(new Owned(finding.kind(), finding.owner()), 1, Integer::sum);
      if (findings.size() < ReconciliationResult.MOST_FINDINGS) {
        findings.add(finding);
      }
    }
    judgement.unknown().forEach(this::keep);
  }

  void keep(Unknown side) {
    unknownSides++;
    if (unknown.size() < ReconciliationResult.MOST_UNKNOWN) {
      unknown.add(side);
    }
  }

  void miss(Gap gap) {
    gaps.add(gap);
  }

  int findings() {
    return kinds.values().stream().mapToInt(Integer::intValue).sum();
  }

  ReconciliationResult result(@Nullable Instant ended) {
    return new ReconciliationResult(
        ReconciliationResult.VERSION,
        link,
        zone,
        from,
        to,
        began,
        ended,
        List.copyOf(days.values()),
        ages.entrySet().stream()
            .map(entry ->
                new AgeCount(entry.getKey().reached(), entry.getKey().age(), entry.getValue()))
            .sorted(Comparator.comparing(AgeCount::reached).thenComparing(AgeCount::age))
            .toList(),
        kinds.entrySet().stream()
            .map(entry ->
                new KindCount(entry.getKey().kind(), entry.getKey().owner(), entry.getValue()))
            .sorted(Comparator.comparing(KindCount::kind).thenComparing(KindCount::owner))
            .toList(),
        findings,
        unknown,
        unknownSides,
        gaps);
  }
}
