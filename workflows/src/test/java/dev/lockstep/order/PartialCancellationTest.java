package dev.lockstep.order;

import static dev.lockstep.order.ScriptedPlatforms.LINE;
import static dev.lockstep.order.ScriptedPlatforms.REF;
import static dev.lockstep.order.ScriptedPlatforms.confirmation;
import static dev.lockstep.order.ScriptedPlatforms.ready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.Quantity;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.LineQuantity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Units that do not ship are counted in all: the order source from what was ordered (three, of
 * which one was cancelled before the release), the warehouse from what it was sent (two).
 */
class PartialCancellationTest extends OrderWorkflowSpec {

  @Test
  void what_was_cancelled_before_the_release_is_not_cancelled_again_by_a_later_edit() {
    oneOfThreeIsCancelledAndTwoAreReleased();

    somebodyWritesToTheOrder();

    assertThat(platforms.calls).noneMatch(call -> call.startsWith("withdraw"));
  }

  @Test
  void what_the_source_cancels_afterwards_is_withdrawn_as_the_warehouse_counts() {
    oneOfThreeIsCancelledAndTwoAreReleased();
    platforms.withdrawals.add(() -> new WithdrawalOutcome.Withdrawn(1, units(1), "Allocated"));

    platforms.cancelledLines = units(2);
    somebodyWritesToTheOrder();

    assertThat(platforms.withdrawn).extracting(WithdrawalRequest::lines).containsExactly(units(1));
  }

  @Test
  void what_a_person_cancels_is_told_to_the_source_as_the_source_counts() {
    oneOfThreeIsCancelledAndTwoAreReleased();
    platforms.withdrawals.add(() -> new WithdrawalOutcome.Withdrawn(1, units(1), "Allocated"));

    CancellationDecision decision =
        order.requestCancellation(new CancellationRequest(1, "r1", null, "anna", units(2)));

    assertThat(decision.cancelled()).isEqualTo(units(2));
    assertThat(platforms.withdrawn).extracting(WithdrawalRequest::lines).containsExactly(units(1));
  }

  @Test
  void a_repeat_takes_no_more() {
    oneOfThreeIsCancelledAndTwoAreReleased();

    CancellationDecision decision =
        order.requestCancellation(new CancellationRequest(1, "r1", null, "anna", units(1)));

    assertThat(decision.cancelled()).isEmpty();
    assertThat(platforms.withdrawn).isEmpty();
  }

  @Test
  void a_shortage_is_told_together_with_what_was_cancelled_before() {
    oneOfThreeIsCancelledAndTwoAreReleased();
    platforms.thenConfirm(confirmation(REF, 2, 1, 0, 1, FulfilmentStage.DISPATCHED, 0));
    order.dispatched(new Dispatched(1, "shipment-1", REF));
    pass(Duration.ofMinutes(1));

    order.resolve(
        new Resolution(1, ResolutionKind.RELEASE_ANYWAY, "anna", "sold out", List.of(), null));
    result();

    assertThat(platforms.notices.getLast().decision().cancelled()).isEqualTo(units(2));
  }

  private void oneOfThreeIsCancelledAndTwoAreReleased() {
    platforms.cancelledLines = units(1);
    platforms.thenJudge(ready(2));
    begin();
    pass(Duration.ofMinutes(1));
    assertThat(platforms.released).hasSize(1);
  }

  private void somebodyWritesToTheOrder() {
    platforms.thenJudge(ready(2));
    platforms.sourceVersion = 2;
    order.orderChanged(new OrderChanged(1, "edit-2", null));
    pass(Duration.ofMinutes(1));
  }

  private static List<LineQuantity> units(int units) {
    return List.of(new LineQuantity(LINE, Quantity.of(units)));
  }
}
