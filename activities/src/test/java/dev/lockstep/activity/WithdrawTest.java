package dev.lockstep.activity;

import static dev.lockstep.activity.Bench.L1;
import static dev.lockstep.activity.Bench.LINK;
import static dev.lockstep.activity.Bench.ORDER;
import static dev.lockstep.activity.Bench.REF;
import static dev.lockstep.activity.Bench.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.Quantity;
import dev.lockstep.order.WithdrawalOutcome;
import dev.lockstep.order.WithdrawalOutcome.Pending;
import dev.lockstep.order.WithdrawalOutcome.TooLate;
import dev.lockstep.order.WithdrawalOutcome.Withdrawn;
import dev.lockstep.order.WithdrawalRequest;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.port.Capability;
import dev.lockstep.port.Warehouse;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WithdrawTest {
  private static final LineQuantity ONE = new LineQuantity(L1, Quantity.of(1));
  private static final LineQuantity BOTH = new LineQuantity(L1, Quantity.of(2));

  private final Bench bench = new Bench();

  private WithdrawalOutcome withdraw(LineQuantity... lines) {
    return bench.warehouseActivities.withdraw(
        new WithdrawalRequest(1, LINK, ORDER, REF, List.of(lines), "CUSTOMER_REQUEST", null));
  }

  @Test
  void a_fulfilment_the_warehouse_never_had_is_withdrawn_after_looking_again() {
    assertThat(withdraw()).isEqualTo(new Withdrawn(1, List.of(), null));
    assertThat(bench.pauses).isNotEmpty();
  }

  @Test
  void one_whose_create_may_still_arrive_is_looked_for_that_long() {
    WithdrawalRequest request =
        new WithdrawalRequest(1, LINK, ORDER, REF, List.of(), "CUSTOMER_REQUEST", bench.now);
    bench.now = bench.now.plus(Duration.ofMinutes(5)).minusMillis(1);

    ApplicationFailure failure = failureOf(() -> bench.warehouseActivities.withdraw(request));
    assertThat(failure.getType()).isEqualTo("PlatformFailure.OUTCOME_UNKNOWN");
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(15));
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "It is not to be sent any more, and a create that was given up may still arrive."
                + " fulfilment=order-1. It is looked for, and counts as never sent a while later.");

    bench.now = bench.now.plusMillis(1);
    assertThat(bench.warehouseActivities.withdraw(request))
        .isEqualTo(new Withdrawn(1, List.of(), null));
  }

  @Nested
  class Released {
    {
      bench.warehouseActivities.release(Bench.releaseAt(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"RECEIVED", "ALLOCATED", "ON_HOLD", "RELEASED", "UNMAPPED"})
    void before_the_cut_off_it_is_cancelled_and_read_back(FulfilmentStage stage) {
      bench.warehouse.move(REF, stage, "raw");

      assertThat(withdraw()).isEqualTo(new Withdrawn(1, List.of(BOTH), "Cancelled"));
      assertThat(withdraw()).isEqualTo(new Withdrawn(1, List.of(BOTH), "Cancelled"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PICKING", "PICKED", "PACKED", "DISPATCHED", "DELIVERED"})
    void from_the_cut_off_on_it_is_too_late_with_the_status_as_evidence(FulfilmentStage stage) {
      bench.warehouse.move(REF, stage, "Picked");

      assertThat(withdraw()).isEqualTo(new TooLate(1, "Picked", null));
      assertThat(bench.warehouse.orders().getFirst().stage()).isEqualTo(stage);
    }

    @Test
    void the_warehouse_has_the_last_word() {
      bench.warehouse.answerNextCancel(new Warehouse.Cancelling.TooLate("Picking"));
      assertThat(withdraw()).isEqualTo(new TooLate(1, "Picking", null));

      bench.warehouse.answerNextCancel(new Warehouse.Cancelling.Pending("CancelRequested"));
      assertThat(withdraw()).isEqualTo(new Pending(1, "CancelRequested"));
    }

    @Test
    void a_pending_cancellation_is_not_asked_for_twice() {
      bench.warehouse.move(REF, FulfilmentStage.CANCEL_REQUESTED, "CancelRequested");

      assertThat(withdraw()).isEqualTo(new Pending(1, "CancelRequested"));
    }

    @Test
    void an_agreed_cancellation_that_does_not_show_is_pending() {
      bench.warehouse.answerNextCancel(new Warehouse.Cancelling.Cancelled());

      assertThat(withdraw()).isEqualTo(new Pending(1, "Received"));
    }

    @Test
    void a_warehouse_that_contradicts_itself_is_asked_again() {
      bench.warehouse.answerNextCancel(new Warehouse.Cancelling.Unknown());

      assertThat(failureOf(() -> withdraw()).getType()).isEqualTo("PlatformFailure.CONFLICT");
    }

    @Test
    void some_units_go_and_the_rest_ships_and_a_repeat_takes_no_more() {
      assertThat(withdraw(ONE)).isEqualTo(new Withdrawn(1, List.of(ONE), "Received"));
      assertThat(withdraw(ONE)).isEqualTo(new Withdrawn(1, List.of(ONE), "Received"));
    }

    @Test
    void without_single_line_cancellation_only_all_of_it_can_go() {
      bench.warehouse.without(Capability.CANCEL_LINES);

      assertThat(withdraw(ONE)).isEqualTo(new TooLate(1, "Received", null));
      assertThat(withdraw(BOTH)).isEqualTo(new Withdrawn(1, List.of(BOTH), "Cancelled"));
    }
  }
}
