package dev.lockstep.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.plot.Scale.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {
  @Test
  void half_of_the_most_lies_half_way() {
    assertThat(Scale.fromZero(50, 290, 50).at(25)).isEqualTo(170);
  }

  @Test
  void the_same_ratio_is_the_same_distance() {
    Scale scale = Scale.ofSeconds(0.1, 1000, 0, 400);

    assertThat(scale.at(1) - scale.at(0.1)).isEqualTo(100);
    assertThat(scale.at(10) - scale.at(1)).isEqualTo(100);
    assertThat(scale.at(0)).isZero();
  }

  @Test
  void times_are_marked_as_clocks_show_them() {
    assertThat(Scale.ofTime(168, 0, 100).ticks())
        .extracting(Tick::words)
        .containsExactly("0:00", "0:30", "1:00", "1:30", "2:00", "2:30");
  }

  @Test
  void durations_are_marked_in_their_usual_units() {
    assertThat(Scale.ofSeconds(0.01, 700, 0, 100).ticks())
        .extracting(Tick::words)
        .containsExactly("10 ms", "100 ms", "1 s", "10 s", "1 min", "10 min");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 1, 7, 10, 23, 99, 1234, 98_765})
  void marks_are_few_distinct_and_in_range(double most) {
    assertThat(Scale.fromZero(most, 0, 100).ticks())
        .hasSizeBetween(3, 8)
        .doesNotHaveDuplicates()
        .extracting(Tick::words)
        .doesNotHaveDuplicates();
  }

  @Test
  void what_is_nothing_at_all_is_drawn_all_the_same() {
    assertThat(Scale.fromZero(0, 290, 50).at(0)).isEqualTo(290);
  }
}
