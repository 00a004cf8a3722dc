package dev.lockstep.replay.policy;

import static dev.lockstep.replay.ReplayWish.RESET;
import static dev.lockstep.replay.ReplayWish.RESTART;
import static dev.lockstep.replay.ReplayWish.RETRY;
import static dev.lockstep.replay.ReplayWish.WHATEVER_FITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.order.OrderStage;
import dev.lockstep.replay.ReplayStep;
import dev.lockstep.replay.ReplayWish;
import dev.lockstep.replay.policy.OrderSituation.Cancellation;
import dev.lockstep.replay.policy.OrderSituation.Code;
import dev.lockstep.replay.policy.OrderSituation.Ended;
import dev.lockstep.replay.policy.OrderSituation.How;
import dev.lockstep.replay.policy.OrderSituation.Release;
import dev.lockstep.replay.policy.OrderSituation.Reopening;
import dev.lockstep.replay.policy.OrderSituation.ResetPoint;
import dev.lockstep.replay.policy.OrderSituation.ResetPoints;
import dev.lockstep.replay.policy.OrderSituation.Running;
import dev.lockstep.replay.policy.OrderSituation.Sent;
import dev.lockstep.replay.policy.OrderSituation.Underway;
import dev.lockstep.replay.policy.OrderSituation.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayPolicyTest {
  private static final ResetPoint FITTING =
      new ResetPoint(16, 9, Instant.EPOCH, "Create A-1 in dc");
  private static final ResetPoint LAST_STEP = new ResetPoint(4, 20, Instant.EPOCH, null);
  private static final ResetPoints POINTS =
      new ResetPoints(Optional.of(FITTING), Optional.of(LAST_STEP));
  private static final String GOES_BACK =
      "It goes on from event 16 and does 'Create A-1 in dc' anew. What was released is found again.";

  static Stream<Arguments> plans() {
    return Stream.of(
        row("unknown", new Unknown(), WHATEVER_FITS, ReplayStep.START),
        row("unknown", new Unknown(), RESTART, ReplayStep.START),
        row("unknown", new Unknown(), RETRY, ReplayStep.NOTHING),
        row("unknown", new Unknown(), RESET, ReplayStep.NOTHING),
        row("well", running(), WHATEVER_FITS, ReplayStep.NOTHING),
        row("well", running(), RETRY, ReplayStep.NOTHING),
        row("well", running(), RESET, ReplayStep.RESET),
        row("well", running(), RESTART, ReplayStep.NOTHING),
        row("parked", parked(ExceptionCode.SKU_UNKNOWN), WHATEVER_FITS, ReplayStep.RETRY),
        row("parked", parked(ExceptionCode.SKU_UNKNOWN), RETRY, ReplayStep.RETRY),
        row("create?", parked(ExceptionCode.OUTCOME_UNKNOWN), WHATEVER_FITS, ReplayStep.ASK),
        row("create?", parked(ExceptionCode.OUTCOME_UNKNOWN), RETRY, ReplayStep.RETRY),
        row("long pause", waiting(Duration.ofSeconds(11)), WHATEVER_FITS, ReplayStep.TRY_NOW),
        row("short pause", waiting(Duration.ofSeconds(10)), WHATEVER_FITS, ReplayStep.NOTHING),
        row("left", step(Underway.State.PAUSED_BY_A_REPLAY), WHATEVER_FITS, ReplayStep.TRY_NOW),
        row("paused", step(Underway.State.PAUSED), WHATEVER_FITS, ReplayStep.ASK),
        row("runs", step(Underway.State.RUNNING), WHATEVER_FITS, ReplayStep.NOTHING),
        row(
            "no worker",
            step(Underway.State.WAITS_FOR_A_WORKER),
            WHATEVER_FITS,
            ReplayStep.NOTHING),
        row("swallowed", swallowed(), WHATEVER_FITS, ReplayStep.READ_AGAIN),
        row("fails", failing(Release.SETTLED, POINTS), WHATEVER_FITS, ReplayStep.RESET),
        row("fails", failing(Release.SETTLED, POINTS), RESET, ReplayStep.RESET),
        row(
            "fits nowhere",
            failing(Release.SETTLED, ResetPoints.NONE),
            WHATEVER_FITS,
            ReplayStep.ASK),
        row("fits nowhere", failing(Release.SETTLED, ResetPoints.NONE), RESET, ReplayStep.NOTHING),
        row("creating", failing(Release.UNDER_WAY, POINTS), WHATEVER_FITS, ReplayStep.ASK),
        row("creating", failing(Release.UNDER_WAY, POINTS), RESET, ReplayStep.ASK),
        row("create?", failing(Release.UNSETTLED, POINTS), WHATEVER_FITS, ReplayStep.ASK),
        row("create?", failing(Release.UNSETTLED, POINTS), RESET, ReplayStep.RESET),
        row("over", ended(How.COMPLETED), WHATEVER_FITS, ReplayStep.NOTHING),
        row("over", ended(How.COMPLETED), RETRY, ReplayStep.NOTHING),
        row("over", ended(How.COMPLETED), RESET, ReplayStep.RESET),
        row("over", ended(How.COMPLETED), RESTART, ReplayStep.START_AGAIN),
        row("over, unsent", completedUnsent(), RESTART, ReplayStep.NOTHING),
        row("broken", unsent(), WHATEVER_FITS, ReplayStep.START_AGAIN),
        row("broken", unsent(), RETRY, ReplayStep.NOTHING),
        row("broken, sent", ended(How.FAILED), WHATEVER_FITS, ReplayStep.RESET),
        row("broken, sent", ended(How.FAILED), RESTART, ReplayStep.START_AGAIN),
        row("broken, sent", ended(How.FAILED), RESET, ReplayStep.RESET),
        row("broken, cancelling", cancelling(), WHATEVER_FITS, ReplayStep.RESET),
        row("broken, fits nowhere", fitsNowhere(), WHATEVER_FITS, ReplayStep.ASK),
        row("broken, creating", broken(Release.UNDER_WAY), WHATEVER_FITS, ReplayStep.ASK),
        row("broken, creating", broken(Release.UNDER_WAY), RESTART, ReplayStep.ASK),
        row("broken, creating", broken(Release.UNDER_WAY), RESET, ReplayStep.ASK),
        row("broken, create?", broken(Release.UNSETTLED), WHATEVER_FITS, ReplayStep.ASK),
        row("broken, create?", broken(Release.UNSETTLED), RESTART, ReplayStep.START_AGAIN));
  }

  private static Arguments row(
      String name, OrderSituation situation, ReplayWish wish, ReplayStep step) {
    return arguments(name, situation, wish, step);
  }

  @ParameterizedTest(name = "{0}, {2}: {3}")
  @MethodSource("plans")
  void every_situation_has_its_step(
      String name, OrderSituation situation, ReplayWish wish, ReplayStep step) {
    ReplayPlan plan = ReplayPolicy.plan(situation, wish);

    assertThat(plan.step()).as(plan.why()).isEqualTo(step);
    assertThat(plan.resetTo() != null).isEqualTo(step == ReplayStep.RESET);
    assertThat(plan.why()).endsWith(".").doesNotContain("null");
  }

  @ParameterizedTest
  @EnumSource(How.class)
  void whatever_ended_an_order_but_itself_lets_it_go_on_where_it_was(How how) {
    ReplayPlan plan = ReplayPolicy.plan(ended(how), WHATEVER_FITS);

    assertThat(plan.step()).isEqualTo(how == How.COMPLETED ? ReplayStep.NOTHING : ReplayStep.RESET);
  }

  @Test
  void an_order_whose_code_fails_goes_back_to_where_the_build_goes_on() {
    ReplayPlan plan = ReplayPolicy.plan(failing(Release.SETTLED, POINTS), WHATEVER_FITS);

    assertThat(plan)
        .isEqualTo(new ReplayPlan(ReplayStep.RESET, "Its own code fails. " + GOES_BACK, FITTING));
  }

  @Test
  void a_reset_that_is_asked_for_goes_back_to_before_the_last_step() {
    assertThat(ReplayPolicy.plan(running(), RESET))
        .isEqualTo(
            new ReplayPlan(
                ReplayStep.RESET,
                "It goes on from event 4. What was released is found again.",
                LAST_STEP));
  }

  @Test
  void a_create_of_unknown_outcome_is_left_to_a_person_with_what_to_do() {
    assertThat(ReplayPolicy.plan(parked(ExceptionCode.OUTCOME_UNKNOWN), WHATEVER_FITS).why())
        .isEqualTo(
            "Parked as OUTCOME_UNKNOWN. A create may have been sent, and nobody knows whether it arrived. Look for its reference in the warehouse first, then force with --retry.");
  }

  @Test
  void an_order_that_waits_for_a_worker_says_so() {
    assertThat(ReplayPolicy.plan(step(Underway.State.WAITS_FOR_A_WORKER), WHATEVER_FITS).why())
        .isEqualTo("'Create A-1 in dc' waits for a worker. Start one with 'lockstep worker'.");
  }

  private static Running running() {
    return running(OrderStage.AWAITING_DISPATCH, null, List.of(), null);
  }

  private static Running parked(ExceptionCode code) {
    return running(OrderStage.PARKED, code, List.of(), null);
  }

  private static Running waiting(Duration untilNext) {
    return running(
        OrderStage.RELEASING,
        null,
        List.of(
            new Underway(
                "1", "Create A-1 in dc", Underway.State.WAITS_FOR_THE_NEXT_ATTEMPT, untilNext)),
        null);
  }

  private static Running step(Underway.State state) {
    return running(
        null, null, List.of(new Underway("1", "Create A-1 in dc", state, Duration.ZERO)), null);
  }

  private static Running swallowed() {
    return running(OrderStage.AWAITING_DISPATCH, null, List.of(), "Tell the order source");
  }

  private static Running running(
      @Nullable OrderStage stage,
      @Nullable ExceptionCode code,
      List<Underway> underway,
      @Nullable String swallowed) {
    return new Running(
        stage,
        Optional.ofNullable(code),
        Code.WORKS,
        underway,
        Release.SETTLED,
        Optional.ofNullable(swallowed),
        POINTS);
  }

  private static Running failing(Release release, ResetPoints points) {
    return new Running(
        OrderStage.PARKED,
        Optional.of(ExceptionCode.SKU_UNKNOWN),
        Code.FAILS,
        List.of(),
        release,
        Optional.empty(),
        points);
  }

  private static Ended ended(How how) {
    return new Ended(
        how,
        OrderStage.CONFIRMED,
        Reopening.POSSIBLE,
        Sent.SOMETHING,
        Cancellation.NOT_ASKED,
        Release.SETTLED,
        POINTS);
  }

  private static Ended completedUnsent() {
    return new Ended(
        How.COMPLETED,
        OrderStage.CANCELLED,
        Reopening.NONE,
        Sent.NOTHING,
        Cancellation.ASKED,
        Release.SETTLED,
        POINTS);
  }

  private static Ended unsent() {
    return new Ended(
        How.TERMINATED,
        OrderStage.PARKED,
        Reopening.NONE,
        Sent.NOTHING,
        Cancellation.NOT_ASKED,
        Release.SETTLED,
        POINTS);
  }

  private static Ended cancelling() {
    return new Ended(
        How.TERMINATED,
        OrderStage.CANCELLING,
        Reopening.NONE,
        Sent.NOTHING,
        Cancellation.ASKED,
        Release.SETTLED,
        POINTS);
  }

  private static Ended fitsNowhere() {
    return new Ended(
        How.FAILED,
        OrderStage.AWAITING_DISPATCH,
        Reopening.NONE,
        Sent.SOMETHING,
        Cancellation.NOT_ASKED,
        Release.SETTLED,
        ResetPoints.NONE);
  }

  private static Ended broken(Release release) {
    return new Ended(
        How.TERMINATED,
        OrderStage.RELEASING,
        Reopening.NONE,
        Sent.SOMETHING,
        Cancellation.NOT_ASKED,
        release,
        POINTS);
  }
}
