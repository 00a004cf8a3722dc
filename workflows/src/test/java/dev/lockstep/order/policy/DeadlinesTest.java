package dev.lockstep.order.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.order.OrderTimes;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlinesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void run_from_the_placement_of_the_order() {
    OrderTimes times = Deadlines.DEFAULT.of(NOW.minus(Duration.ofDays(1)), null, NOW);

    assertThat(times.payBy()).isEqualTo("2026-11-23T12:00:00Z");
    assertThat(times.completeBy()).isEqualTo("2026-11-20T12:15:00Z");
    assertThat(times.settle()).isEqualTo(Duration.ofSeconds(30));
    assertThat(times.dispatchWithin()).isEqualTo(Duration.ofDays(3));
  }

  @Test
  void are_not_pushed_out_by_a_source_whose_clock_runs_ahead() {
    assertThat(Deadlines.DEFAULT.of(NOW.plus(Duration.ofDays(9)), null, NOW))
        .isEqualTo(Deadlines.DEFAULT.of(NOW, null, NOW));
  }

  @Test
  void have_the_goods_out_before_the_source_closes_the_order_by_itself() {
    OrderTimes times = Deadlines.DEFAULT.of(NOW, NOW.plus(Duration.ofDays(14)), NOW);

    assertThat(times.dispatchBy(NOW)).isEqualTo(NOW.plus(Duration.ofDays(3)));
    assertThat(times.dispatchBy(NOW.plus(Duration.ofDays(9))))
        .isEqualTo(NOW.plus(Duration.ofDays(11)));
  }

  /** In London and in New York the clocks are changed within the three days that follow. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-28T12:00:00Z",
        "2026-10-24T12:00:00Z",
        "2026-03-07T12:00:00Z",
        "2026-10-31T12:00:00Z"
      })
  void are_lengths_of_time_whatever_the_clocks_on_the_wall_do(Instant placed) {
    OrderTimes times = Deadlines.DEFAULT.of(placed, placed.plus(Duration.ofDays(14)), placed);

    assertThat(times.payBy()).isEqualTo(placed.plusSeconds(3 * 86_400));
    assertThat(times.dispatchBy(placed)).isEqualTo(placed.plusSeconds(3 * 86_400));
    assertThat(times.dispatchLatest()).isEqualTo(placed.plusSeconds(11 * 86_400));
  }
}
