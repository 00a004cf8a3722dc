package dev.lockstep.order;

import static dev.lockstep.order.ScriptedPlatforms.ORDER;
import static dev.lockstep.order.ScriptedPlatforms.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.order.CancellationDecision.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitOrderTest extends OrderWorkflowSpec {
  private final FulfilmentRef north = FulfilmentRef.part(ORDER, new FacilityId("NORTH"));
  private final FulfilmentRef south = FulfilmentRef.part(ORDER, new FacilityId("SOUTH"));

  private void beginSplit() {
    platforms.thenJudge(new Assessment.Ready(List.of(plan(north, 1), plan(south, 3))));
    begin();
    pass(Duration.ofMinutes(1));
  }

  @Test
  void ends_when_both_parts_are_confirmed() {
    beginSplit();
    order.dispatched(new Dispatched(1, "n", north));
    pass(Duration.ofMinutes(1));
    assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);

    order.dispatched(new Dispatched(1, "s", south));

    assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
  }

  @Test
  void lets_one_part_go_on_while_the_other_is_parked() {
    platforms.releases.add(
        () -> new ReleaseOutcome.Refused(1, ExceptionCode.WAREHOUSE_REJECTED, "CLOSED"));
    beginSplit();
    order.dispatched(new Dispatched(1, "s", south));
    order.dispatched(new Dispatched(1, "n", north));
    pass(Duration.ofMinutes(1));

    assertThat(platforms.calls).filteredOn(call -> call.startsWith("confirm")).hasSize(1);
    assertThat(order.status().stage()).isEqualTo(OrderStage.PARKED);

    order.resolve(resolution(ResolutionKind.RETRY));
    assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
  }

  @Test
  void is_partly_cancelled_where_one_warehouse_is_too_late() {
    platforms.withdrawals.add(() -> new WithdrawalOutcome.TooLate(1, "Packed", null));
    beginSplit();

    CancellationDecision decision = order.requestCancellation(cancelAll("r1"));

    assertThat(decision.outcome()).isEqualTo(Outcome.PARTLY_CANCELLED);
    assertThat(decision.evidence()).isEqualTo("Packed");
  }
}
