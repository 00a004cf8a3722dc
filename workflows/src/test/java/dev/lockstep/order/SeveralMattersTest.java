package dev.lockstep.order;

import static dev.lockstep.order.ScriptedPlatforms.REF;
import static dev.lockstep.order.ScriptedPlatforms.confirmation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.order.model.FulfilmentStage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One fulfilment is parked as short, and as edited too late besides. */
class SeveralMattersTest extends OrderWorkflowSpec {
  @BeforeEach
  void two_matters_are_parked() {
    platforms.thenConfirm(confirmation(REF, 2, 1, 0, 1, FulfilmentStage.DISPATCHED, 0));
    platforms.edits.add(() -> new EditOutcome.NotAmendable(1, 5, List.of("address"), "Shipped"));
    begin();
    pass(Duration.ofMinutes(1));
    order.dispatched(new Dispatched(1, "shipment", REF));
    pass(Duration.ofMinutes(1));
    platforms.sourceVersion = 5;
    order.orderChanged(new OrderChanged(1, "edit", 5L));
    pass(Duration.ofMinutes(1));
  }

  private static Resolution accept(String author, String reason, @Nullable ExceptionCode code) {
    return new Resolution(1, ResolutionKind.RELEASE_ANYWAY, author, reason, List.of(), REF, code);
  }

  @Test
  void are_not_told_apart_by_the_fulfilment_alone() {
    assertThatThrownBy(() -> order.resolve(accept("ada", "agreed", null)))
        .hasStackTraceContaining(
            "Several matters are parked; name one by its fulfilment and its code: SHORT_PICKED of 5e3a, EDITED_AFTER_RELEASE of 5e3a.");
  }

  @Test
  void are_decided_one_by_one_by_their_codes() {
    assertThat(
            order.resolve(accept("ada", "agreed", ExceptionCode.EDITED_AFTER_RELEASE)).resolved())
        .isEqualTo(ExceptionCode.EDITED_AFTER_RELEASE);
    pass(Duration.ofMinutes(1));

    assertThat(order.status().parked())
        .extracting(Parked::code)
        .containsExactly(ExceptionCode.SHORT_PICKED);
  }

  @Test
  void do_not_answer_to_another_code() {
    assertThatThrownBy(() -> order.resolve(accept("ada", "agreed", ExceptionCode.SKU_UNKNOWN)))
        .hasStackTraceContaining(
            "Nothing is parked as SKU_UNKNOWN there. What is: SHORT_PICKED of 5e3a, EDITED_AFTER_RELEASE of 5e3a.");
  }

  @Test
  void are_named_in_the_commands_that_people_are_shown() {
    assertThat(order.status().parked())
        .extracting(parked -> parked.optionsAmong(order.status().parked()))
        .containsExactly(
            " --fulfilment 5e3a --code SHORT_PICKED",
            " --fulfilment 5e3a --code EDITED_AFTER_RELEASE");
  }

  @Test
  void are_decided_by_a_login_for_a_reason_without_personal_data() {
    assertThatThrownBy(
            () -> order.resolve(accept("ada@example.org", "agreed", ExceptionCode.SHORT_PICKED)))
        .hasStackTraceContaining("The author is a login of at most 60 letters");
    assertThatThrownBy(() ->
            order.resolve(accept("ada", "kim@example.org agrees", ExceptionCode.SHORT_PICKED)))
        .hasStackTraceContaining("The reason stays in the order's history for good");
  }
}
