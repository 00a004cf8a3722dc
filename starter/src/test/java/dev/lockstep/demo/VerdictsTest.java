package dev.lockstep.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.demo.LedgerVerdict.Fate;
import dev.lockstep.demo.stage.LedgerEntries.Held;
import dev.lockstep.demo.stage.LedgerEntries.HeldLine;
import dev.lockstep.demo.stage.LedgerEntries.Placed;
import dev.lockstep.demo.stage.LedgerEntries.SentParcel;
import dev.lockstep.demo.stage.LedgerEntries.ShownParcel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two shops ship from one warehouse, which has one ledger for both. */
class VerdictsTest {
  private static final Placed FIRST = placed("web-1", "line-1");
  private static final Placed SECOND = placed("100", "MUG");

  @Test
  void each_pair_is_judged_by_its_own_orders_in_its_own_units() {
    List<Held> byLine = List.of(held("web-1", "line-1"), held("100", "item-7"));
    List<Held> bySku = List.of(held("web-1", "MUG"), held("100", "MUG"));

    assertThat(judge(byLine, bySku))
        .allSatisfy((pair, verdict) -> {
          assertThat(verdict.isClean()).isTrue();
          assertThat(verdict.fates().values()).containsExactly(Fate.CONFIRMED);
        });
  }

  @Test
  void what_nobody_ordered_counts_once_against_the_first_of_them() {
    Map<Pair, LedgerVerdict> verdicts =
        judge(
            List.of(held("web-1", "line-1"), held("100", "item-7"), held("999", "line-1")),
            List.of(held("web-1", "MUG"), held("100", "MUG"), held("999", "MUG")));

    assertThat(verdict(verdicts, Pair.COMMERCETOOLS_SCEND).duplicated()).containsExactly("999");
    assertThat(verdict(verdicts, Pair.SCAYLE_SCEND).duplicated()).isEmpty();
  }

  @Test
  void an_order_missing_in_the_warehouse_is_lost_to_its_own_pair_only() {
    Map<Pair, LedgerVerdict> verdicts =
        judge(List.of(held("web-1", "line-1")), List.of(held("web-1", "MUG")));

    assertThat(verdict(verdicts, Pair.COMMERCETOOLS_SCEND).isClean()).isTrue();
    assertThat(verdict(verdicts, Pair.SCAYLE_SCEND).fates())
        .containsExactly(Map.entry("100", Fate.LOST));
  }

  @Test
  void a_parked_order_is_parked_for_its_pair() {
    Map<Pair, LedgerVerdict> verdicts =
        judge(Set.of("100"), List.of(held("web-1", "line-1")), List.of(held("web-1", "MUG")));

    assertThat(verdict(verdicts, Pair.SCAYLE_SCEND).fates())
        .containsExactly(Map.entry("100", Fate.PARKED));
  }

  private static LedgerVerdict verdict(Map<Pair, LedgerVerdict> verdicts, Pair pair) {
    return requireNonNull(verdicts.get(pair));
  }

  private static Map<Pair, LedgerVerdict> judge(List<Held> byLine, List<Held> bySku) {
    return judge(Set.of(), byLine, bySku);
  }

  private static Map<Pair, LedgerVerdict> judge(
      Set<String> parked, List<Held> byLine, List<Held> bySku) {
    return Verdicts.judge(
        List.of(
            new Verdicts.Ledgers(Pair.COMMERCETOOLS_SCEND, List.of(FIRST), byLine),
            new Verdicts.Ledgers(Pair.SCAYLE_SCEND, List.of(SECOND), bySku)),
        parked);
  }

  private static Placed placed(String order, String line) {
    return new Placed(
        order,
        null,
        false,
        Map.of(line, 2L),
        Map.of(),
        List.of(new ShownParcel("T-" + order, Map.of(line, 2L))));
  }

  private static Held held(String order, String line) {
    return new Held(
        order,
        order,
        1,
        false,
        List.of(new HeldLine(line, 2, 2, 0, 0)),
        List.of(new SentParcel("T-" + order, Map.of(line, 2L))),
        0);
  }
}
