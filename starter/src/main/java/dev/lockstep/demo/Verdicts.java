package dev.lockstep.demo;

import dev.lockstep.demo.stage.DepotPlatform;
import dev.lockstep.demo.stage.LedgerEntries.Held;
import dev.lockstep.demo.stage.LedgerEntries.Placed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges each pair by its two ledgers. A warehouse that serves several pairs has one ledger: each
 * pair answers for its own orders, and the first one also for those that nobody placed.
 */
final class Verdicts {
  private Verdicts() {}

  /**
   * What the two sides of a pair hold, in the same units.
   *
   * @param held by the warehouse, for this pair and all others
   */
  record Ledgers(Pair pair, List<Placed> placed, List<Held> held) {
    Ledgers {
      placed = List.copyOf(placed);
      held = List.copyOf(held);
    }

    /** As they are now. */
    static Ledgers of(Stage stage) {
      return new Ledgers(
          stage.pair(), stage.shop().placed(), stage.depot().held(stage.shop().unitsBy()));
    }

    Set<String> orders() {
      return placed.stream().map(Placed::order).collect(Collectors.toSet());
    }
  }

  /**
   * Judges every pair.
   *
   * @param parked ids of the orders that Lockstep holds in front of a person
   */
  static Map<Pair, LedgerVerdict> judge(List<Ledgers> ledgers, Set<String> parked) {
    Map<Pair, LedgerVerdict> verdicts = new LinkedHashMap<>();
    for (Ledgers each : apart(ledgers)) {
      verdicts.put(each.pair(), LedgerVerdict.judge(each.placed(), each.held(), parked));
    }
    return verdicts;
  }

  /** The same with what each pair answers for, so that nothing is held by two of them. */
  static List<Ledgers> apart(List<Ledgers> ledgers) {
    Set<String> placed =
        ledgers.stream().flatMap(each -> each.orders().stream()).collect(Collectors.toSet());
    Set<DepotPlatform> searched = EnumSet.noneOf(DepotPlatform.class);
    List<Ledgers> apart = new ArrayList<>();
    for (Ledgers each : ledgers) {
      Set<String> own = each.orders();
      boolean answersForStrangers = searched.add(each.pair().depot());
      List<Held> held =
          each.held().stream()
              .filter(holding ->
                  own.contains(holding.order())
                      || (answersForStrangers && !placed.contains(holding.order())))
              .toList();
      apart.add(new Ledgers(each.pair(), each.placed(), held));
    }
    return apart;
  }

  /** Whether this order has gone right from end to end, as far as one can see now. */
  static boolean isConfirmed(Stage stage, String order) {
    Ledgers ledgers = Ledgers.of(stage);
    LedgerVerdict verdict =
        LedgerVerdict.judge(
            ledgers.placed().stream().filter(placed -> placed.order().equals(order)).toList(),
            ledgers.held().stream().filter(held -> held.order().equals(order)).toList(),
            Set.of());
    return verdict.isClean() && verdict.count(LedgerVerdict.Fate.CONFIRMED) == 1;
  }
}
