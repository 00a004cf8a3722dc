package dev.lockstep.platform.scend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.WarehouseLine;
import dev.lockstep.port.Capability;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.Warehouse.Cancelling;
import dev.lockstep.port.Warehouse.Creation;
import dev.lockstep.port.WarehouseContract;
import dev.lockstep.port.WarehouseFloor;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.scend.Fate;
import dev.lockstep.sandbox.scend.FateRule;
import dev.lockstep.sandbox.scend.ScendOptions;
import dev.lockstep.sandbox.scend.ScendStandIn;
import dev.lockstep.sandbox.scend.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The adapter over the stand-in, with PUT and every capability. */
class ScendWarehouseTest extends WarehouseContract {
  private ScendStandIn scend;
  private Warehouse warehouse;

  @BeforeEach
  void open() {
    scend = ScendStandIn.start(ScendOptions.defaults());
    warehouse = ScendAccount.warehouse(ScendAccount.settings(scend.apiUri()));
  }

  @AfterEach
  void close() {
    scend.close();
  }

  @Override
  protected Warehouse subject() {
    return warehouse;
  }

  @Override
  protected WarehouseFloor floor() {
    return new StandInFloor(scend);
  }

  @Nested
  class Faults_of_a_create {
    private FailureKind createUnder(FaultRule fault) {
      scend.faults().add(fault);
      return catchThrowableOfType(PlatformFailure.class, () -> warehouse.create(draft())).kind();
    }

    @Test
    void an_error_after_the_commit_leaves_the_outcome_unknown() {
      assertThat(createUnder(write(FaultKind.ERROR_AFTER_COMMIT)))
          .isEqualTo(FailureKind.OUTCOME_UNKNOWN);
      assertThat(warehouse.find(REF)).isPresent();
    }

    @Test
    void an_empty_200_leaves_the_outcome_unknown() {
      assertThat(createUnder(write(FaultKind.EMPTY_OK))).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
      assertThat(warehouse.find(REF)).isPresent();
    }

    @Test
    void a_truncated_answer_leaves_the_outcome_unknown() {
      assertThat(createUnder(write(FaultKind.TRUNCATED_BODY)))
          .isEqualTo(FailureKind.OUTCOME_UNKNOWN);
    }

    @Test
    void a_page_for_people_leaves_the_outcome_unknown() {
      assertThat(createUnder(write(FaultKind.HTML_PAGE).status(200)))
          .isEqualTo(FailureKind.OUTCOME_UNKNOWN);
    }

    @Test
    void a_throttle_dressed_as_forbidden_asks_to_slow_down() {
      assertThat(createUnder(write(FaultKind.THROTTLED_AS_FORBIDDEN)))
          .isEqualTo(FailureKind.RATE_LIMITED);
      assertThat(floor().ordersHeld(REF)).isZero();
    }

    @Test
    void a_maintenance_notice_surely_took_nothing() {
      assertThat(createUnder(write(FaultKind.ERROR_BEFORE_COMMIT).status(503)))
          .isEqualTo(FailureKind.UNAVAILABLE);
      assertThat(floor().ordersHeld(REF)).isZero();
    }

    @Test
    void an_attempt_still_under_way_leaves_the_outcome_unknown() {
      assertThat(createUnder(write(FaultKind.ERROR_BEFORE_COMMIT).status(409)))
          .isEqualTo(FailureKind.OUTCOME_UNKNOWN);
    }

    @Test
    void a_success_that_is_none_is_a_failure_by_its_code() {
      assertThat(createUnder(write(FaultKind.SUCCESS_FALSE).code("ACCOUNT_SUSPENDED")))
          .isEqualTo(FailureKind.UNAUTHORISED);
    }

    private static FaultRule write(FaultKind kind) {
      return FaultRule.once("PUT", "**", kind);
    }
  }

  @Nested
  class Courses_of_the_warehouse {
    @Test
    void an_asynchronous_intake_is_accepted_and_shows_as_such() {
      scend.script(
          FateRule.forReference(
              REF.value(), new Fate.AcceptedFirst(Duration.ofHours(1).toMillis())));

      assertThat(warehouse.create(draft())).isEqualTo(new Creation.Accepted());
      assertThat(warehouse.find(REF).orElseThrow().stage()).isEqualTo(FulfilmentStage.ACCEPTED);
    }

    @Test
    void an_unknown_status_word_is_unmapped_and_kept() {
      scend.script(
          FateRule.forReference(
              REF.value(), new Fate.UnknownStatus(Status.RECEIVED, "Awaiting Elves")));
      warehouse.create(draft());
      floor().step(REF);

      var found = warehouse.find(REF).orElseThrow();

      assertThat(found.stage()).isEqualTo(FulfilmentStage.UNMAPPED);
      assertThat(found.rawStatus()).isEqualTo("Awaiting Elves");
    }

    @Test
    void short_picked_units_are_counted_on_their_line() {
      scend.script(FateRule.forReference(REF.value(), new Fate.ShortPick("TSHIRT-BLK-M", 1)));
      warehouse.create(draft());
      floor().advance(REF, FulfilmentStage.DISPATCHED);

      assertThat(warehouse.find(REF).orElseThrow().lines())
          .filteredOn(line -> line.line().equals(LINE_A))
          .extracting(WarehouseLine::shorted, WarehouseLine::dispatched)
          .containsExactly(tuple(Quantity.of(1), Quantity.of(1)));
    }

    @Test
    void a_late_cancellation_that_waits_for_its_goods_is_a_cancellation() {
      scend.script(FateRule.forReference(REF.value(), new Fate.CancelLate()));
      warehouse.create(draft());
      floor().advance(REF, FulfilmentStage.PICKED);

      assertThat(warehouse.cancel(REF, List.of(), "FRAUD")).isEqualTo(new Cancelling.Cancelled());
      assertThat(warehouse.find(REF).orElseThrow().stage()).isEqualTo(FulfilmentStage.CANCELLED);
    }
  }

  @Test
  void with_put_it_declares_everything_a_warehouse_can_do() {
    assertThat(warehouse.capabilities())
        .containsExactlyInAnyOrder(
            Capability.KEYED_CREATE,
            Capability.CANCEL_LINES,
            Capability.AMEND,
            Capability.SKU_LOOKUP);
  }
}
