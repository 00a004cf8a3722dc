package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RehearseCommandTest {
  private final StringWriter err = new StringWriter();

  @Test
  void more_in_flight_than_the_development_server_takes_is_refused() {
    assertThat(run("--in-flight", "51")).isEqualTo(2);
    assertThat(err)
        .hasToString(
            "--orders must be at least 1, --in-flight 1 to 50, --temporal-restarts at least 0.%n"
                .formatted());
  }

  @Test
  void no_orders_at_all_are_refused() {
    assertThat(run("--orders", "0")).isEqualTo(2);
  }

  @Test
  void a_number_of_kills_that_is_none_is_refused() {
    assertThat(run("--worker-kills", "some")).isEqualTo(2);
    assertThat(err).hasToString("--worker-kills must be a number or 'auto': some.%n".formatted());
  }

  private int run(String... options) {
    CommandLine command = Lockstep.commandLine().setErr(new PrintWriter(err, true));
    command.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    String[] arguments = new String[options.length + 1];
    arguments[0] = "rehearse";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return command.execute(arguments);
  }
}
