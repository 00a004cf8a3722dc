package dev.lockstep.demo;

import dev.lockstep.demo.stage.Depot;
import dev.lockstep.demo.stage.LedgerEntries.Held;
import dev.lockstep.demo.stage.LedgerEntries.Placed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
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
   * Judges every pair.
   *
   * @param parked ids of the orders that Lockstep holds in front of a person
   */
  static Map<Pair, LedgerVerdict> judge(List<Stage> stages, Set<String> parked) {
    Map<Stage, List<Placed>> placed = new LinkedHashMap<>();
    stages.forEach(stage -> placed.put(stage, stage.shop().placed()));
    Set<String> known =
        placed.values().stream()
            .flatMap(List::stream)
            .map(Placed::order)
            .collect(Collectors.toSet());
    Set<Depot> judged = Collections.newSetFromMap(new IdentityHashMap<>());
    Map<Pair, LedgerVerdict> verdicts = new LinkedHashMap<>();
    placed.forEach((stage, orders) -> {
      Set<String> own = orders.stream().map(Placed::order).collect(Collectors.toSet());
      boolean answersForStrangers = judged.add(stage.depot());
      List<Held> held = new ArrayList<>(stage.depot().held(stage.shop().unitsBy()));
      held.removeIf(each ->
          !own.contains(each.order()) && (known.contains(each.order()) || !answersForStrangers));
      verdicts.put(stage.pair(), LedgerVerdict.judge(orders, held, parked));
    });
    return verdicts;
  }

  /** Whether this order has gone right from end to end, as far as one can see now. */
  static boolean isConfirmed(Stage stage, String order) {
    List<Placed> placed =
        stage.shop().placed().stream().filter(each -> each.order().equals(order)).toList();
    List<Held> held =
        stage.depot().held(stage.shop().unitsBy()).stream()
            .filter(each -> each.order().equals(order))
            .toList();
    LedgerVerdict verdict = LedgerVerdict.judge(placed, held, Set.of());
    return verdict.isClean() && verdict.count(LedgerVerdict.Fate.CONFIRMED) == 1;
  }
}
