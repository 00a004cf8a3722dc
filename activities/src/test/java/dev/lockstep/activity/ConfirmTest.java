package dev.lockstep.activity;

import static dev.lockstep.activity.Bench.L1;
import static dev.lockstep.activity.Bench.LINK;
import static dev.lockstep.activity.Bench.NORTH;
import static dev.lockstep.activity.Bench.ORDER;
import static dev.lockstep.activity.Bench.PLAN;
import static dev.lockstep.activity.Bench.REF;
import static dev.lockstep.activity.Bench.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.CancellationNotice;
import dev.lockstep.order.Confirmation;
import dev.lockstep.order.ConfirmationRequest;
import dev.lockstep.order.ReleaseNotice;
import dev.lockstep.order.ShipmentFingerprint;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.ShippedParcel;
import dev.lockstep.port.Capability;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfirmTest {
  private final Bench bench = new Bench();

  private Confirmation confirm() {
    return bench.sourceActivities.confirm(
        new ConfirmationRequest(1, LINK, ORDER, REF, NORTH, PLAN.lines(), List.of()));
  }

  private void release() {
    bench.warehouseActivities.release(Bench.releaseAt(1));
  }

  private void ship(String id, LineId line, int units, @Nullable String tracking, boolean last) {
    LineQuantity content = new LineQuantity(line, Quantity.of(units));
    bench.warehouse.ship(
        new Shipment(
            id,
            REF,
            Instant.parse("2026-11-21T11:00:00Z"),
            false,
            last,
            "DPD",
            null,
            List.of(new ShippedParcel("P1", tracking, null, List.of(content)))));
  }

  @Test
  void nothing_shipped_is_nothing_to_tell() {
    release();

    assertThat(confirm().acknowledgement()).isEqualTo(new Confirmation.NothingToTell());
    assertThat(bench.source.deliveries(ORDER)).isEmpty();
  }

  @Test
  void a_shipment_is_shown_by_the_source_and_told_once_however_often_it_is_asked() {
    release();
    ship("S1", L1, 2, "T1", false);
    bench.warehouse.move(REF, FulfilmentStage.DISPATCHED, "Dispatched");

    Confirmation first = confirm();

    assertThat(first.acknowledgement()).isEqualTo(new Confirmation.Shown(1, 1L));
    assertThat(first.stage()).isEqualTo(FulfilmentStage.DISPATCHED);
    assertThat(first.lines()).allMatch(line -> line.open().isZero());
    Confirmation again = confirm();
    assertThat(again.lines()).isEqualTo(first.lines());
    assertThat(again.acknowledgement()).isEqualTo(new Confirmation.Shown(1, null));
    assertThat(bench.source.deliveries(ORDER)).extracting(Delivery::key).containsExactly("S1");
  }

  @Test
  void tracking_that_comes_later_is_told_later() {
    release();
    ship("S1", L1, 1, null, false);
    assertThat(confirm().untracked()).isEqualTo(1);

    ship("S1", L1, 1, "T1", false);

    assertThat(confirm().untracked()).isZero();
    assertThat(bench.source.deliveries(ORDER).getFirst().parcels().getFirst().trackingNumber())
        .isEqualTo("T1");
  }

  @Test
  void what_was_seen_is_told_apart_from_any_other_state_of_it() {
    release();
    ship("S1", L1, 2, "T1", false);
    Confirmation first = confirm();

    ship("S1", L1, 2, "T2", false);
    Confirmation corrected = confirm();

    assertThat(first.seen()).extracting(ShipmentFingerprint::shipment).containsExactly("S1");
    assertThat(first.seen()).hasSize(1);
    assertThat(corrected.seen()).hasSize(2).containsAll(first.seen());
  }

  @Test
  void a_shipment_taken_back_goes_from_the_source_when_something_ships_instead() {
    release();
    ship("S1", L1, 2, "T1", false);
    confirm();
    bench.warehouse.ship(
        new Shipment(
            "S1", REF, Instant.parse("2026-11-21T11:00:00Z"), true, false, "DPD", null, List.of()));

    Confirmation taken = confirm();
    assertThat(taken.voided()).containsExactly("S1");
    assertThat(taken.seen()).hasSize(2);
    assertThat(bench.source.deliveries(ORDER)).hasSize(1);

    ship("S2", L1, 2, "T2", false);
    confirm();
    assertThat(bench.source.deliveries(ORDER)).extracting(Delivery::key).containsExactly("S2");
  }

  @Test
  void what_is_short_is_told_as_not_coming() {
    release();
    ship("S1", L1, 1, "T1", true);

    confirm();

    assertThat(bench.source.lastNotComing()).containsExactly(new LineQuantity(L1, Quantity.of(1)));
  }

  @Test
  void an_implausible_shipment_is_not_forwarded() {
    release();
    ship("S1", new LineId("stranger"), 1, "T1", true);

    Confirmation confirmation = confirm();

    assertThat(confirmation.implausible()).hasSize(1);
    assertThat(confirmation.acknowledgement()).isEqualTo(new Confirmation.NothingToTell());
    assertThat(bench.source.deliveries(ORDER)).isEmpty();
  }

  @Test
  void a_refusal_is_an_outcome_with_the_sources_reason() {
    release();
    ship("S1", L1, 2, "T1", true);
    bench.source.refuse("InvalidOperation");

    assertThat(confirm().acknowledgement()).isEqualTo(new Confirmation.Refused("InvalidOperation"));
  }

  @Test
  void what_is_cancelled_at_the_source_is_told_from_what_people_can_mend() {
    release();
    ship("S1", L1, 2, "T1", true);
    bench.source.refuseAsCancelled("the sale is VOIDED");

    assertThat(confirm().acknowledgement())
        .isEqualTo(
            new Confirmation.Refused("the sale is VOIDED", Confirmation.Why.CANCELLED_AT_SOURCE));
  }

  @Test
  void a_released_fulfilment_the_warehouse_denies_again_and_again_is_for_its_people() {
    assertThat(failureOf(() -> confirm()))
        .hasMessageContaining(
            "The warehouse no longer knows a released fulfilment. fulfilment=order-1."
                + " Ask it for this reference, then retry.")
        .matches(failure -> failure.getType().equals("PlatformFailure.REJECTED"))
        .matches(failure -> failure.isNonRetryable());
    assertThat(bench.pauses).hasSize(Patience.DEFAULT.lookUps() - 1);
  }

  @Test
  void a_source_that_cannot_be_written_is_tried_again() {
    release();
    ship("S1", L1, 2, "T1", true);
    bench.source.failNextWrite(Bench.failure(FailureKind.UNAVAILABLE));

    assertThat(failureOf(() -> confirm()).isNonRetryable()).isFalse();
    assertThat(confirm().acknowledgement()).isEqualTo(new Confirmation.Shown(1, 1L));
  }

  @Test
  void a_release_is_acknowledged_under_the_warehouses_id() {
    bench.sourceActivities.acknowledgeRelease(new ReleaseNotice(1, LINK, ORDER, REF, "W7"));

    assertThat(bench.source.acknowledged()).isEqualTo(Map.of(REF, "W7"));
  }

  @Test
  void a_cancellation_is_reported_once_and_a_refusal_is_said_so() {
    CancellationDecision decision =
        new CancellationDecision(
            1,
            CancellationDecision.Outcome.TOO_LATE,
            "Picked",
            bench.now,
            List.of(),
            "It is too late.");
    CancellationNotice notice = new CancellationNotice(1, LINK, ORDER, true, decision);

    bench.sourceActivities.reportCancellation(notice);
    bench.sourceActivities.reportCancellation(notice);
    assertThat(bench.source.cancellations()).containsExactly(decision);

    bench.source.refuse("InvalidOperation");
    assertThat(failureOf(() -> bench.sourceActivities.reportCancellation(notice)))
        .hasMessageContaining("reason=InvalidOperation")
        .matches(failure -> failure.isNonRetryable());
  }

  @Test
  void a_cancelled_order_that_takes_no_note_is_no_failure() {
    CancellationDecision decision =
        new CancellationDecision(
            1,
            CancellationDecision.Outcome.TOO_LATE,
            "Picked",
            bench.now,
            List.of(),
            "It is too late.");
    bench.source.refuseAsCancelled("the sale is VOIDED");

    bench.sourceActivities.reportCancellation(
        new CancellationNotice(1, LINK, ORDER, true, decision));

    assertThat(bench.source.cancellations()).isEmpty();
  }

  @Test
  void a_part_is_not_offered_to_a_source_that_knows_whole_orders_only() {
    assertThat(bench.source.capabilities()).doesNotContain(Capability.CANCEL_PARTS);
    CancellationDecision part =
        new CancellationDecision(
            1,
            CancellationDecision.Outcome.PARTLY_CANCELLED,
            null,
            bench.now,
            List.of(new LineQuantity(Bench.L1, Quantity.of(1))),
            "One is short.");
    bench.source.refuse("a sale cannot be cancelled in part");

    bench.sourceActivities.reportCancellation(new CancellationNotice(1, LINK, ORDER, false, part));

    assertThat(bench.source.cancellations()).isEmpty();
  }
}
