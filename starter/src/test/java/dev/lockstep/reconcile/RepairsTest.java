package dev.lockstep.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.LinkId;
import dev.lockstep.reconciliation.FindingKind;
import dev.lockstep.reconciliation.Remedy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RepairsTest {

  static Stream<Arguments> commands() {
    return Stream.of(
        Arguments.of(Remedy.START, "lockstep orders start --config lockstep.yaml --link uk o-1"),
        Arguments.of(
            Remedy.RECHECK, "lockstep orders recheck --config lockstep.yaml --link uk o-1"),
        Arguments.of(
            Remedy.RESOLVE,
            "lockstep orders resolve --config lockstep.yaml --link uk --retry --author jo --reason reconciliation o-1"),
        Arguments.of(
            Remedy.REPLAY,
            "lockstep orders replay --config lockstep.yaml --link uk --author jo --reason reconciliation o-1"),
        Arguments.of(
            Remedy.RESET,
            "lockstep orders replay --config lockstep.yaml --link uk --reset --author jo --reason reconciliation o-1"),
        Arguments.of(
            Remedy.REOPEN,
            "lockstep orders replay --config lockstep.yaml --link uk --restart --author jo --reason reconciliation o-1"),
        Arguments.of(Remedy.LOOK, "lockstep orders explain --config lockstep.yaml --link uk o-1"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_remedy_is_a_command(Remedy remedy, String command) {
    assertThat(Reports.REPAIRS.command(Reports.finding("o-1", FindingKind.NOT_STARTED, remedy)))
        .isEqualTo(command);
  }

  @Test
  void a_shell_reads_the_words_that_are_meant_whatever_is_in_them()
      throws IOException, InterruptedException {
    Repairs repairs =
        new Repairs("my 'own' $HOME file.yaml", new LinkId("uk; rm -rf x"), "jo", "a\"b`c`");
    List<String> words =
        repairs.words(Reports.finding("-o $(id) 1", FindingKind.PARKED, Remedy.RESOLVE));
    String command =
        repairs.command(Reports.finding("-o $(id) 1", FindingKind.PARKED, Remedy.RESOLVE));

    Process shell =
        new ProcessBuilder(
                "sh",
                "-c",
                "lockstep() { for word in \"$@\"; do echo \"$word\"; done; }; " + command)
            .redirectErrorStream(true)
            .start();

    assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
        .containsExactlyElementsOf(words.subList(1, words.size()));
    assertThat(shell.waitFor()).isZero();
  }

  @Test
  void what_only_a_person_can_repair_is_no_command_and_none_stands_twice() {
    assertThat(Reports.REPAIRS.commands(Reports.busy()))
        .hasSize(3)
        .noneMatch(command -> command.contains("explain"));
  }
}
