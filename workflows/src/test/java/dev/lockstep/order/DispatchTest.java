package dev.lockstep.order;

import static dev.lockstep.order.ScriptedPlatforms.LINE;
import static dev.lockstep.order.ScriptedPlatforms.REF;
import static dev.lockstep.order.ScriptedPlatforms.confirmation;
import static dev.lockstep.order.ScriptedPlatforms.dispatched;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.order.model.FulfilmentStage;
import java.time.Duration;
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
}
