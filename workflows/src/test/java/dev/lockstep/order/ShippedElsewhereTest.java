package dev.lockstep.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Orders that were shipped before Lockstep saw them, or of which Temporal forgot the run. */
class ShippedElsewhereTest extends OrderWorkflowSpec {

  @Test
  void are_confirmed_and_sent_to_no_warehouse() {
    platforms.thenJudge(new Assessment.Shipped());
    begin();

    assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
    assertThat(platforms.calls).containsExactly("assess");
  }

  @Test
  void while_they_waited_for_their_payment_are_not_sent_either() {
    platforms.thenJudge(new Assessment.Unpaid("nothing charged"));
    platforms.thenJudge(new Assessment.Shipped());
    begin();
    pass(Duration.ofMinutes(1));
    order.paymentSettled(new PaymentSettled(1, "paid-by-invoice"));

    assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
    assertThat(platforms.released).isEmpty();
  }
}
