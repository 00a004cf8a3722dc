package dev.lockstep.demo;

import dev.lockstep.demo.stage.LedgerEntries.Held;
import dev.lockstep.demo.stage.LedgerEntries.HeldLine;
import dev.lockstep.demo.stage.LedgerEntries.Placed;
import dev.lockstep.demo.stage.LedgerEntries.SentParcel;
import dev.lockstep.demo.stage.LedgerEntries.ShownParcel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What became of every order, judged by what the two platforms hold.
 *
 * <p>An order is <em>parked</em> if Lockstep says that it is in front of a person;
 * <em>cancelled</em> if the storefront shows it so and nothing of it left the warehouse;
 * <em>confirmed</em> if every unit is accounted for in the warehouse and the storefront shows every
 * parcel that left, with its tracking number; otherwise it is <em>lost</em>. Any of them may be
 * <em>duplicated</em> besides: several warehouse orders under one reference, more units in the
 * warehouse than were bought, or more parcels in the storefront than left.
 *
 * @param fates by order id, in the order of placing
 * @param flaws by order id: what is wrong with those lost or duplicated, in one sentence
 */
public record LedgerVerdict(
    Map<String, Fate> fates, Set<String> duplicated, Map<String, String> flaws) {

  /** What became of one order. */
  public enum Fate {
    CONFIRMED,
    CANCELLED,
    PARKED,
    LOST
  }

  public LedgerVerdict {
    fates = Collections.unmodifiableMap(new LinkedHashMap<>(fates));
    duplicated = Set.copyOf(duplicated);
    flaws = Map.copyOf(flaws);
  }

  /**
   * Judges every order.
   *
   * @param parked ids of the orders that Lockstep holds in front of a person
   */
  static LedgerVerdict judge(List<Placed> placed, List<Held> held, Set<String> parked) {
    Map<String, List<Held>> byOrder = held.stream().collect(Collectors.groupingBy(Held::order));
    Map<String, Fate> fates = new LinkedHashMap<>();
    Map<String, String> duplicated = new HashMap<>();
    Map<String, String> flaws = new HashMap<>();
    for (Placed order : placed) {
      List<Held> holdings = byOrder.getOrDefault(order.order(), List.of());
      surplus(order, holdings).ifPresent(flaw -> duplicated.put(order.order(), flaw));
      if (parked.contains(order.order())) {
        fates.put(order.order(), Fate.PARKED);
      } else if (order.cancelledAsWhole() && nothingLeft(holdings)) {
        fates.put(order.order(), Fate.CANCELLED);
      } else {
        Optional<String> gap = gap(order, holdings);
        gap.ifPresent(flaw -> flaws.put(order.order(), flaw));
        fates.put(order.order(), gap.isEmpty() ? Fate.CONFIRMED : Fate.LOST);
      }
    }
    strangers(placed, held).forEach(duplicated::put);
    flaws.putAll(duplicated);
    return new LedgerVerdict(fates, duplicated.keySet(), flaws);
  }

  /** How many orders came to this end. */
  public int count(Fate fate) {
    return (int) fates.values().stream().filter(fate::equals).count();
  }

  public boolean isClean() {
    return count(Fate.LOST) == 0 && duplicated.isEmpty();
  }

  /** Something goes to a customer who has not ordered it. */
  private static Map<String, String> strangers(List<Placed> placed, List<Held> held) {
    Set<String> known = placed.stream().map(Placed::order).collect(Collectors.toSet());
    return held.stream()
        .filter(holding -> !known.contains(holding.order()))
        .collect(
            Collectors.toMap(
                Held::order,
                holding -> "The warehouse has an order that the storefront has not.",
                (first, second) -> first));
  }

  private static boolean nothingLeft(List<Held> holdings) {
    return holdings.stream()
        .allMatch(holding ->
            holding.parcels().isEmpty()
                && holding.lines().stream().allMatch(line -> line.dispatched() == 0)
                && (holding.cancelledAsWhole()
                    || holding.lines().stream().allMatch(line -> line.open() == 0)));
  }

  private static Optional<String> surplus(Placed order, List<Held> holdings) {
    for (Held holding : holdings) {
      if (holding.created() > 1) {
        return Optional.of(
            "The warehouse took %d orders under one reference.".formatted(holding.created()));
      }
    }
    Map<String, Long> asked = sum(holdings, HeldLine::ordered);
    Map<String, Long> sent = sum(holdings, HeldLine::dispatched);
    for (String line : asked.keySet()) {
      long bought = order.shippable().getOrDefault(line, 0L);
      if (asked.getOrDefault(line, 0L) > bought || sent.getOrDefault(line, 0L) > bought) {
        return Optional.of("The warehouse has more units of a line than were bought.");
      }
    }
    int left = parcels(holdings).size();
    int takenBack = holdings.stream().mapToInt(Held::takenBack).sum();
    if (order.shown().size() > left + takenBack) {
      return Optional.of(
          "The storefront shows %d parcels, and %d left the warehouse."
              .formatted(order.shown().size(), left));
    }
    return Optional.empty();
  }

  private static Optional<String> gap(Placed order, List<Held> holdings) {
    if (holdings.isEmpty()) {
      return Optional.of("Nothing in the warehouse, and nobody was told.");
    }
    Map<String, Long> asked = sum(holdings, HeldLine::ordered);
    for (Map.Entry<String, Long> line : order.shippable().entrySet()) {
      long wanted = line.getValue() - order.cancelled().getOrDefault(line.getKey(), 0L);
      if (asked.getOrDefault(line.getKey(), 0L) < wanted) {
        return Optional.of("The warehouse has fewer units of a line than were bought.");
      }
    }
    if (holdings.stream().flatMap(each -> each.lines().stream()).anyMatch(l -> l.open() > 0)) {
      return Optional.of("The warehouse has not shipped all of it, and nobody was told.");
    }
    List<SentParcel> unseen = new ArrayList<>(parcels(holdings));
    if (unseen.isEmpty()) {
      return Optional.of("Nothing was shipped, and nobody was told.");
    }
    order.shown().forEach(shown -> remove(unseen, shown));
    return unseen.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d parcels left without their tracking in the storefront.".formatted(unseen.size()));
  }

  private static void remove(List<SentParcel> unseen, ShownParcel shown) {
    for (SentParcel sent : unseen) {
      if (sent.tracking() != null
          && sent.tracking().equals(shown.tracking())
          && sent.units().equals(shown.units())) {
        unseen.remove(sent);
        return;
      }
    }
  }

  private static List<SentParcel> parcels(List<Held> holdings) {
    return holdings.stream().flatMap(holding -> holding.parcels().stream()).toList();
  }

  private interface Units {
    long of(HeldLine line);
  }

  private static Map<String, Long> sum(List<Held> holdings, Units units) {
    return holdings.stream()
        .flatMap(holding -> holding.lines().stream())
        .collect(Collectors.groupingBy(HeldLine::line, Collectors.summingLong(units::of)));
  }
}
