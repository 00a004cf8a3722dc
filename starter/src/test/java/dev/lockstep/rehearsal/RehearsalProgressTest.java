package dev.lockstep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RehearsalProgressTest {
  private final StringWriter printed = new StringWriter();
  private final RehearsalProgress logged =
      new RehearsalProgress(new PrintWriter(printed, true), false);
  private final RehearsalProgress onTerminal =
      new RehearsalProgress(new PrintWriter(printed, true), true);

  @Test
  void says_how_far_it_is_and_about_how_long_it_still_takes() {
    logged.show(2500, 10_000, 8, 1, Duration.ofSeconds(603));

    assertThat(printed.toString().strip())
        .isEqualTo(
            "[#######.......................] 2500 of 10000 ended · kills 8, Temporal restarts 1 · 10:03, about 30 min left");
  }

  @Test
  void says_nothing_of_the_rest_before_the_first_order_has_ended() {
    logged.show(0, 10, 0, 0, Duration.ofSeconds(4));

    assertThat(printed.toString().strip()).endsWith("Temporal restarts 0 · 0:04");
  }

  @Test
  void where_nobody_watches_a_line_is_written_every_tenth_and_every_minute() {
    for (int second = 0; second < 180; second++) {
      logged.show(second / 2, 1000, 0, 0, Duration.ofSeconds(second));
    }

    assertThat(printed.toString().lines()).hasSize(3);
  }

  @Test
  void on_a_terminal_one_line_rewrites_itself() {
    onTerminal.show(1, 10, 0, 0, Duration.ofSeconds(1));
    onTerminal.show(2, 10, 0, 0, Duration.ofSeconds(2));

    assertThat(printed.toString()).doesNotContain("\n").startsWith("\r[").contains("2 of 10 ended");
  }
}
