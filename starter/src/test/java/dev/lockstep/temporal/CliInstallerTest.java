package dev.lockstep.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.temporal.TemporalCli.Found;
import dev.lockstep.temporal.TemporalCli.Missing;
import dev.lockstep.temporal.TemporalCli.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliInstallerTest {
  @TempDir Path machine;
  final List<String> shown = new ArrayList<>();

  @Test
  void what_the_script_builds_is_found_and_its_progress_is_shown() throws IOException {
    CliFinder finder = new CliFinder(List.of(), machine.resolve("cache"));
    Path built = finder.cached();
    CliInstaller installer =
        script(
            """
            echo building >&2
            mkdir -p '%s'
            printf '#!/bin/sh\\necho temporal version 1.8.2\\n' > '%s'
            chmod +x '%s'
            echo installed >&2
            """
                .formatted(built.getParent(), built, built));

    assertThat(installer.install(finder, shown::add))
        .isEqualTo(new Found(built, Source.CACHE, "1.8.2"));
    assertThat(shown).containsExactly("building", "installed");
  }

  @Test
  void a_failed_build_gives_the_reason_that_the_script_named_last() throws IOException {
    CliInstaller installer = script("echo building >&2; echo 'Go is not installed.' >&2; exit 1");

    assertThat(installer.install(new CliFinder(List.of(), machine), shown::add))
        .isEqualTo(new Missing("Go is not installed."));
  }

  private CliInstaller script(String commands) throws IOException {
    Path path = machine.resolve("install");
    Files.writeString(path, "#!/bin/sh\n" + commands);
    assertThat(path.toFile().setExecutable(true)).isTrue();
    return new CliInstaller(path);
  }
}
