package dev.lockstep.temporal;

import dev.lockstep.temporal.TemporalCli.Missing;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds the pinned Temporal CLI with the project's own script. */
record CliInstaller(Path script) {

  /** The launcher says where the project is; without it there is nothing to build from. */
  static Optional<CliInstaller> inProject() {
    return Optional.ofNullable(System.getProperty("lockstep.home"))
        .map(home -> Path.of(home, "tools", "temporal-cli", "install"))
        .filter(Files::isExecutable)
        .map(CliInstaller::new);
  }

  TemporalCli install(CliFinder finder, Consumer<String> progress) {
    try {
      Process process =
          new ProcessBuilder(script.toString())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      String last = relay(process, progress);
      if (process.waitFor() == 0) {
        return finder.find(Optional.empty());
      }
      return new Missing(last.isBlank() ? "The Temporal CLI could not be built." : last);
    } catch (IOException e) {
      return new Missing(
          "The Temporal CLI could not be built, since %s does not start: %s."
              .formatted(script, e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Missing("The Temporal CLI was not built: interrupted.");
    }
  }

  /** Returns the last line, which carries the reason where the script fails. */
  private static String relay(Process process, Consumer<String> progress) throws IOException {
    String last = "";
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      @Nullable String line;
      while ((line = lines.readLine()) != null) {
        last = line;
        progress.accept(line);
      }
    }
    return last;
  }
}
