package dev.lockstep.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.order.OrderStage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdviceTest {
  private static final String TYPED = " --config lockstep.yaml --link uk";

  @ParameterizedTest
  @EnumSource
  void a_parked_order_is_its_codes_owners(ExceptionCode code) {
    Advice advice = advice(OrderStage.PARKED, code, Advice.Health.FINE);

    assertThat(advice.owner()).isEqualTo(code.owner().words());
    assertThat(advice.nextStep()).isEqualTo(code.nextStep());
    assertThat(advice.ifNobodyActs()).isNotBlank();
    assertThat(advice.commands())
        .startsWith(
            "lockstep orders resolve --config lockstep.yaml --link uk o-1 --retry --author YOU --reason WHY");
  }

  @Test
  void one_of_several_parked_parts_is_named_in_the_command() {
    Advice advice =
        Advice.on(
            new Advice.Situation(
                "o-1",
                OrderStage.PARKED,
                Optional.of(ExceptionCode.SHORT_PICKED),
                " --fulfilment o-1~NORTH --code SHORT_PICKED",
                List.of(),
                List.of("dc"),
                Advice.Health.FINE),
            TYPED);

    assertThat(advice.commands().getFirst())
        .contains(" o-1 --fulfilment o-1~NORTH --code SHORT_PICKED --retry ");
  }

  @Test
  void an_order_that_was_terminated_is_started_again_by_a_person_only() {
    Advice advice =
        Advice.onStopped(
            "o-1",
            new Stop(Stop.How.TERMINATED, "jo", null, List.of("dc took o-1 as SC-1")),
            TYPED);

    assertThat(advice.owner()).isEqualTo("integration engineers");
    assertThat(advice.nextStep())
        .isEqualTo(
            "See what is left of it in the warehouse: dc took o-1 as SC-1. Start it again, or cancel it there.");
    assertThat(advice.ifNobodyActs())
        .isEqualTo(
            "It stays as it is: no message and no sweep starts it again. What a warehouse has of it may ship, and its source is not told.");
    assertThat(advice.commands())
        .containsExactly(
            "lockstep orders replay --config lockstep.yaml --link uk o-1 --dry-run",
            "lockstep orders replay --config lockstep.yaml --link uk o-1 --author YOU --reason WHY");
  }

  @Test
  void an_order_that_failed_is_started_by_the_next_message_too() {
    Advice advice =
        Advice.onStopped("o-1", new Stop(Stop.How.TIMED_OUT, null, null, List.of()), TYPED);

    assertThat(advice.nextStep())
        .isEqualTo("Nothing of it was sent to a warehouse. Start it again, or leave it.");
    assertThat(advice.ifNobodyActs())
        .isEqualTo("It stays as it is until the next message about it starts it anew.");
  }

  @Test
  void code_that_fails_stands_above_what_is_parked() {
    Advice advice =
        advice(OrderStage.PARKED, ExceptionCode.SKU_UNKNOWN, Advice.Health.OWN_CODE_FAILS);

    assertThat(advice.owner()).isEqualTo("integration engineers");
    assertThat(advice.commands())
        .containsExactly(
            "lockstep replay-check --config lockstep.yaml",
            "lockstep orders replay --config lockstep.yaml --link uk o-1 --author YOU --reason WHY");
  }

  @Test
  void without_a_worker_one_is_started_before_anything_is_resolved() {
    Advice advice = advice(OrderStage.PARKED, ExceptionCode.SKU_UNKNOWN, Advice.Health.NO_WORKER);

    assertThat(advice.owner()).isEqualTo("merchandising");
    assertThat(advice.commands())
        .containsExactly(
            "lockstep worker --config lockstep.yaml",
            "lockstep orders resolve --config lockstep.yaml --link uk o-1 --retry --author YOU --reason WHY");
  }

  @Test
  void a_step_that_keeps_failing_leads_to_the_doctor() {
    Advice advice =
        Advice.on(
            new Advice.Situation(
                "o-1",
                OrderStage.AWAITING_PAYMENT,
                Optional.empty(),
                "",
                List.of(
                    new PendingStep(
                        "Read the order",
                        "AssessOrder",
                        3,
                        PendingStep.State.RUNNING,
                        null,
                        null,
                        "UNAVAILABLE: out of reach.")),
                List.of("dc"),
                Advice.Health.FINE),
            TYPED);

    assertThat(advice.owner()).isEqualTo("nobody: it goes on by itself");
    assertThat(advice.commands())
        .containsExactly(
            "lockstep doctor --config lockstep.yaml",
            "lockstep orders replay --config lockstep.yaml --link uk o-1 --author YOU --reason WHY");
  }

  private static Advice advice(OrderStage stage, ExceptionCode code, Advice.Health health) {
    return Advice.on(
        new Advice.Situation("o-1", stage, Optional.of(code), "", List.of(), List.of("dc"), health),
        TYPED);
  }
}
