package dev.lockstep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.demo.Pair;
import dev.lockstep.demo.stage.ShopPlatform;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalPlanTest {
  private static final FaultProfile STORM = FaultProfile.parse("storm");

  @Test
  void the_same_seed_gives_the_same_plan_and_another_one_another() {
    RehearsalPlan plan = plan(200, STORM, 7);
    assertThat(plan(200, STORM, 7)).isEqualTo(plan);
    assertThat(plan(200, STORM, 8)).isNotEqualTo(plan);
  }

  @Test
  void more_faults_do_not_change_who_orders_what() {
    assertThat(plan(50, FaultProfile.parse("none"), 3).orders())
        .extracting(PlannedOrder::pair)
        .isEqualTo(plan(50, STORM, 3).orders().stream().map(PlannedOrder::pair).toList());
  }

  @Test
  void the_first_order_goes_undisturbed() {
    PlannedOrder first = plan(100, FaultProfile.parse("answer-lost=100"), 1).orders().getFirst();
    assertThat(first.course()).isEqualTo(Course.LEAVE);
    assertThat(first.mishaps()).isEmpty();
    assertThat(first.turn()).isEmpty();
  }

  @Test
  void a_fault_of_orders_befalls_as_many_of_them_as_its_rate_says() {
    RehearsalPlan plan = plan(1000, FaultProfile.parse("answer-lost=20"), 1);
    assertThat(plan.befallen()).containsOnlyKeys(Fault.ANSWER_LOST);
    assertThat(plan.befallen().get(Fault.ANSWER_LOST)).isBetween(150L, 250L);
  }

  @Test
  void a_fault_of_the_run_strikes_at_least_once_each_in_a_stretch_of_its_own() {
    assertThat(plan(20, FaultProfile.parse("worker-kill"), 1).strikes()).hasSize(1);
    List<Integer> moments =
        plan(400, FaultProfile.parse("worker-kill=1"), 1).strikes().stream()
            .map(Strike::afterOrder)
            .toList();
    assertThat(moments).hasSize(4).isSorted();
    for (int i = 0; i < moments.size(); i++) {
      assertThat(moments.get(i)).isBetween(1 + 99 * i, 102 + 100 * i);
    }
  }

  @Test
  void no_strike_waits_for_an_order_that_is_never_placed() {
    assertThat(plan(1, STORM, 2).strikes())
        .isNotEmpty()
        .allSatisfy(strike -> assertThat(strike.afterOrder()).isEqualTo(1));
  }

  @Test
  void a_clock_is_wrong_by_less_than_a_sweep_looks_back() {
    assertThat(plan(300, FaultProfile.parse("clock-skew=2"), 5).skews())
        .hasSize(6)
        .allSatisfy((platform, ahead) ->
            assertThat(ahead.abs()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(25)));
  }

  @Test
  void only_orders_that_have_versions_meet_a_conflict() {
    assertThat(plan(300, FaultProfile.parse("version-conflict=100"), 1).orders())
        .filteredOn(order -> !order.mishaps().isEmpty())
        .isNotEmpty()
        .allSatisfy(order -> assertThat(order.pair().shop()).isEqualTo(ShopPlatform.COMMERCETOOLS));
  }

  @Test
  void people_do_something_to_some_orders_of_every_link() {
    assertThat(plan(300, FaultProfile.parse("none"), 1).orders())
        .filteredOn(order -> order.course() != Course.LEAVE)
        .extracting(PlannedOrder::pair)
        .containsAll(Pair.all());
  }

  @Test
  void orders_of_every_shop_are_cancelled_too_late() {
    assertThat(plan(600, FaultProfile.parse("none"), 1).orders())
        .filteredOn(order -> order.course() == Course.CANCEL_TOO_LATE)
        .extracting(order -> order.pair().shop())
        .contains(ShopPlatform.values());
  }

  @Test
  void the_plan_can_be_read_beforehand() {
    assertThat(
            RehearsalPlan.draw(
                    4,
                    List.of(Pair.COMMERCETOOLS_SCEND),
                    FaultProfile.parse("receiver-kill,webhook-dropped=5"),
                    11)
                .sentences())
        .hasSize(5)
        .startsWith("Orders: 4.", "Links: commercetools-scend 4.")
        .contains("Notices befallen by, in per cent: webhook-dropped 5.0.")
        .last()
        .asString()
        .matches("After order [2-4] and [01]\\.[0-9] s: receiver-kill, for [0-2]\\.[0-9] s\\.");
  }

  private static RehearsalPlan plan(int orders, FaultProfile faults, long seed) {
    return RehearsalPlan.draw(orders, Pair.all(), faults, seed);
  }
}
