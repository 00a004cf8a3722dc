package dev.lockstep.order;

import static dev.lockstep.order.ScriptedPlatforms.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnpaidOrderTest extends OrderWorkflowSpec {
  @Test
  void waits_for_the_payment_and_goes_straight_to_the_release() {
    platforms.thenJudge(new Assessment.Unpaid("0.00 EUR of 59.80 EUR", List.of(plan(2))));
    begin();
    server.registerDelayedCallback(
        Duration.ofHours(1), () -> order.paymentSettled(new PaymentSettled(1, "event-2")));
    dispatchIn(Duration.ofHours(5));

    assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
    assertThat(platforms.calls).containsExactly("assess", "release 5e3a", "confirm 5e3a");
    assertThat(actions(history())).isLessThanOrEqualTo(10);
  }

  @Test
  void is_read_again_without_a_hint() {
    platforms.thenJudge(new Assessment.Unpaid("nothing charged"));
    begin();
    pass(Duration.ofHours(7));

    assertThat(platforms.calls).containsExactly("assess", "assess", "release 5e3a");
  }

  @Test
  void is_parked_at_the_deadline_and_goes_on_when_paid() {
    for (int i = 0; i < 13; i++) {
      platforms.thenJudge(new Assessment.Unpaid("nothing charged"));
    }
    begin();
    pass(Duration.ofDays(3).plusMinutes(1));
    assertThat(parkedCode()).isEqualTo(ExceptionCode.PAYMENT_OVERDUE);

    order.paymentSettled(new PaymentSettled(1, "late"));
    pass(Duration.ofMinutes(1));

    assertThat(order.status().parked()).isEmpty();
    assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
  }
}
