package dev.lockstep.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderWorkflow;
import dev.lockstep.order.Parked;
import dev.lockstep.order.Resolution;
import dev.lockstep.port.Capability;
import dev.lockstep.port.PlatformFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A create that may have arrived, in a warehouse that would make a second order of a second one:
 * the whole order over the real activities, in virtual time.
 */
class UnansweredCreateTest {
  private final Bench bench = new Bench();
  private final OrderOverFakes world;
  private final OrderWorkflow order;

  UnansweredCreateTest() {
    bench.warehouse.without(Capability.KEYED_CREATE);
    world = new OrderOverFakes(bench);
    order = world.order();
  }

  @AfterEach
  void stop_the_server() {
    world.close();
  }

  /** The warehouse took the order in, did not say so, and does not show it for so many looks. */
  private void loseTheAnswerAndShowAfter(int looks) {
    bench.warehouse.showLate(looks);
    bench.warehouse.loseNextAnswer(
        PlatformFailure.of(
            FailureKind.OUTCOME_UNKNOWN, Bench.NORTH, "The connection closed without an answer."));
  }

  private void goOut(FailureKind kind) {
    bench.warehouse.goOut(PlatformFailure.of(kind, Bench.NORTH, "The warehouse is out of reach."));
  }

  private Parked parked() {
    return order.status().parked().getFirst();
  }

  private OrderStage stage() {
    return order.status().stage();
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      names = {"UNAVAILABLE", "UNAUTHORISED", "MALFORMED", "RATE_LIMITED"})
  void is_not_sent_again_after_an_outage_that_outlasts_the_step(FailureKind kind) {
    loseTheAnswerAndShowAfter(20);
    world.begin();
    world.pass(Duration.ofSeconds(2));
    goOut(kind);
    world.pass(Duration.ofMinutes(90));
    assertThat(parked().code()).isEqualTo(ExceptionCode.OUTCOME_UNKNOWN);

    bench.warehouse.comeBack();
    world.pass(Duration.ofHours(3));

    assertThat(bench.warehouse.orders()).hasSize(1);
    assertThat(stage()).isEqualTo(OrderStage.PARKED);
  }

  @Test
  void is_told_to_a_person_within_minutes_with_what_to_ask_the_warehouse() {
    loseTheAnswerAndShowAfter(1000);
    world.begin();
    world.pass(Duration.ofMinutes(6));

    assertThat(parked().code()).isEqualTo(ExceptionCode.OUTCOME_UNKNOWN);
    assertThat(parked().findings().getFirst().message())
        .startsWith("A create was sent at ")
        .endsWith(
            " and not answered. fulfilment=order-1. The warehouse does not show it. Ask the"
                + " warehouse whether it has an order under the reference order-1. It is looked"
                + " for meanwhile, and sent again only if somebody retries it.");
  }

  @Test
  void goes_on_by_itself_once_the_warehouse_shows_it() {
    loseTheAnswerAndShowAfter(1000);
    world.begin();
    world.pass(Duration.ofMinutes(6));
    Instant since = parked().since();
    world.pass(Duration.ofHours(2));
    assertThat(parked().since()).isEqualTo(since);

    bench.warehouse.showAll();
    world.pass(Duration.ofHours(1));

    assertThat(stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
    assertThat(bench.warehouse.orders()).hasSize(1);
  }

  @Test
  void that_shows_before_a_person_is_asked_parks_nothing() {
    loseTheAnswerAndShowAfter(7);
    world.begin();
    world.pass(Duration.ofMinutes(6));

    assertThat(stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
    assertThat(bench.warehouse.orders()).hasSize(1);
  }

  @Test
  void is_sent_again_on_the_word_of_a_person_who_asked_the_warehouse() {
    bench.warehouse.failNextCreate(
        PlatformFailure.of(FailureKind.OUTCOME_UNKNOWN, Bench.NORTH, "No answer came."));
    world.begin();
    world.pass(Duration.ofMinutes(6));

    var unused =
        order.resolve(
            new Resolution(1, ResolutionKind.RETRY, "ada", "they have nothing", List.of(), null));
    world.pass(Duration.ofMinutes(1));

    assertThat(stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
    assertThat(bench.warehouse.orders()).hasSize(1);
  }

  @Test
  void that_surely_had_no_effect_is_sent_again_by_itself() {
    bench.warehouse.failNextCreate(
        PlatformFailure.of(FailureKind.UNAVAILABLE, Bench.NORTH, "Refused."));
    world.begin();
    world.pass(Duration.ofMinutes(1));

    assertThat(stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
    assertThat(bench.warehouse.orders()).hasSize(1);
  }
}
