package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RehearseCommandTest {
  @Test
  void more_in_flight_than_the_development_server_takes_is_refused() {
    assertThat(CommandRun.of("rehearse", "--in-flight", "51"))
        .isEqualTo(
            refused(
                "--orders must be at least 1, --in-flight 1 to 50, --temporal-restarts at least 0."));
  }

  @Test
  void no_orders_at_all_are_refused() {
    assertThat(CommandRun.of("rehearse", "--orders", "0").exitCode()).isEqualTo(2);
  }

  @Test
  void a_number_of_kills_that_is_none_is_refused() {
    assertThat(CommandRun.of("rehearse", "--worker-kills", "some"))
        .isEqualTo(refused("--worker-kills must be a number or 'auto': some."));
  }

  private static CommandRun refused(String sentence) {
    return new CommandRun(2, "", sentence + System.lineSeparator());
  }
}
