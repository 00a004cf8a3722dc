package dev.lockstep.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.temporal.TemporalCli.Found;
import dev.lockstep.temporal.TemporalCli.Missing;
import dev.lockstep.temporal.TemporalCli.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliFinderTest {
  @TempDir Path machine;
  Path bin;
  CliFinder finder;

  @BeforeEach
  void an_empty_machine() throws IOException {
    bin = Files.createDirectory(machine.resolve("bin"));
    finder = new CliFinder(List.of(machine.resolve("absent"), bin), machine.resolve("cache"));
  }

  @Nested
  class without_a_named_cli {
    @Test
    void the_one_on_the_path_comes_before_the_one_in_the_cache() throws IOException {
      Path onPath = temporal(bin.resolve("temporal"), "1.7.0");
      temporal(finder.cached(), "1.8.2");

      assertThat(finder.find(Optional.empty())).isEqualTo(new Found(onPath, Source.PATH, "1.7.0"));
    }

    @Test
    void the_one_in_the_cache_is_found() throws IOException {
      Path cached = temporal(finder.cached(), "1.8.2 (Server 1.31.2, UI 2.50.1)");

      assertThat(finder.find(Optional.empty()))
          .isEqualTo(new Found(cached, Source.CACHE, "1.8.2 (Server 1.31.2, UI 2.50.1)"));
    }

    @Test
    void one_that_does_not_start_is_passed_over() throws IOException {
      script(bin.resolve("temporal"), "exit 1");
      Path cached = temporal(finder.cached(), "1.8.2");

      assertThat(finder.find(Optional.empty())).isEqualTo(new Found(cached, Source.CACHE, "1.8.2"));
    }

    @Test
    void a_machine_without_any_is_told_how_to_get_one() {
      assertThat(finder.find(Optional.empty()))
          .isEqualTo(
              new Missing(
                  "No Temporal CLI was found on PATH or at "
                      + machine.resolve("cache/temporal-cli/1.8.2/temporal")
                      + ". Run tools/temporal-cli/install, or name one with --temporal-cli."));
    }
  }

  @Nested
  class with_a_named_cli {
    @Test
    void it_is_used_although_there_are_others() throws IOException {
      temporal(bin.resolve("temporal"), "1.7.0");
      Path named = temporal(machine.resolve("mine"), "1.9.0");

      assertThat(finder.find(Optional.of(named)))
          .isEqualTo(new Found(named, Source.OPTION, "1.9.0"));
    }

    @Test
    void a_wrong_name_is_an_answer_and_no_other_is_taken() throws IOException {
      temporal(bin.resolve("temporal"), "1.7.0");
      Path named = machine.resolve("typo");

      assertThat(finder.find(Optional.of(named)))
          .isEqualTo(
              new Missing(
                  "The Temporal CLI given does not start: "
                      + named
                      + ". Name an executable 'temporal' with --temporal-cli, or leave the option out."));
    }
  }

  @Nested
  class the_cache {
    @Test
    void is_where_lockstep_cache_says() {
      assertThat(
              CliFinder.of(Map.of("LOCKSTEP_CACHE", "/c", "XDG_CACHE_HOME", "/x"), Path.of("/h"))
                  .cache())
          .isEqualTo(Path.of("/c"));
    }

    @Test
    void is_otherwise_where_the_desktop_keeps_caches() {
      assertThat(CliFinder.of(Map.of("XDG_CACHE_HOME", "/x"), Path.of("/h")).cache())
          .isEqualTo(Path.of("/x/lockstep"));
    }

    @Test
    void is_otherwise_in_the_home_directory() {
      assertThat(CliFinder.of(Map.of("LOCKSTEP_CACHE", ""), Path.of("/h")).cache())
          .isEqualTo(Path.of("/h/.cache/lockstep"));
    }
  }

  @Test
  void the_version_looked_for_is_the_one_that_the_project_builds() throws IOException {
    assertThat(Path.of("../tools/temporal-cli/go.mod"))
        .content()
        .containsPattern("github.com/temporalio/cli v\\Q" + TemporalCli.VERSION + "\\E\\s");
  }

  private static Path temporal(Path path, String version) throws IOException {
    return script(path, "echo 'temporal version " + version + "'");
  }

  private static Path script(Path path, String command) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, "#!/bin/sh\n" + command + "\n");
    assertThat(path.toFile().setExecutable(true)).isTrue();
    return path;
  }
}
