package dev.lockstep.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnfinishedOrderTest extends OrderWorkflowSpec {
  @Test
  void is_read_again_until_it_is_complete() {
    platforms.thenJudge(new Assessment.Incomplete(List.of()));
    begin();
    pass(Duration.ofMinutes(1));

    assertThat(platforms.calls).containsExactly("assess", "assess", "release 5e3a");
  }

  @Test
  void is_parked_when_it_stays_so() {
    for (int i = 0; i < 40; i++) {
      platforms.thenJudge(
          new Assessment.Incomplete(
              List.of(new Finding(ExceptionCode.ORDER_INCOMPLETE, null, "It has no lines."))));
    }
    begin();
    pass(Duration.ofMinutes(20));

    assertThat(parkedCode()).isEqualTo(ExceptionCode.ORDER_INCOMPLETE);
  }
}
