package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.cli.man.ManPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ManCommandTest {
  @TempDir Path directory;

  @Test
  void a_page_states_what_the_command_takes() {
    CommandRun run = CommandRun.of("man", "orders", "list");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith(".TH \"LOCKSTEP\\-ORDERS\\-LIST\" \"1\" \"\" \"Lockstep\" \"\"\n")
        .contains(".SH \"NAME\"\n.PP\nlockstep\\-orders\\-list \\- ")
        .contains("\\fB\\-\\-stuck\\fR")
        .contains(".SH \"EXAMPLES\"")
        .contains(".SH \"EXIT STATUS\"\n.TP\n\\fB0\\fR\nDone.")
        .contains("lockstep\\-orders\\-explain(1)");
  }

  @Test
  void every_command_has_a_page_with_every_option() {
    List<ManPage> pages = ManPage.tree(Lockstep.commandLine().getCommandSpec());

    assertThat(pages)
        .extracting(ManPage::name)
        .doesNotHaveDuplicates()
        .contains("lockstep", "lockstep-orders", "lockstep-orders-resolve", "lockstep-man");
    commands(Lockstep.commandLine())
        .forEach(command -> {
          String page = ManPage.of(command.getCommandSpec()).text();
          command.getCommandSpec().options().stream()
              .filter(option -> !option.hidden())
              .forEach(option ->
                  assertThat(page)
                      .as(command.getCommandSpec().qualifiedName())
                      .contains(option.longestName().replace("-", "\\-")));
        });
  }

  @Test
  void the_formatter_of_the_system_reads_every_page_without_a_warning()
      throws IOException, InterruptedException {
    assumeTrue(isThere("groff"), "groff is not installed, so the pages are not formatted.");
    assertThat(CommandRun.of("man", "--write", directory.toString()).exitCode()).isZero();
    try (Stream<Path> pages = Files.list(directory)) {
      for (Path page : pages.toList()) {
        assertThat(formatting(page)).as(page.getFileName().toString()).isEmpty();
      }
    }
  }

  @Test
  void writing_says_how_many_and_where() {
    CommandRun run = CommandRun.of("man", "completion", "--write", directory.toString());

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("1 pages written to %s%n".formatted(directory));
    assertThat(directory.resolve("lockstep-completion.1")).isRegularFile();
  }

  @Test
  void an_unknown_command_is_refused_with_those_there_are() {
    CommandRun run = CommandRun.of("man", "schedules", "stop");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "There is no command 'stop' in 'lockstep schedules'. Commands there: pause, resume, trigger.");
  }

  private static Stream<CommandLine> commands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(ManCommandTest::commands));
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  /** What the formatter objects to. */
  private static String formatting(Path page) throws IOException, InterruptedException {
    Process groff =
        new ProcessBuilder("groff", "-man", "-ww", "-z", page.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    groff.waitFor();
    return said;
  }
}
