package dev.lockstep.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.DraftLine;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.WarehouseLine;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.order.model.WarehouseOrderDraft;
import dev.lockstep.port.Warehouse.Amending;
import dev.lockstep.port.Warehouse.Cancelling;
import dev.lockstep.port.Warehouse.ChangedFulfilment;
import dev.lockstep.port.Warehouse.Creation;
import dev.lockstep.port.WarehouseFloor.Course;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules every {@link Warehouse} keeps, real or fake. A missing capability is refused. */
public abstract class WarehouseContract extends WarehouseShippingContract {
  private static final String REASON = "CUSTOMER_REQUEST";

  private WarehouseOrderDraft elsewhere(String street) {
    return draft(REF, street, draft().lines().toArray(DraftLine[]::new));
  }

  private static FailureKind failureOf(Runnable call) {
    PlatformFailure failure = catchThrowableOfType(PlatformFailure.class, call::run);
    assertThat(failure).as("a PlatformFailure").isNotNull();
    return failure.kind();
  }

  @Nested
  class Looking_up {
    @Test
    void an_order_the_warehouse_never_had_is_absent() {
      assertThat(subject().find(REF)).isEmpty();
    }

    @Test
    void a_failed_look_up_throws_and_is_not_absence() {
      floor().failNextLookUp();

      assertThat(failureOf(() -> subject().find(REF))).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void an_order_is_found_with_everything_that_was_asked_for() {
      subject().create(draft());

      WarehouseOrder found = held();

      assertThat(found.ref()).isEqualTo(REF);
      assertThat(found.stage()).isEqualTo(FulfilmentStage.RECEIVED);
      assertThat(found.address()).isEqualTo(draft().address());
      assertThat(found.service()).isEqualTo(draft().service());
      assertThat(found.lines())
          .extracting(WarehouseLine::line, WarehouseLine::sku, WarehouseLine::ordered)
          .containsExactlyInAnyOrder(
              tuple(LINE_A, floor().knownSkus().get(0), Quantity.of(2)),
              tuple(LINE_B, floor().knownSkus().get(1), Quantity.of(3)));
    }
  }

  @Nested
  class Creating {
    @Test
    void a_created_order_has_the_warehouses_own_id() {
      Creation created = subject().create(draft());

      assertThat(created)
          .isInstanceOfSatisfying(
              Creation.Created.class,
              is -> assertThat(is.warehouseId()).isEqualTo(held().warehouseId()));
    }

    @Test
    void the_same_draft_twice_makes_one_order() {
      assumeTrue(can(Capability.KEYED_CREATE));
      Creation first = subject().create(draft());

      Creation second = subject().create(draft());

      assertThat(second).isEqualTo(first);
      assertThat(floor().ordersHeld(REF)).isEqualTo(1);
    }

    @Test
    void after_a_lost_answer_the_outcome_is_unknown_and_a_look_up_settles_it() {
      floor().loseNextCreateAnswer();

      FailureKind failure = failureOf(() -> subject().create(draft()));

      assertThat(failure).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
      assertThat(subject().find(REF)).isPresent();
      assertThat(floor().ordersHeld(REF)).isEqualTo(1);
    }

    @Test
    void other_content_under_the_same_reference_is_neither_adopted_nor_overwritten() {
      subject().create(draft());

      Creation second = subject().create(elsewhere("Short Street 2"));

      assertThat(second).isEqualTo(new Creation.ReferenceTaken());
      assertThat(held().address()).isEqualTo(draft().address());
      assertThat(floor().ordersHeld(REF)).isEqualTo(1);
    }

    @Test
    void an_unknown_sku_is_refused_with_its_own_code() {
      Creation refused =
          subject().create(draft(REF, "Long Street 1", line(LINE_A, floor().unknownSku(), 1)));

      assertThat(refused)
          .isInstanceOfSatisfying(
              Creation.Refused.class,
              is -> assertThat(is.code()).isEqualTo(ExceptionCode.SKU_UNKNOWN));
      assertThat(floor().ordersHeld(REF)).isZero();
    }

    @Test
    void a_refusal_names_nobody() {
      WarehouseOrderDraft bad = draft(REF, "Long Street 1", line(LINE_A, floor().unknownSku(), 1));

      Creation refused = subject().create(bad);

      assertThat(refused.toString()).doesNotContain("Ada", "Long Street", "N1 9GU");
    }
  }

  @Nested
  class Cancelling_an_order {
    @Test
    void before_the_floor_has_it_it_will_not_ship() {
      subject().create(draft());

      Cancelling answer = subject().cancel(REF, List.of(), REASON);

      assertThat(answer).isEqualTo(new Cancelling.Cancelled());
      assertThat(held().stage()).isEqualTo(FulfilmentStage.CANCELLED);
    }

    @Test
    void a_repeat_answers_the_same() {
      subject().create(draft());
      Cancelling first = subject().cancel(REF, List.of(), REASON);

      assertThat(subject().cancel(REF, List.of(), REASON)).isEqualTo(first);
    }

    @Test
    void once_it_is_picked_it_is_too_late_and_the_status_says_so() {
      subject().create(draft());
      floor().advance(REF, FulfilmentStage.PICKED);

      Cancelling answer = subject().cancel(REF, List.of(), REASON);

      assertThat(answer).isEqualTo(new Cancelling.TooLate(held().rawStatus()));
      assertThat(subject().cancel(REF, List.of(), REASON)).isEqualTo(answer);
    }

    @Test
    void a_dispatched_order_cannot_be_cancelled() {
      subject().create(draft());
      floor().advance(REF, FulfilmentStage.DISPATCHED);

      assertThat(subject().cancel(REF, List.of(), REASON))
          .isEqualTo(new Cancelling.TooLate(held().rawStatus()));
    }

    @Test
    void what_the_warehouse_never_had_is_unknown_to_it() {
      assertThat(subject().cancel(REF, List.of(), REASON)).isEqualTo(new Cancelling.Unknown());
    }

    @Test
    void an_undecided_request_is_pending_until_it_is_granted() {
      assumeTrue(floor().courses().contains(Course.CANCELLATION_PENDING_THEN_GRANTED));
      floor().given(REF, Course.CANCELLATION_PENDING_THEN_GRANTED);
      subject().create(draft());

      assertThat(subject().cancel(REF, List.of(), REASON)).isInstanceOf(Cancelling.Pending.class);
      assertThat(held().stage()).isEqualTo(FulfilmentStage.CANCEL_REQUESTED);
      floor().step(REF);

      assertThat(subject().cancel(REF, List.of(), REASON)).isEqualTo(new Cancelling.Cancelled());
    }

    @Test
    void an_undecided_request_is_pending_until_it_is_too_late() {
      assumeTrue(floor().courses().contains(Course.CANCELLATION_PENDING_THEN_REFUSED));
      floor().given(REF, Course.CANCELLATION_PENDING_THEN_REFUSED);
      subject().create(draft());

      assertThat(subject().cancel(REF, List.of(), REASON)).isInstanceOf(Cancelling.Pending.class);
      floor().step(REF);

      assertThat(subject().cancel(REF, List.of(), REASON)).isInstanceOf(Cancelling.TooLate.class);
    }
  }

  @Nested
  class Cancelling_lines {
    private final List<LineQuantity> one = List.of(new LineQuantity(LINE_B, Quantity.of(1)));

    @Test
    void only_those_units_will_not_ship_and_a_repeat_takes_no_more() {
      assumeTrue(can(Capability.CANCEL_LINES));
      subject().create(draft());

      assertThat(subject().cancel(REF, one, REASON)).isEqualTo(new Cancelling.Cancelled());
      assertThat(subject().cancel(REF, one, REASON)).isEqualTo(new Cancelling.Cancelled());

      assertThat(held().lines())
          .filteredOn(line -> line.line().equals(LINE_B))
          .extracting(WarehouseLine::cancelled)
          .containsExactly(Quantity.of(1));
      assertThat(held().stage()).isNotEqualTo(FulfilmentStage.CANCELLED);
    }

    @Test
    void without_the_capability_it_is_refused() {
      assumeFalse(can(Capability.CANCEL_LINES));
      subject().create(draft());

      assertThat(failureOf(() -> subject().cancel(REF, one, REASON)))
          .isEqualTo(FailureKind.REJECTED);
    }
  }

  @Nested
  class Amending_an_order {
    @Test
    void before_the_floor_has_it_the_address_is_changed() {
      assumeTrue(can(Capability.AMEND));
      subject().create(draft());

      Amending answer = subject().amend(elsewhere("Short Street 2"));

      assertThat(answer).isEqualTo(new Amending.Amended());
      assertThat(held().address()).isEqualTo(elsewhere("Short Street 2").address());
    }

    @Test
    void once_the_floor_has_it_it_stays_as_it_is() {
      assumeTrue(can(Capability.AMEND));
      subject().create(draft());
      floor().advance(REF, FulfilmentStage.PICKING);

      assertThat(subject().amend(elsewhere("Short Street 2")))
          .isInstanceOf(Amending.NotAmendable.class);
      assertThat(held().address()).isEqualTo(draft().address());
    }

    @Test
    void without_the_capability_it_is_refused() {
      assumeFalse(can(Capability.AMEND));

      assertThat(failureOf(() -> subject().amend(draft()))).isEqualTo(FailureKind.REJECTED);
    }
  }

  @Nested
  class Known_skus {
    @Test
    void only_what_the_warehouse_surely_does_not_know_is_unknown() {
      Set<Sku> asked = Set.of(floor().knownSkus().get(0), floor().unknownSku());

      assertThat(subject().unknownAmong(asked))
          .isEqualTo(can(Capability.SKU_LOOKUP) ? Set.of(floor().unknownSku()) : Set.of());
    }
  }

  @Nested
  class Changed_fulfilments {
    @Test
    void show_an_order_the_warehouse_cancelled_by_itself() {
      assumeTrue(can(Capability.FULFILMENT_FEED));
      subject().create(draft());
      subject().cancel(REF, List.of(), REASON);

      assertThat(subject().changedSince(LONG_AGO, Optional.empty()).items())
          .extracting(ChangedFulfilment::ref, ChangedFulfilment::stage)
          .contains(tuple(REF, FulfilmentStage.CANCELLED));
    }

    @Test
    void are_refused_without_the_capability() {
      assumeFalse(can(Capability.FULFILMENT_FEED));

      assertThat(failureOf(() -> subject().changedSince(LONG_AGO, Optional.empty())))
          .isEqualTo(FailureKind.REJECTED);
    }
  }

  @Nested
  class Misfits {
    @Test
    void an_ordinary_draft_fits() {
      assertThat(subject().misfits(draft())).isEmpty();
    }
  }
}
