package dev.lockstep.order;

import static dev.lockstep.order.ScriptedPlatforms.LINE;
import static dev.lockstep.order.ScriptedPlatforms.REF;
import static dev.lockstep.order.ScriptedPlatforms.confirmation;
import static dev.lockstep.order.ScriptedPlatforms.dispatched;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.order.CancellationDecision.Outcome;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.LineQuantity;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

class DispatchTest extends OrderWorkflowSpec {
  @Test
  void may_come_in_parts() {
    platforms.thenConfirm(dispatched(2, 1)).thenConfirm(dispatched(2, 2));
    begin();
    dispatchIn(Duration.ofHours(1));
    dispatchIn(Duration.ofHours(9));

    assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
    assertThat(platforms.calls).filteredOn(call -> call.startsWith("confirm")).hasSize(2);
  }

  @Test
  void without_a_tracking_number_keeps_the_order_open() {
    platforms.thenConfirm(confirmation(REF, 2, 2, 0, 0, FulfilmentStage.DISPATCHED, 1));
    begin();
    dispatchIn(Duration.ofHours(1));
    pass(Duration.ofHours(2));
    assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);

    order.dispatched(new Dispatched(1, "tracked", REF));

    assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
  }

  @Test
  void that_is_overdue_is_parked_and_its_hint_unparks_it() {
    begin();
    pass(Duration.ofDays(3).plusMinutes(5));
    assertThat(parkedCode()).isEqualTo(ExceptionCode.DISPATCH_OVERDUE);

    order.dispatched(new Dispatched(1, "late", null));

    assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
  }

  @Test
  void that_is_short_is_parked_and_accepted_by_a_person() {
    platforms.thenConfirm(confirmation(REF, 2, 1, 0, 1, FulfilmentStage.DISPATCHED, 0));
    begin();
    dispatchIn(Duration.ofHours(1));
    pass(Duration.ofHours(2));
    assertThat(parkedCode()).isEqualTo(ExceptionCode.SHORT_PICKED);

    order.resolve(resolution(ResolutionKind.RELEASE_ANYWAY));

    assertThat(result().lines().getFirst().shorted()).isEqualTo(Quantity.of(1));
  }

  @Test
  void whose_tracking_is_refused_is_parked_after_three_times_and_never_dropped() {
    Confirmation taken = dispatched(2, 2);
    Confirmation refused =
        new Confirmation(
            1,
            taken.stage(),
            taken.status(),
            taken.lines(),
            1,
            1,
            List.of(),
            0,
            List.of(),
            new Confirmation.Refused("InvalidOperation"));
    platforms.thenConfirm(refused).thenConfirm(refused).thenConfirm(refused);
    begin();
    dispatchIn(Duration.ofHours(1));
    pass(Duration.ofHours(1).plusMinutes(10));
    assertThat(parkedCode()).isEqualTo(ExceptionCode.TRACKING_REFUSED);

    pass(Duration.ofHours(1));

    assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
  }

  @Test
  void that_is_taken_back_is_parked() {
    Confirmation voided =
        new Confirmation(
            1,
            FulfilmentStage.PACKED,
            "Packed",
            List.of(
                new LineProgress(
                    LINE, Quantity.of(2), Quantity.ZERO, Quantity.ZERO, Quantity.ZERO)),
            0,
            0,
            List.of("SHP-1"),
            0,
            List.of(),
            new Confirmation.NothingToTell());
    platforms.thenConfirm(voided);
    begin();
    dispatchIn(Duration.ofHours(1));
    pass(Duration.ofHours(2));

    assertThat(parkedCode()).isEqualTo(ExceptionCode.SHIPMENT_VOIDED);
  }

  @Test
  void that_is_overdue_and_awaited_anew_is_due_anew() {
    begin();
    pass(Duration.ofDays(3).plusMinutes(5));
    assertThat(parkedCode()).isEqualTo(ExceptionCode.DISPATCH_OVERDUE);
    platforms.thenConfirm(dispatched(2, 0));

    order.resolve(resolution(ResolutionKind.RETRY));
    pass(Duration.ofMinutes(1));

    Instant due =
        Instant.ofEpochMilli(server.currentTimeMillis())
            .plus(Duration.ofDays(3))
            .minus(Duration.ofMinutes(2));
    assertThat(order.status().until()).isAfter(due);
    assertThat(
            WorkflowStub.fromTyped(order)
                .describe()
                .getTypedSearchAttributes()
                .get(SearchAttributeKey.forOffsetDateTime(OrderNames.SA_DUE))
                .toInstant())
        .isAfter(due);
  }

  @Test
  void that_is_short_and_accepted_reaches_the_order_source() {
    platforms.thenConfirm(confirmation(REF, 2, 1, 0, 1, FulfilmentStage.DISPATCHED, 0));
    begin();
    dispatchIn(Duration.ofHours(1));
    pass(Duration.ofHours(2));
    order.resolve(resolution(ResolutionKind.RELEASE_ANYWAY));

    assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
    CancellationNotice notice = platforms.notices.getFirst();
    assertThat(notice.wholeOrder()).isFalse();
    assertThat(notice.decision().outcome()).isEqualTo(Outcome.PARTLY_CANCELLED);
    assertThat(notice.decision().cancelled())
        .containsExactly(new LineQuantity(LINE, Quantity.of(1)));
    assertThat(notice.decision().evidence()).isEqualTo("DISPATCHED");
  }

  @Test
  void of_nothing_at_all_is_told_as_the_cancellation_of_the_order() {
    platforms.thenConfirm(confirmation(REF, 2, 0, 0, 2, FulfilmentStage.DISPATCHED, 0));
    begin();
    dispatchIn(Duration.ofHours(1));
    pass(Duration.ofHours(2));
    order.resolve(resolution(ResolutionKind.RELEASE_ANYWAY));

    assertThat(result().stage()).isEqualTo(OrderStage.CANCELLED);
    assertThat(platforms.notices.getFirst().wholeOrder()).isTrue();
    assertThat(platforms.notices.getFirst().decision().outcome()).isEqualTo(Outcome.CANCELLED);
  }

  @Test
  void that_was_seen_is_not_looked_at_again_when_the_sweep_brings_it_too() {
    ShipmentFingerprint first = new ShipmentFingerprint("S-1@a");
    platforms.thenConfirm(dispatched(2, 1).withSeen(List.of(first)));
    begin();
    dispatchIn(Duration.ofHours(1));
    pass(Duration.ofHours(2));

    order.dispatched(new Dispatched(1, first.value(), REF, "S-1", first));
    pass(Duration.ofHours(1));

    assertThat(platforms.calls).filteredOn(call -> call.startsWith("confirm")).hasSize(1);
  }

  @Test
  void that_comes_twice_while_it_is_being_read_is_read_once() {
    ShipmentFingerprint first = new ShipmentFingerprint("S-1@a");
    platforms
        .confirmations
        .computeIfAbsent(REF, ref -> new ArrayDeque<>())
        .add(() -> {
          order.dispatched(new Dispatched(1, first.value(), REF, "S-1", first));
          return dispatched(2, 1).withSeen(List.of(first));
        });
    begin();
    dispatchIn(Duration.ofHours(1));
    pass(Duration.ofHours(2));

    assertThat(platforms.calls).filteredOn(call -> call.startsWith("confirm")).hasSize(1);
  }

  @Test
  void that_changes_back_is_looked_at_again() {
    ShipmentFingerprint first = new ShipmentFingerprint("S-1@a");
    ShipmentFingerprint other = new ShipmentFingerprint("S-1@b");
    platforms
        .thenConfirm(dispatched(2, 1).withSeen(List.of(first)))
        .thenConfirm(dispatched(2, 1).withSeen(List.of(other)))
        .thenConfirm(dispatched(2, 1).withSeen(List.of(first)));
    begin();
    pass(Duration.ofHours(1));
    for (ShipmentFingerprint shown : List.of(first, other, first)) {
      order.dispatched(new Dispatched(1, shown.value(), REF, "S-1", shown));
      pass(Duration.ofHours(1));
    }

    assertThat(platforms.calls).filteredOn(call -> call.startsWith("confirm")).hasSize(3);
  }
}
