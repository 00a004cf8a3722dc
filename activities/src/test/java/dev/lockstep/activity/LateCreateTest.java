package dev.lockstep.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.order.CancellationRequest;
import dev.lockstep.order.OrderChanged;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderWorkflow;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.SourceState;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.port.PlatformFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A create that was given up without an answer and arrives later, after its order was cancelled or
 * before it is sent again, in a warehouse that should key creates: the whole order over the real
 * activities, in virtual time.
 */
class LateCreateTest {
  private static final Duration SOON = Duration.ofMillis(500);

  private final Bench bench = new Bench();
  private final OrderOverFakes world = new OrderOverFakes(bench);
  private final OrderWorkflow order = world.order();

  @AfterEach
  void stop_the_server() {
    world.close();
  }

  private static PlatformFailure noAnswer() {
    return PlatformFailure.of(FailureKind.OUTCOME_UNKNOWN, Bench.NORTH, "No answer came in time.");
  }

  private void cancelAtTheSource() {
    bench.source.put(Bench.order(2, SourceState.CANCELLED, "1 High Street", 2, 2500));
    order.orderChanged(new OrderChanged(1, "event-2", 2L));
  }

  private OrderStage stage() {
    return order.status().stage();
  }

  @Test
  void is_taken_back_though_it_shows_after_the_usual_looks() {
    bench.warehouse.showLate(20);
    bench.warehouse.loseNextAnswer(noAnswer());
    world.begin();
    world.pass(SOON);

    cancelAtTheSource();
    world.pass(Duration.ofMinutes(2));

    assertThat(bench.warehouse.orders())
        .extracting(WarehouseOrder::stage)
        .containsExactly(FulfilmentStage.CANCELLED);
    assertThat(stage()).isEqualTo(OrderStage.CANCELLED);
  }

  @Test
  void counts_as_not_sent_when_it_has_not_come_in_five_minutes() {
    bench.warehouse.failNextCreate(noAnswer());
    world.begin();
    world.pass(SOON);

    cancelAtTheSource();
    world.pass(Duration.ofSeconds(299));
    assertThat(stage()).isNotEqualTo(OrderStage.CANCELLED);
    world.pass(Duration.ofSeconds(20));

    assertThat(bench.warehouse.orders()).isEmpty();
    assertThat(stage()).isEqualTo(OrderStage.CANCELLED);
  }

  @Test
  void is_sent_again_a_minute_later_where_the_order_stands() {
    bench.warehouse.failNextCreate(noAnswer());
    world.begin();
    world.pass(Duration.ofSeconds(59));
    assertThat(bench.warehouse.orders()).isEmpty();
    world.pass(Duration.ofSeconds(20));

    assertThat(stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
    assertThat(bench.warehouse.orders()).hasSize(1);
  }

  @Test
  void is_no_second_order_where_the_order_stands_and_the_warehouse_ignores_its_keys() {
    bench.warehouse.showLate(14);
    bench.warehouse.loseNextAnswer(noAnswer());
    world.begin();
    world.pass(Duration.ofMinutes(2));

    assertThat(stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
    assertThat(bench.warehouse.orders()).hasSize(1);
  }

  @Test
  void is_taken_back_after_a_step_that_was_given_up_for_good() {
    for (int i = 0; i < 100; i++) {
      bench.warehouse.failNextCreate(noAnswer());
    }
    world.begin();
    for (int minute = 0; minute < 61 && order.status().parked().isEmpty(); minute++) {
      world.pass(Duration.ofMinutes(1));
    }
    assertThat(order.status().parked().getFirst().code()).isEqualTo(ExceptionCode.OUTCOME_UNKNOWN);

    order.cancel(new CancellationRequest(1, "r-1", "CHANGED_MIND", "shop", List.of()));
    world.pass(Duration.ofMinutes(1));
    assertThat(stage()).isNotEqualTo(OrderStage.CANCELLED);
    bench.warehouse.hold(Bench.held());
    world.pass(Duration.ofMinutes(5));

    assertThat(bench.warehouse.orders())
        .extracting(WarehouseOrder::stage)
        .containsExactly(FulfilmentStage.CANCELLED);
    assertThat(stage()).isEqualTo(OrderStage.CANCELLED);
  }
}
