package dev.lockstep.order;

import static dev.lockstep.order.ScriptedPlatforms.plan;
import static dev.lockstep.order.ScriptedPlatforms.ready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.ResolutionKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseTest extends OrderWorkflowSpec {
  @Test
  void is_judged_anew_when_the_source_moved() {
    platforms.releases.add(() -> new ReleaseOutcome.SourceMoved(1, 2));
    platforms.thenJudge(ready(2)).thenJudge(ready(1));
    begin();
    pass(Duration.ofMinutes(1));

    assertThat(platforms.released.getLast().plan()).isEqualTo(plan(1));
    assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
  }

  @Test
  void with_other_content_under_our_reference_is_parked() {
    platforms.releases.add(() -> new ReleaseOutcome.ContentDiffers(1, List.of("line-1 quantity")));
    begin();
    pass(Duration.ofMinutes(1));

    assertThat(parkedCode()).isEqualTo(ExceptionCode.REFERENCE_TAKEN);
  }

  @Test
  void that_the_warehouse_refuses_is_parked_with_its_reason_and_retried_on_demand() {
    platforms.releases.add(
        () -> new ReleaseOutcome.Refused(1, ExceptionCode.SKU_UNKNOWN, "UNKNOWN_PRODUCT_CODE"));
    begin();
    pass(Duration.ofMinutes(1));
    assertThat(order.status().parked().getFirst().findings().getFirst().message())
        .isEqualTo("UNKNOWN_PRODUCT_CODE");

    order.resolve(resolution(ResolutionKind.RETRY));
    pass(Duration.ofMinutes(1));

    assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
  }

  @Test
  void is_retried_while_its_outcome_is_unknown_and_then_parked() {
    for (int i = 0; i < 200; i++) {
      platforms.releases.add(() -> {
        throw failure(FailureKind.OUTCOME_UNKNOWN, true);
      });
    }
    begin();
    pass(Duration.ofHours(2));

    assertThat(parkedCode()).isEqualTo(ExceptionCode.OUTCOME_UNKNOWN);
  }

  @Test
  void goes_on_by_itself_when_the_connection_is_mended() {
    platforms.releases.add(() -> {
      throw failure(FailureKind.UNAUTHORISED, false);
    });
    begin();
    pass(Duration.ofMinutes(1));
    assertThat(parkedCode()).isEqualTo(ExceptionCode.CREDENTIALS_REJECTED);

    pass(Duration.ofHours(1));

    assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
  }
}
