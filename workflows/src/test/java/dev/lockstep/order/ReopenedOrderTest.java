package dev.lockstep.order;

import static dev.lockstep.order.ScriptedPlatforms.LINE;
import static dev.lockstep.order.ScriptedPlatforms.ORDER;
import static dev.lockstep.order.ScriptedPlatforms.REF;
import static dev.lockstep.order.ScriptedPlatforms.confirmation;
import static dev.lockstep.order.ScriptedPlatforms.dispatched;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.order.model.FulfilmentStage;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReopenedOrderTest extends OrderWorkflowSpec {
  static final ShipmentFingerprint SHIPPED = new ShipmentFingerprint("S-1@a");
  static final ShipmentFingerprint RELABELLED = new ShipmentFingerprint("S-1@b");
  static final ShipmentFingerprint TAKEN_BACK = new ShipmentFingerprint("S-1@void");
  static final ShipmentFingerprint INSTEAD = new ShipmentFingerprint("S-2@a");

  static Dispatched sweptAs(ShipmentFingerprint shipment) {
    return new Dispatched(1, shipment.value(), REF, shipment.shipment(), shipment);
  }

  private static Dispatched told(String event, String shipment) {
    return new Dispatched(1, event, REF, shipment, null);
  }

  private static FulfilmentChanged altered(String event) {
    return new FulfilmentChanged(1, event, REF);
  }

  private static Confirmation seeing(Confirmation confirmation, ShipmentFingerprint... shipments) {
    return confirmation.withSeen(List.of(shipments));
  }

  private static Confirmation takenBack(ShipmentFingerprint... seen) {
    return new Confirmation(
        1,
        FulfilmentStage.PACKED,
        "Packed",
        List.of(
            new LineProgress(LINE, Quantity.of(2), Quantity.ZERO, Quantity.ZERO, Quantity.ZERO)),
        0,
        0,
        List.of("S-1"),
        0,
        List.of(),
        new Confirmation.NothingToTell(),
        List.of(seen));
  }

  private static Confirmation shippedInstead() {
    return new Confirmation(
        1,
        FulfilmentStage.DISPATCHED,
        "Dispatched",
        dispatched(2, 2).lines(),
        1,
        1,
        List.of("S-1"),
        0,
        List.of(),
        new Confirmation.Shown(3, 3L),
        List.of(TAKEN_BACK, INSTEAD));
  }

  private static EndedOrder endOf(OrderResult result) {
    return Objects.requireNonNull(Objects.requireNonNull(result.reopening()).ended());
  }

  private OrderResult confirmed() {
    platforms.thenConfirm(seeing(dispatched(2, 2), SHIPPED));
    begin();
    pass(Duration.ofMinutes(1));
    order.dispatched(told("event-of-S-1", "S-1"));
    return result();
  }

  private OrderResult cancelled() {
    begin();
    pass(Duration.ofMinutes(1));
    order.requestCancellation(cancelAll("r1"));
    pass(Duration.ofDays(8));
    return result();
  }

  @Nested
  class What_it_left_behind {
    @Test
    void says_what_had_been_seen_and_heard() {
      EndedOrder ended = endOf(confirmed());

      assertThat(ended.stage()).isEqualTo(OrderStage.CONFIRMED);
      EndedFulfilment fulfilment = ended.fulfilments().getFirst();
      assertThat(fulfilment.plan()).isEqualTo(ScriptedPlatforms.plan(2));
      assertThat(fulfilment.shipments()).containsExactly(SHIPPED);
      assertThat(fulfilment.heard()).containsExactly(new HeardEvent("event-of-S-1", "S-1"));
    }

    @Test
    void is_nothing_where_no_warehouse_had_any_of_it() {
      platforms.thenJudge(new Assessment.CancelledAtSource());
      begin();

      assertThat(result().reopening()).isNull();
    }

    @Test
    void tells_news_from_what_is_known() {
      EndedFulfilment ended = endOf(confirmed()).fulfilments().getFirst();

      assertThat(ended.isNews(sweptAs(SHIPPED))).as("swept as it was").isFalse();
      assertThat(ended.isNews(sweptAs(RELABELLED))).as("swept with another label").isTrue();
      assertThat(ended.isNews(sweptAs(INSTEAD))).as("swept, another shipment").isTrue();
      assertThat(ended.isNews(told("event-of-S-1", "S-1"))).as("a repeated event").isFalse();
      assertThat(ended.isNews(told("event-2", "S-1"))).as("a second event").isTrue();
      assertThat(ended.isNews(told("event-2", "S-2"))).as("another shipment").isTrue();
      assertThat(ended.isNews(new Dispatched(1, "event-2", REF))).as("an unnamed one").isFalse();
      assertThat(ended.isNewsOfACorrection(altered("event-2"))).isTrue();
      assertThat(ended.isNewsOfACorrection(altered("event-of-S-1"))).isFalse();
      assertThat(ended.isNewsOfAChange(altered("event-2"))).isTrue();
    }

    @Test
    void takes_the_ordinary_event_that_comes_after_the_sweep_for_known() {
      platforms.thenConfirm(seeing(dispatched(2, 2), SHIPPED));
      begin();
      pass(Duration.ofMinutes(1));
      order.dispatched(sweptAs(SHIPPED));

      EndedFulfilment ended = endOf(result()).fulfilments().getFirst();

      assertThat(ended.isNews(told("event-of-S-1", "S-1"))).isFalse();
    }

    @Test
    void expects_of_a_cancelled_order_only_what_leaves_all_the_same() {
      EndedFulfilment ended = endOf(cancelled()).fulfilments().getFirst();

      assertThat(ended.isNewsOfAChange(altered("event-2"))).isFalse();
      assertThat(ended.isNews(sweptAs(SHIPPED))).isTrue();
      assertThat(ended.isNews(new Dispatched(1, "event-2", REF))).isTrue();
    }
  }

  @Nested
  class A_confirmed_order {
    @Test
    void shows_the_new_label_and_ends_again() {
      OrderResult first = confirmed();
      platforms.thenConfirm(seeing(dispatched(2, 2), RELABELLED));
      reopen(first, OrderNames.DISPATCHED, sweptAs(RELABELLED));

      OrderResult second = result();

      assertThat(platforms.calls).containsExactly("confirm 5e3a");
      assertThat(second.stage()).isEqualTo(OrderStage.CONFIRMED);
      assertThat(second.lines()).isEqualTo(first.lines());
      EndedFulfilment ended = endOf(second).fulfilments().getFirst();
      assertThat(ended.shipments()).containsExactly(RELABELLED);
      assertThat(ended.heard()).containsExactly(new HeardEvent("event-of-S-1", "S-1"));
    }

    @Test
    void costs_little_when_it_is_opened_again() {
      OrderResult first = confirmed();
      platforms.thenConfirm(seeing(dispatched(2, 2), RELABELLED));
      reopen(first, OrderNames.DISPATCHED, sweptAs(RELABELLED));
      result();

      List<HistoryEvent> history = history();
      assertThat(actions(history)).as("hint, marker, confirmation, stage").isLessThanOrEqualTo(4);
      assertThat(history.stream().mapToInt(HistoryEvent::getSerializedSize).sum())
          .isLessThanOrEqualTo(12_000);
      assertThat(history)
          .extracting(HistoryEvent::getEventType)
          .doesNotContain(EventType.EVENT_TYPE_TIMER_STARTED);
    }

    @Test
    void whose_shipment_is_taken_back_is_parked() {
      OrderResult first = confirmed();
      platforms.thenConfirm(takenBack(TAKEN_BACK));
      reopen(first, OrderNames.FULFILMENT_CHANGED, altered("void-1"));
      pass(Duration.ofMinutes(1));

      assertThat(parkedCode()).isEqualTo(ExceptionCode.SHIPMENT_VOIDED);
      assertThat(order.status().orderNumber()).isEqualTo("A-1001");
    }

    @Test
    void that_ships_again_after_that_is_confirmed_by_itself() {
      OrderResult first = confirmed();
      platforms.thenConfirm(takenBack(TAKEN_BACK)).thenConfirm(shippedInstead());
      reopen(first, OrderNames.FULFILMENT_CHANGED, altered("void-1"));
      pass(Duration.ofMinutes(1));
      assertThat(parkedCode()).isEqualTo(ExceptionCode.SHIPMENT_VOIDED);
      order.dispatched(sweptAs(INSTEAD));

      OrderResult second = result();

      assertThat(second.stage()).isEqualTo(OrderStage.CONFIRMED);
      EndedFulfilment ended = endOf(second).fulfilments().getFirst();
      assertThat(ended.voided()).containsExactly("S-1");
      assertThat(ended.shipments()).containsExactly(TAKEN_BACK, INSTEAD);
    }

    @Test
    void whose_shipment_is_taken_back_stays_parked_whatever_else_is_hinted_about_it() {
      OrderResult first = confirmed();
      platforms
          .confirmations
          .computeIfAbsent(REF, ref -> new ArrayDeque<>())
          .add(() -> {
            order.fulfilmentChanged(altered("status-2"));
            return takenBack(TAKEN_BACK);
          });
      platforms.thenConfirm(takenBack(TAKEN_BACK)).thenConfirm(takenBack(TAKEN_BACK));
      reopen(first, OrderNames.FULFILMENT_CHANGED, altered("void-1"));
      pass(Duration.ofMinutes(1));
      order.fulfilmentChanged(altered("status-3"));
      pass(Duration.ofMinutes(1));

      assertThat(parkedCode()).isEqualTo(ExceptionCode.SHIPMENT_VOIDED);
    }

    @Test
    void whose_shipment_was_taken_back_and_shipped_again_meanwhile_needs_nobody() {
      OrderResult first = confirmed();
      platforms.thenConfirm(shippedInstead());
      reopen(first, OrderNames.FULFILMENT_CHANGED, altered("void-1"));

      assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
      assertThat(order.status().log()).anyMatch(line -> line.endsWith("shipped again: S-1."));
    }

    @Test
    void does_not_park_twice_over_the_same_shipment_taken_back() {
      OrderResult first = confirmed();
      Confirmation instead = shippedInstead();
      platforms.thenConfirm(takenBack(TAKEN_BACK)).thenConfirm(instead).thenConfirm(instead);
      reopen(first, OrderNames.FULFILMENT_CHANGED, altered("void-1"));
      pass(Duration.ofMinutes(1));
      order.dispatched(sweptAs(INSTEAD));

      reopen(result(), OrderNames.FULFILMENT_CHANGED, altered("status-9"));

      assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
    }

    @Test
    void waits_for_the_new_dispatch_no_longer_than_for_the_first() {
      OrderResult first = confirmed();
      platforms.thenConfirm(takenBack(TAKEN_BACK)).thenConfirm(takenBack(TAKEN_BACK));
      reopen(first, OrderNames.FULFILMENT_CHANGED, altered("void-1"));
      pass(Duration.ofMinutes(1));
      order.resolve(resolution(ResolutionKind.RETRY));
      pass(Duration.ofDays(3).plusMinutes(5));

      assertThat(parkedCode()).isEqualTo(ExceptionCode.DISPATCH_OVERDUE);
    }

    @Test
    void that_gets_a_parcel_too_many_is_parked() {
      OrderResult first = confirmed();
      Confirmation tooMuch =
          new Confirmation(
              1,
              FulfilmentStage.DISPATCHED,
              "Dispatched",
              dispatched(2, 2).lines(),
              1,
              1,
              List.of(),
              0,
              List.of("Shipment S-2 brings line line-1 to 4 dispatched of 2 released."),
              new Confirmation.Shown(3, 3L),
              List.of(SHIPPED, INSTEAD));
      platforms.thenConfirm(tooMuch);
      reopen(first, OrderNames.DISPATCHED, sweptAs(INSTEAD));
      pass(Duration.ofMinutes(1));

      assertThat(parkedCode()).isEqualTo(ExceptionCode.SHIPMENT_IMPLAUSIBLE);
    }

    @Test
    void opened_by_what_it_had_seen_already_asks_nobody() {
      OrderResult first = confirmed();
      reopen(first, OrderNames.DISPATCHED, sweptAs(SHIPPED));

      assertThat(result().reopening()).isEqualTo(first.reopening());
      assertThat(platforms.calls).isEmpty();
    }

    @Test
    void opened_by_an_event_it_had_heard_already_asks_nobody() {
      OrderResult first = confirmed();
      reopen(first, OrderNames.DISPATCHED, told("event-of-S-1", "S-1"));

      assertThat(result().reopening()).isEqualTo(first.reopening());
      assertThat(platforms.calls).isEmpty();
    }

    @Test
    void opened_twice_at_once_looks_once() {
      OrderResult first = confirmed();
      platforms.thenConfirm(seeing(dispatched(2, 2), RELABELLED));
      reopen(first, OrderNames.DISPATCHED, sweptAs(RELABELLED));
      OrderResult second = result();

      reopen(first, OrderNames.DISPATCHED, sweptAs(RELABELLED));
      platforms.thenConfirm(seeing(dispatched(2, 2), RELABELLED));

      assertThat(result().reopening()).isEqualTo(second.reopening());
    }

    @Test
    void keeps_what_a_person_accepted_as_short() {
      platforms.thenConfirm(
          seeing(confirmation(REF, 2, 1, 0, 1, FulfilmentStage.DISPATCHED, 0), SHIPPED));
      begin();
      dispatchIn(Duration.ofHours(1));
      pass(Duration.ofHours(2));
      order.resolve(resolution(ResolutionKind.RELEASE_ANYWAY));
      OrderResult first = result();
      platforms.thenConfirm(
          seeing(confirmation(REF, 2, 1, 0, 1, FulfilmentStage.DISPATCHED, 0), RELABELLED));
      reopen(first, OrderNames.DISPATCHED, sweptAs(RELABELLED));

      assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
      assertThat(platforms.calls).containsExactly("confirm 5e3a");
    }

    @Test
    void asks_again_when_more_than_was_accepted_is_short() {
      platforms.thenConfirm(
          seeing(confirmation(REF, 3, 2, 0, 1, FulfilmentStage.DISPATCHED, 0), SHIPPED));
      platforms.thenJudge(ScriptedPlatforms.ready(3));
      begin();
      dispatchIn(Duration.ofHours(1));
      pass(Duration.ofHours(2));
      order.resolve(resolution(ResolutionKind.RELEASE_ANYWAY));
      OrderResult first = result();
      platforms.thenConfirm(
          seeing(confirmation(REF, 3, 1, 0, 2, FulfilmentStage.DISPATCHED, 0), RELABELLED));
      reopen(first, OrderNames.DISPATCHED, sweptAs(RELABELLED));
      pass(Duration.ofMinutes(1));

      assertThat(parkedCode()).isEqualTo(ExceptionCode.SHORT_PICKED);
    }

    @Test
    void whose_warehouse_does_not_answer_is_parked_and_goes_on_by_itself() {
      OrderResult first = confirmed();
      platforms.thenConfirmFailing(REF, () -> failure(FailureKind.UNAUTHORISED, false));
      platforms.thenConfirm(seeing(dispatched(2, 2), RELABELLED));
      reopen(first, OrderNames.DISPATCHED, sweptAs(RELABELLED));
      pass(Duration.ofMinutes(1));
      assertThat(parkedCode()).isEqualTo(ExceptionCode.CREDENTIALS_REJECTED);
      assertThat(order.status().fulfilments().getFirst().lines()).isEqualTo(first.lines());

      pass(Duration.ofHours(2));

      assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
    }

    @Test
    void may_be_cancelled_as_any_other_and_learns_that_it_is_too_late() {
      OrderResult first = confirmed();
      platforms.thenConfirm(takenBack(TAKEN_BACK));
      platforms.withdrawals.add(() -> new WithdrawalOutcome.TooLate(1, "Packed", null));
      reopen(first, OrderNames.FULFILMENT_CHANGED, altered("void-1"));
      pass(Duration.ofMinutes(1));

      CancellationDecision decision = order.requestCancellation(cancelAll("r9"));

      assertThat(decision.outcome()).isEqualTo(CancellationDecision.Outcome.TOO_LATE);
    }
  }

  @Nested
  class A_cancelled_order {
    @Test
    void that_leaves_all_the_same_is_somebodys_business() {
      OrderResult first = cancelled();
      platforms.thenConfirm(seeing(dispatched(2, 2), SHIPPED));
      reopen(first, OrderNames.DISPATCHED, sweptAs(SHIPPED));
      pass(Duration.ofMinutes(1));

      assertThat(parkedCode()).isEqualTo(ExceptionCode.CANCELLED_BUT_DISPATCHED);
    }

    @Test
    void ends_cancelled_again_once_somebody_accepted_that() {
      OrderResult first = cancelled();
      platforms.thenConfirm(seeing(dispatched(2, 2), SHIPPED));
      reopen(first, OrderNames.DISPATCHED, sweptAs(SHIPPED));
      pass(Duration.ofMinutes(1));
      order.resolve(resolution(ResolutionKind.RELEASE_ANYWAY));

      OrderResult second = result();
      assertThat(second.stage()).isEqualTo(OrderStage.CANCELLED);
      assertThat(endOf(second).fulfilments().getFirst().shipments()).containsExactly(SHIPPED);
    }

    @Test
    void parks_for_each_further_parcel_and_not_for_the_same_again() {
      OrderResult first = cancelled();
      platforms.thenConfirm(seeing(dispatched(2, 1), SHIPPED));
      reopen(first, OrderNames.DISPATCHED, sweptAs(SHIPPED));
      pass(Duration.ofMinutes(1));
      order.resolve(resolution(ResolutionKind.RELEASE_ANYWAY));
      OrderResult second = result();

      platforms.thenConfirm(seeing(dispatched(2, 1), RELABELLED));
      reopen(second, OrderNames.DISPATCHED, sweptAs(RELABELLED));
      OrderResult third = result();
      platforms.thenConfirm(seeing(dispatched(2, 2), RELABELLED, INSTEAD));
      reopen(third, OrderNames.DISPATCHED, sweptAs(INSTEAD));
      pass(Duration.ofMinutes(1));

      assertThat(parkedCode()).isEqualTo(ExceptionCode.CANCELLED_BUT_DISPATCHED);
    }

    @Test
    void cannot_be_cancelled_twice() {
      OrderResult first = cancelled();
      platforms.thenConfirm(seeing(dispatched(2, 2), SHIPPED));
      reopen(first, OrderNames.DISPATCHED, sweptAs(SHIPPED));
      pass(Duration.ofMinutes(1));

      CancellationDecision decision = order.requestCancellation(cancelAll("r2"));

      assertThat(decision.outcome()).isEqualTo(CancellationDecision.Outcome.CANCELLED);
      assertThat(platforms.calls).doesNotContain("withdraw 5e3a");
    }
  }

  @Nested
  class A_split_order {
    private final FulfilmentRef north = FulfilmentRef.part(ORDER, new FacilityId("NORTH"));
    private final FulfilmentRef south = FulfilmentRef.part(ORDER, new FacilityId("SOUTH"));
    private final ShipmentFingerprint relabelled = new ShipmentFingerprint("N-1@b");

    private Dispatched swept(FulfilmentRef ref, ShipmentFingerprint shipment) {
      return new Dispatched(1, shipment.value(), ref, shipment.shipment(), shipment);
    }

    private Confirmation shown(FulfilmentRef ref, ShipmentFingerprint shipment) {
      return seeing(confirmation(ref, 1, 1, 0, 0, FulfilmentStage.DISPATCHED, 0), shipment);
    }

    private void splitAndHalfShipped() {
      platforms.thenJudge(
          new Assessment.Ready(
              List.of(ScriptedPlatforms.plan(north, 1), ScriptedPlatforms.plan(south, 1))));
      ShipmentFingerprint first = new ShipmentFingerprint("N-1@a");
      platforms.thenConfirm(north, shown(north, first));
      begin();
      pass(Duration.ofMinutes(1));
      order.dispatched(swept(north, first));
      pass(Duration.ofMinutes(1));
    }

    @Test
    void hears_of_a_part_that_ended_while_another_is_open() {
      splitAndHalfShipped();
      platforms.thenConfirm(north, shown(north, relabelled));
      platforms.calls.clear();
      order.dispatched(swept(north, relabelled));
      pass(Duration.ofMinutes(1));

      assertThat(platforms.calls).containsExactly("confirm " + north);
      assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
    }

    @Test
    void looks_only_at_the_part_that_has_news_when_it_is_opened_again() {
      splitAndHalfShipped();
      platforms.thenConfirm(south, shown(south, new ShipmentFingerprint("Z-1@a")));
      order.dispatched(swept(south, new ShipmentFingerprint("Z-1@a")));
      OrderResult first = result();
      platforms.thenConfirm(north, shown(north, relabelled));
      reopen(first, OrderNames.DISPATCHED, swept(north, relabelled));

      OrderResult second = result();

      assertThat(platforms.calls).containsExactly("confirm " + north);
      assertThat(second.lines()).isEqualTo(first.lines());
    }
  }
}
