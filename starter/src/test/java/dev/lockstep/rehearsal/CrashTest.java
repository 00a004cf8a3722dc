package dev.lockstep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.rehearsal.Crash.Victim;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CrashTest {
  @Test
  void without_a_number_one_worker_is_killed_for_every_25_orders() {
    assertThat(Crash.draw(plan(500, OptionalInt.empty(), 0, 1)))
        .hasSize(20)
        .allSatisfy(crash -> assertThat(crash.victim()).isEqualTo(Victim.WORKER));
  }

  @Test
  void a_small_rehearsal_has_one_kill_nevertheless() {
    assertThat(Crash.draw(plan(3, OptionalInt.empty(), 0, 1))).hasSize(1);
  }

  @Test
  void each_kill_strikes_in_a_stretch_of_its_own_and_after_the_first_order() {
    List<Crash> crashes = Crash.draw(plan(101, OptionalInt.of(10), 0, 4));
    for (int i = 0; i < crashes.size(); i++) {
      assertThat(crashes.get(i).afterOrder()).isBetween(2 + 10 * i, 11 + 10 * i);
    }
  }

  @Test
  void temporal_is_killed_while_half_of_the_orders_are_placed_or_yet_to_come() {
    List<Integer> moments =
        Crash.draw(plan(200, OptionalInt.of(5), 3, 9)).stream()
            .filter(crash -> crash.victim() == Victim.TEMPORAL)
            .map(Crash::afterOrder)
            .toList();
    assertThat(moments).hasSize(3).allSatisfy(moment -> assertThat(moment).isBetween(51, 150));
  }

  @Test
  void no_crash_waits_for_an_order_that_is_never_placed() {
    assertThat(Crash.draw(plan(1, OptionalInt.of(4), 2, 2)))
        .hasSize(6)
        .allSatisfy(crash -> assertThat(crash.afterOrder()).isEqualTo(1));
  }

  @Test
  void crashes_are_in_the_order_in_which_they_happen() {
    assertThat(Crash.draw(plan(500, OptionalInt.empty(), 2, 3)))
        .extracting(Crash::afterOrder)
        .isSorted();
  }

  @Test
  void the_same_seed_gives_the_same_crashes_and_another_one_others() {
    List<Crash> crashes = Crash.draw(plan(500, OptionalInt.empty(), 1, 7));
    assertThat(Crash.draw(plan(500, OptionalInt.empty(), 1, 7))).isEqualTo(crashes);
    assertThat(Crash.draw(plan(500, OptionalInt.empty(), 1, 8))).isNotEqualTo(crashes);
  }

  private static RehearsalPlan plan(int orders, OptionalInt kills, int restarts, long seed) {
    return new RehearsalPlan(
        orders, 25, kills, restarts, seed, Path.of("unused"), Optional.empty());
  }
}
