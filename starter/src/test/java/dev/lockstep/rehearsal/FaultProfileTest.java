package dev.lockstep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultProfileTest {
  @Test
  void the_profiles_with_names_become_worse_and_worse() {
    assertThat(FaultProfile.all()).containsOnlyKeys("none", "calm", "usual", "storm");
    assertThat(FaultProfile.parse("none").rates()).isEmpty();
    FaultProfile.parse("calm")
        .rates()
        .forEach((fault, rate) ->
            assertThat(FaultProfile.parse("storm").rate(fault)).isGreaterThan(rate));
  }

  @Test
  void nothing_is_missing_in_a_storm() {
    assertThat(FaultProfile.parse("storm").rates()).containsOnlyKeys(Fault.values());
  }

  @ParameterizedTest
  @EnumSource
  void every_fault_can_be_rehearsed_alone(Fault fault) {
    FaultProfile alone = FaultProfile.parse(fault.toString());
    assertThat(alone.rates().keySet()).isEqualTo(Set.of(fault));
    assertThat(alone.rate(fault)).isPositive();
  }

  @Test
  void what_comes_later_has_the_last_word() {
    FaultProfile profile = FaultProfile.parse("usual, worker-kill=4,webhook-dropped=0");
    assertThat(profile.rate(Fault.WORKER_KILL)).isEqualTo(4);
    assertThat(profile.rates()).doesNotContainKey(Fault.WEBHOOK_DROPPED);
    assertThat(profile.rate(Fault.ANSWER_LOST)).isPositive();
  }

  @Test
  void a_fault_of_the_run_strikes_by_the_hundred_and_at_least_once() {
    FaultProfile profile = new FaultProfile("own", Map.of(Fault.WORKER_KILL, 0.7));
    assertThat(profile.strikes(Fault.WORKER_KILL, 300)).isEqualTo(2);
    assertThat(profile.strikes(Fault.WORKER_KILL, 5)).isEqualTo(1);
    assertThat(profile.strikes(Fault.RECEIVER_KILL, 300)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hurricane", "", "usual=3", "worker-kil", "usual,"})
  void what_there_is_not_is_refused(String text) {
    assertThatThrownBy(() -> FaultProfile.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("There is no such fault or profile: '")
        .hasMessageEndingWith("See them with --faults list.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"101", "-1", "", "a", "1.234"})
  void a_rate_that_is_none_is_refused(String rate) {
    assertThatThrownBy(() -> FaultProfile.parse("worker-kill=" + rate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The rate of a fault is a number from 0 to 100: 'worker-kill=%s'.".formatted(rate));
  }
}
