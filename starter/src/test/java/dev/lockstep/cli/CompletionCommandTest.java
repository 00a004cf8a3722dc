package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
  @TempDir Path directory;

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void the_script_is_one_that_bash_reads_and_completes_the_commands_there_are()
      throws IOException, InterruptedException {
    CommandRun run = CommandRun.of("completion", "bash");
    assertThat(run.exitCode()).isZero();
    Path script = Files.writeString(directory.resolve("completion"), run.out());

    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                "source '%s'; COMP_WORDS=(lockstep orders expl); COMP_CWORD=2; _complete_lockstep; echo \"${COMPREPLY[@]}\""
                    .formatted(script))
            .redirectErrorStream(true)
            .start();

    assertThat(
            new String(
                bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("explain\n");
    assertThat(bash.waitFor()).isZero();
  }

  @Test
  void the_script_for_zsh_loads_what_it_needs() {
    assertThat(CommandRun.of("completion", "zsh").out())
        .startsWith("autoload -U +X bashcompinit && bashcompinit\n")
        .contains("_complete_lockstep");
    assertThat(CommandRun.of("completion", "fish").exitCode()).isEqualTo(2);
  }
}
