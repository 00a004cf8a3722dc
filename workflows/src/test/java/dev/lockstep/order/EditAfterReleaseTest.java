package dev.lockstep.order;

import static dev.lockstep.order.ScriptedPlatforms.REF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.ResolutionKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditAfterReleaseTest extends OrderWorkflowSpec {
  private void edit() {
    platforms.sourceVersion = 5;
    order.orderChanged(new OrderChanged(1, "edit-" + platforms.sourceVersion, 5L));
    pass(Duration.ofMinutes(1));
  }

  @Test
  void reaches_the_warehouse() {
    platforms.edits.add(() -> new EditOutcome.Amended(1, 5, List.of("address")));
    begin();
    pass(Duration.ofMinutes(1));
    edit();

    assertThat(platforms.calls).endsWith("assess", "amend 5e3a");
    assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
  }

  @Test
  void that_comes_too_late_is_parked_until_reverted() {
    platforms.edits.add(() -> new EditOutcome.NotAmendable(1, 5, List.of("address"), "Picking"));
    begin();
    pass(Duration.ofMinutes(1));
    edit();
    assertThat(parkedCode()).isEqualTo(ExceptionCode.EDITED_AFTER_RELEASE);

    order.orderChanged(new OrderChanged(1, "reverted", 6L));
    pass(Duration.ofMinutes(1));

    assertThat(order.status().parked()).isEmpty();
  }

  @Test
  void that_comes_too_late_may_be_let_go() {
    platforms.edits.add(() -> new EditOutcome.NotAmendable(1, 5, List.of("address"), "Picking"));
    begin();
    pass(Duration.ofMinutes(1));
    edit();
    order.resolve(resolution(ResolutionKind.RELEASE_ANYWAY));
    order.dispatched(new Dispatched(1, "s", REF));

    assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
  }

  @Test
  void that_cancels_the_order_asks_the_warehouse() {
    begin();
    pass(Duration.ofMinutes(1));
    platforms.thenJudge(new Assessment.CancelledAtSource());
    edit();

    assertThat(platforms.calls).endsWith("assess", "withdraw 5e3a");
    assertThat(order.status().stage()).isEqualTo(OrderStage.CANCELLED);
  }
}
