package dev.lockstep.activity;

import static dev.lockstep.activity.Bench.LINK;
import static dev.lockstep.activity.Bench.ORDER;
import static dev.lockstep.activity.Bench.PLAN;
import static dev.lockstep.activity.Bench.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.Quantity;
import dev.lockstep.order.EditOutcome;
import dev.lockstep.order.EditOutcome.Amended;
import dev.lockstep.order.EditOutcome.NotAmendable;
import dev.lockstep.order.EditOutcome.NothingChanged;
import dev.lockstep.order.EditRequest;
import dev.lockstep.order.WithdrawalRequest;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.SourceState;
import dev.lockstep.port.Capability;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AmendTest {
  private final Bench bench = new Bench();

  @BeforeEach
  void release() {
    bench.warehouseActivities.release(Bench.releaseAt(1));
  }

  private EditOutcome amend() {
    return bench.warehouseActivities.amend(new EditRequest(1, LINK, ORDER, PLAN, List.of()));
  }

  private void moveTo(String street) {
    bench.source.put(order(2, SourceState.OPEN, street, 2, 2500));
  }

  @Test
  void an_edit_that_does_not_concern_the_warehouse_changes_nothing() {
    bench.source.put(order(2));

    assertThat(amend()).isEqualTo(new NothingChanged(1, 2));
  }

  @Test
  void a_new_address_reaches_the_warehouse_once() {
    moveTo("2 Low Road");

    assertThat(amend()).isEqualTo(new Amended(1, 2, List.of("address.lines")));
    assertThat(amend()).isEqualTo(new NothingChanged(1, 2));
  }

  @Test
  void a_line_edit_is_named_and_never_sent() {
    bench.source.put(order(2, SourceState.OPEN, "2 Low Road", 3, 3500));

    assertThat(amend())
        .isEqualTo(
            new NotAmendable(1, 2, List.of("line L1 quantity", "address.lines"), "Received"));
    assertThat(bench.warehouse.orders().getFirst().lines().getFirst().ordered().units())
        .isEqualTo(2);
  }

  @Test
  void units_withdrawn_at_the_warehouse_are_no_edit_of_the_order() {
    bench.warehouseActivities.withdraw(
        new WithdrawalRequest(
            1,
            LINK,
            ORDER,
            Bench.REF,
            List.of(new LineQuantity(Bench.L1, Quantity.of(1))),
            "CUSTOMER_REQUEST",
            null));

    assertThat(amend()).isEqualTo(new NothingChanged(1, 1));
  }

  @Test
  void a_warehouse_that_amends_nothing_or_no_longer_is_said_so() {
    moveTo("2 Low Road");
    bench.warehouse.refuseAmendments();
    assertThat(amend()).isEqualTo(new NotAmendable(1, 2, List.of("address.lines"), "Picking"));

    bench.warehouse.without(Capability.AMEND);
    assertThat(amend()).isEqualTo(new NotAmendable(1, 2, List.of("address.lines"), "Received"));
  }

  @Test
  void an_address_that_would_not_be_released_is_not_sent_either() {
    moveTo("x".repeat(99));

    assertThat(amend())
        .isEqualTo(new NotAmendable(1, 2, List.of("ADDRESS_INVALID", "address.lines"), "Received"));
  }

  @Test
  void a_cancelled_order_is_no_edit() {
    bench.source.put(order(2, SourceState.CANCELLED, "1 High Street", 2, 2500));

    assertThat(amend()).isEqualTo(new NotAmendable(1, 0, List.of("order state"), "Received"));
  }
}
