package dev.lockstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bench.QuotaBench.Figures;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QuotaBenchTest {
  @Test
  void requests_spread_evenly_use_all_of_the_quota_and_never_more() {
    Figures figures = figures(everyHalfSecond(20));

    assertThat(figures.used()).isEqualTo(1.0);
    assertThat(figures.most()).isEqualTo(2);
    assertThat(figures.over()).isZero();
    assertThat(figures.perSecond()).hasSize(10).containsOnly(2);
  }

  @Test
  void a_second_that_held_too_much_is_told_wherever_it_begins() {
    // Each second by the clock holds two, the one from 0.9 s on holds four.
    Figures figures = figures(List.of(900L, 950L, 1000L, 1050L, 2500L, 2600L));

    assertThat(figures.most()).isEqualTo(4);
    assertThat(figures.over()).isPositive();
  }

  @Test
  void what_came_before_and_after_is_not_counted() {
    assertThat(figures(List.of(-100L, 5000L, 10_000L)).used()).isEqualTo(0.05);
  }

  private static List<Long> everyHalfSecond(int count) {
    return LongStream.range(0, count).mapToObj(i -> i * 500).toList();
  }

  private static Figures figures(List<Long> millis) {
    return Figures.of(
        2, millis.stream().map(TimeUnit.MILLISECONDS::toNanos).toList(), 0, 10, "none");
  }
}
