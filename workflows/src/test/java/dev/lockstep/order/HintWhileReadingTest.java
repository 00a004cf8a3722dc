package dev.lockstep.order;

import static dev.lockstep.order.ScriptedPlatforms.REF;
import static dev.lockstep.order.ScriptedPlatforms.ready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A change is hinted while the activity that reads the order is under way. */
class HintWhileReadingTest extends OrderWorkflowSpec {
  private void hintDuringTheReading(@Nullable Long version, Assessment.Verdict verdict) {
    platforms.sourceVersion = 3;
    platforms.verdicts.add(() -> {
      order.orderChanged(new OrderChanged(1, "while-read", version));
      return verdict;
    });
    begin();
    pass(Duration.ofMinutes(1));
  }

  @Test
  void that_was_read_costs_no_further_look() {
    hintDuringTheReading(3L, ready(2));
    dispatchIn(Duration.ofHours(5));

    assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
    assertThat(platforms.calls).containsExactly("assess", "release " + REF, "confirm " + REF);
  }

  @Test
  void that_is_newer_than_what_was_read_is_looked_into() {
    hintDuringTheReading(4L, ready(2));

    assertThat(platforms.calls)
        .containsExactly("assess", "release " + REF, "assess", "amend " + REF);
  }

  @Test
  void without_a_version_is_looked_into() {
    hintDuringTheReading(null, ready(2));

    assertThat(platforms.calls).contains("amend " + REF);
  }

  @Test
  void does_not_have_a_faulty_order_judged_twice() {
    hintDuringTheReading(
        2L,
        new Assessment.Faulty(List.of(new Finding(ExceptionCode.SKU_UNKNOWN, null, "Unknown."))));

    assertThat(parkedCode()).isEqualTo(ExceptionCode.SKU_UNKNOWN);
    assertThat(platforms.calls).containsExactly("assess");
  }
}
