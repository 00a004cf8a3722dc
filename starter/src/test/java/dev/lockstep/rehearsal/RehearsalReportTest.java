package dev.lockstep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.demo.LedgerVerdict;
import dev.lockstep.demo.LedgerVerdict.Fate;
import dev.lockstep.rehearsal.OrderFlow.Unended;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RehearsalReportTest {
  private static final LedgerVerdict CLEAN =
      new LedgerVerdict(
          Map.of("a", Fate.CONFIRMED, "b", Fate.CONFIRMED, "c", Fate.CONFIRMED),
          Set.of(),
          Map.of());

  @Test
  void it_is_one_countable_sentence() {
    assertThat(new RehearsalReport(3, 3, CLEAN, List.of(), 2, 1, 21, 60).sentence())
        .isEqualTo(
            "3 placed, 3 confirmed, 0 cancelled, 0 parked, lost 0, duplicated 0;"
                + " 2 worker kills, 1 Temporal restart, 21 answers lost.");
  }

  @Test
  void it_is_passed_where_all_ended_and_the_ledgers_are_clean() {
    RehearsalReport report = new RehearsalReport(3, 3, CLEAN, List.of(), 2, 0, 0, 60);
    assertThat(report.isPassed()).isTrue();
    assertThat(report.complaints()).isEmpty();
  }

  @Test
  void a_workflow_that_did_not_end_fails_it_even_if_the_ledgers_are_clean() {
    RehearsalReport report =
        new RehearsalReport(
            3, 3, CLEAN, List.of(new Unended("a", "CONFIRMING", List.of())), 2, 0, 0, 60);
    assertThat(report.isPassed()).isFalse();
    assertThat(report.complaints())
        .containsExactly("Order a did not end. stage=CONFIRMING parked=[]");
  }

  @Test
  void orders_that_were_not_placed_fail_it() {
    RehearsalReport report = new RehearsalReport(5, 3, CLEAN, List.of(), 2, 0, 0, 60);
    assertThat(report.isPassed()).isFalse();
    assertThat(report.complaints()).containsExactly("2 of 5 orders were not placed.");
  }

  @Test
  void a_loss_fails_it() {
    LedgerVerdict verdict =
        new LedgerVerdict(
            Map.of("a", Fate.LOST),
            Set.of(),
            Map.of("a", "Nothing in the warehouse, and nobody was told."));
    RehearsalReport report = new RehearsalReport(1, 1, verdict, List.of(), 1, 0, 0, 9);
    assertThat(report.isPassed()).isFalse();
    assertThat(report.complaints())
        .containsExactly("Order a: Nothing in the warehouse, and nobody was told.");
  }

  @Test
  void a_duplicate_fails_it() {
    LedgerVerdict verdict =
        new LedgerVerdict(
            Map.of("a", Fate.CONFIRMED),
            Set.of("a"),
            Map.of("a", "The warehouse took 2 orders under one reference."));
    assertThat(new RehearsalReport(1, 1, verdict, List.of(), 1, 0, 0, 9).isPassed()).isFalse();
  }
}
