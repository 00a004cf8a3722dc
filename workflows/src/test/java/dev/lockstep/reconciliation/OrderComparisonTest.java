package dev.lockstep.reconciliation;

import static dev.lockstep.reconciliation.FindingKind.CANCELLED_BY_WAREHOUSE;
import static dev.lockstep.reconciliation.FindingKind.CANCELLED_NOT_SHOWN;
import static dev.lockstep.reconciliation.FindingKind.CANCELLED_YET_DISPATCHED;
import static dev.lockstep.reconciliation.FindingKind.CANCELLED_YET_IN_WAREHOUSE;
import static dev.lockstep.reconciliation.FindingKind.CONFIRMED_NOT_SHOWN;
import static dev.lockstep.reconciliation.FindingKind.GONE_AT_SOURCE;
import static dev.lockstep.reconciliation.FindingKind.IN_WAREHOUSE_ONLY;
import static dev.lockstep.reconciliation.FindingKind.IN_WAREHOUSE_TWICE;
import static dev.lockstep.reconciliation.FindingKind.NOT_SHOWN_AT_SOURCE;
import static dev.lockstep.reconciliation.FindingKind.NOT_STARTED;
import static dev.lockstep.reconciliation.FindingKind.PARKED;
import static dev.lockstep.reconciliation.FindingKind.QUANTITY_DIFFERS;
import static dev.lockstep.reconciliation.FindingKind.UNKNOWN_TO_WAREHOUSE;
import static dev.lockstep.reconciliation.FindingKind.WORKFLOW_STOPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.Owner;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.reconciliation.OrderComparison.Judgement;
import dev.lockstep.reconciliation.SourceFact.Standing;
import dev.lockstep.reconciliation.TemporalFact.State;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrderComparisonTest {

  private static Arguments row(
      String what, Facts facts, Reached reached, Remedy remedy, FindingKind... findings) {
    return arguments(what, facts, reached, remedy, List.of(findings));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        row(
            "due and nobody has started it",
            Facts.of(Standing.DUE).temporal(State.NONE).nothingInTheWarehouse(),
            Reached.DUE,
            Remedy.START,
            NOT_STARTED),
        row(
            "unpaid beyond its time and nobody has started it",
            Facts.of(Standing.UNPAID)
                .dueAt(Facts.LONG_AGO)
                .temporal(State.NONE)
                .nothingInTheWarehouse(),
            Reached.WAITING,
            Remedy.START,
            NOT_STARTED),
        row(
            "in the warehouse without a workflow",
            Facts.of(Standing.DUE).temporal(State.NONE).held(FulfilmentStage.ALLOCATED, 3, 0),
            Reached.RELEASED,
            Remedy.START,
            NOT_STARTED),
        row(
            "terminated before the release",
            Facts.of(Standing.DUE).temporal(State.TERMINATED).nothingInTheWarehouse(),
            Reached.DUE,
            Remedy.REPLAY,
            WORKFLOW_STOPPED),
        row(
            "failed after the release",
            Facts.of(Standing.DUE)
                .temporal(State.FAILED, OrderStage.AWAITING_DISPATCH)
                .released()
                .held(FulfilmentStage.PICKED, 3, 0),
            Reached.RELEASED,
            Remedy.REPLAY,
            WORKFLOW_STOPPED),
        row(
            "parked",
            Facts.of(Standing.DUE).parked(ExceptionCode.ADDRESS_INVALID).nothingInTheWarehouse(),
            Reached.DUE,
            Remedy.RESOLVE,
            PARKED),
        row(
            "released and unknown to the warehouse",
            Facts.of(Standing.DUE).released().nothingInTheWarehouse(),
            Reached.DUE,
            Remedy.RESET,
            UNKNOWN_TO_WAREHOUSE),
        row(
            "cancelled by the warehouse, which nobody noticed",
            Facts.of(Standing.DUE).released().held(FulfilmentStage.CANCELLED, 0, 0),
            Reached.DUE,
            Remedy.RECHECK,
            CANCELLED_BY_WAREHOUSE),
        row(
            "in the warehouse, known to nobody",
            Facts.of(Standing.ABSENT).temporal(State.NONE).held(FulfilmentStage.PICKING, 3, 0),
            Reached.UNKNOWN,
            Remedy.LOOK,
            IN_WAREHOUSE_ONLY),
        row(
            "deleted at the source while the warehouse has it",
            Facts.of(Standing.ABSENT).released().held(FulfilmentStage.PICKING, 3, 0),
            Reached.UNKNOWN,
            Remedy.LOOK,
            GONE_AT_SOURCE),
        row(
            "dispatched and not shown, the order waits on",
            Facts.of(Standing.DUE).released().held(FulfilmentStage.DISPATCHED, 3, 3),
            Reached.DISPATCHED,
            Remedy.RECHECK,
            NOT_SHOWN_AT_SOURCE),
        row(
            "a part dispatched and not shown",
            Facts.of(Standing.DUE).released().held(FulfilmentStage.PART_DISPATCHED, 3, 2),
            Reached.RELEASED,
            Remedy.RECHECK,
            NOT_SHOWN_AT_SOURCE),
        row(
            "ended as confirmed, and the source shows nothing",
            Facts.of(Standing.DUE)
                .temporal(State.ENDED, OrderStage.CONFIRMED)
                .released()
                .held(FulfilmentStage.DISPATCHED, 3, 3),
            Reached.DISPATCHED,
            Remedy.REOPEN,
            CONFIRMED_NOT_SHOWN),
        row(
            "given up, and open at the source",
            Facts.of(Standing.DUE)
                .temporal(State.ENDED, OrderStage.CANCELLED)
                .nothingInTheWarehouse(),
            Reached.DUE,
            Remedy.LOOK,
            CANCELLED_NOT_SHOWN),
        row(
            "cancelled at the source and dispatched",
            Facts.of(Standing.CANCELLED).released().held(FulfilmentStage.DISPATCHED, 3, 3),
            Reached.CANCELLED,
            Remedy.LOOK,
            CANCELLED_YET_DISPATCHED),
        row(
            "cancelled at the source, and nobody tells the warehouse",
            Facts.of(Standing.CANCELLED)
                .temporal(State.TERMINATED)
                .held(FulfilmentStage.ALLOCATED, 3, 0),
            Reached.CANCELLED,
            Remedy.LOOK,
            CANCELLED_YET_IN_WAREHOUSE),
        row(
            "cancelled at the source, and its order has not heard of it",
            Facts.of(Standing.CANCELLED).released().held(FulfilmentStage.ALLOCATED, 3, 0),
            Reached.CANCELLED,
            Remedy.START,
            CANCELLED_YET_IN_WAREHOUSE),
        row(
            "in two warehouses",
            Facts.of(Standing.DUE)
                .released()
                .held(FulfilmentStage.ALLOCATED, 3, 0)
                .held(Facts.SECOND, FulfilmentStage.ALLOCATED, 3, 0, Facts.LONG_AGO),
            Reached.RELEASED,
            Remedy.LOOK,
            IN_WAREHOUSE_TWICE),
        row(
            "more in the warehouse than wanted",
            Facts.of(Standing.DUE).released().held(FulfilmentStage.ALLOCATED, 4, 0),
            Reached.RELEASED,
            Remedy.LOOK,
            QUANTITY_DIFFERS),
        row(
            "less in the warehouse than wanted",
            Facts.of(Standing.DUE).released().held(FulfilmentStage.ALLOCATED, 2, 0),
            Reached.RELEASED,
            Remedy.LOOK,
            QUANTITY_DIFFERS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void what_is_wrong_is_found_with_its_remedy(
      String what, Facts facts, Reached reached, Remedy remedy, List<FindingKind> expected) {
    Judgement judgement = facts.judged();

    assertThat(judgement.findings()).extracting(OrderFinding::kind).isEqualTo(expected);
    assertThat(judgement.findings())
        .allSatisfy(finding -> assertThat(finding.remedy()).isEqualTo(remedy));
    assertThat(judgement.reached()).isEqualTo(reached);
    assertThat(judgement.unknown()).isEmpty();
  }

  @Test
  void every_kind_of_finding_has_a_row() {
    Set<FindingKind> shown = EnumSet.noneOf(FindingKind.class);
    wrong().forEach(row -> ((List<?>) row.get()[4]).forEach(kind -> shown.add((FindingKind) kind)));

    assertThat(shown).containsExactlyInAnyOrder(FindingKind.values());
  }

  private static Arguments fine(String what, Facts facts, Reached reached) {
    return arguments(what, facts, reached);
  }

  static Stream<Arguments> right() {
    return Stream.of(
        fine(
            "just placed, and nobody has started it yet",
            Facts.of(Standing.DUE)
                .placed(Facts.JUST_NOW)
                .temporal(State.NONE)
                .nothingInTheWarehouse(),
            Reached.DUE),
        fine(
            "unpaid, within its time",
            Facts.of(Standing.UNPAID)
                .dueAt(Facts.NOW.plusSeconds(60))
                .temporal(State.NONE)
                .nothingInTheWarehouse(),
            Reached.WAITING),
        fine(
            "a draft is nobody's",
            Facts.of(Standing.DRAFT).temporal(State.NONE).nothingInTheWarehouse(),
            Reached.WAITING),
        fine(
            "shipped before Lockstep was there",
            Facts.of(Standing.SHIPPED).shown(3).temporal(State.NONE).nothingInTheWarehouse(),
            Reached.CONFIRMED),
        fine(
            "terminated after all was shown",
            Facts.of(Standing.SHIPPED)
                .shown(3)
                .temporal(State.TERMINATED)
                .held(FulfilmentStage.DISPATCHED, 3, 3),
            Reached.CONFIRMED),
        fine(
            "in the warehouse",
            Facts.of(Standing.DUE).released().held(FulfilmentStage.ALLOCATED, 3, 0),
            Reached.RELEASED),
        fine(
            "just dispatched, and the source will show it",
            Facts.of(Standing.DUE)
                .released()
                .held(FulfilmentStage.DISPATCHED, 3, 3, Facts.JUST_NOW),
            Reached.DISPATCHED),
        fine(
            "short, and everything that left is shown",
            Facts.of(Standing.DUE)
                .shown(2)
                .givenUp(1)
                .released()
                .held(FulfilmentStage.DISPATCHED, 2, 2),
            Reached.CONFIRMED),
        fine(
            "a part given up that the source cannot show",
            Facts.of(Standing.DUE).givenUp(1).released().held(FulfilmentStage.ALLOCATED, 2, 0),
            Reached.RELEASED),
        fine(
            "without tracking, where the source shows no such parcel",
            Facts.of(Standing.DUE).untrackedWaits().released().heldUntracked(3),
            Reached.CONFIRMED),
        fine(
            "cancelled everywhere",
            Facts.of(Standing.CANCELLED)
                .temporal(State.ENDED, OrderStage.CANCELLED)
                .held(FulfilmentStage.CANCELLED, 0, 0),
            Reached.CANCELLED),
        fine(
            "cancelled, and Lockstep is at work on it",
            Facts.of(Standing.CANCELLED)
                .temporal(State.RUNNING, OrderStage.CANCELLING)
                .held(FulfilmentStage.ALLOCATED, 3, 0),
            Reached.CANCELLED),
        fine(
            "just cancelled by the warehouse",
            Facts.of(Standing.DUE).released().held(FulfilmentStage.CANCELLED, 0, 0, Facts.JUST_NOW),
            Reached.DUE),
        fine(
            "an order of a link that shares the warehouse",
            Facts.of(Standing.ABSENT)
                .temporal(State.OF_ANOTHER_LINK)
                .held(FulfilmentStage.PICKING, 3, 0),
            Reached.UNKNOWN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("right")
  void what_is_as_it_should_be_is_left_alone(String what, Facts facts, Reached reached) {
    Judgement judgement = facts.judged();

    assertThat(judgement.findings()).isEmpty();
    assertThat(judgement.reached()).isEqualTo(reached);
  }

  @Nested
  class a_side_that_could_not_be_read {

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void is_unknown_at_the_source_and_never_missing(FailureKind kind) {
      Judgement judgement =
          Facts.of(Standing.UNKNOWN)
              .sourceFails(kind)
              .released()
              .held(FulfilmentStage.DISPATCHED, 3, 3)
              .judged();

      assertThat(judgement.findings()).isEmpty();
      assertThat(judgement.reached()).isEqualTo(Reached.UNKNOWN);
      assertThat(judgement.unknown())
          .containsExactly(new Unknown(Facts.ORDER, Side.SOURCE, null, kind));
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void is_unknown_at_the_warehouse_and_never_missing(FailureKind kind) {
      Judgement judgement = Facts.of(Standing.DUE).released().warehouseFails(kind).judged();

      assertThat(judgement.findings()).isEmpty();
      assertThat(judgement.reached()).isEqualTo(Reached.UNKNOWN);
      assertThat(judgement.unknown())
          .containsExactly(new Unknown(Facts.ORDER, Side.WAREHOUSE, Facts.DC, kind));
    }

    @Test
    void is_unknown_at_temporal_and_never_unstarted() {
      Judgement judgement =
          Facts.of(Standing.DUE).temporal(State.UNKNOWN).nothingInTheWarehouse().judged();

      assertThat(judgement.findings()).isEmpty();
      assertThat(judgement.unknown())
          .containsExactly(new Unknown(Facts.ORDER, Side.TEMPORAL, null, null));
    }

    @Test
    void does_not_hide_what_another_side_proves() {
      Judgement judgement =
          Facts.of(Standing.DUE)
              .temporal(State.ENDED, OrderStage.CONFIRMED)
              .warehouseFails(FailureKind.UNAVAILABLE)
              .judged();

      assertThat(judgement.findings())
          .extracting(OrderFinding::kind)
          .containsExactly(CONFIRMED_NOT_SHOWN);
    }
  }

  @Test
  void a_parked_order_belongs_to_the_owner_of_its_code() {
    assertThat(
            Facts.of(Standing.DUE)
                .parked(ExceptionCode.SKU_UNKNOWN)
                .nothingInTheWarehouse()
                .judged()
                .findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.owner()).isEqualTo(Owner.MERCHANDISING);
          assertThat(finding.exception()).isEqualTo(ExceptionCode.SKU_UNKNOWN);
        });
  }

  @Test
  void what_is_parked_is_resolved_whatever_else_is_wrong_with_it() {
    assertThat(
            Facts.of(Standing.DUE)
                .released()
                .parked(ExceptionCode.TRACKING_REFUSED)
                .held(FulfilmentStage.DISPATCHED, 3, 3)
                .judged()
                .findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.kind()).isEqualTo(NOT_SHOWN_AT_SOURCE);
          assertThat(finding.remedy()).isEqualTo(Remedy.RESOLVE);
        });
  }

  @Test
  void a_finding_says_what_each_side_says() {
    assertThat(
            Facts.of(Standing.DUE)
                .released()
                .held(FulfilmentStage.DISPATCHED, 3, 3)
                .judged()
                .findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.source()).isEqualTo("due, 3 wanted, 0 shown as dispatched");
          assertThat(finding.temporal()).isEqualTo("running, awaiting dispatch");
          assertThat(finding.warehouse()).isEqualTo("dc: dispatched, 3 to ship, 3 shipped");
          assertThat(finding.number()).isEqualTo("A-1");
          assertThat(finding.day()).isEqualTo(Facts.DAY);
        });
  }

  @Test
  void every_finding_has_an_owner_and_a_meaning_in_a_sentence() {
    assertThat(Arrays.asList(FindingKind.values()))
        .allSatisfy(kind -> assertThat(kind.meaning()).matches("[A-Z].*\\."));
  }
}
