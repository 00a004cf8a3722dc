package dev.lockstep.temporal;

import dev.lockstep.temporal.TemporalCli.Found;
import dev.lockstep.temporal.TemporalCli.Missing;
import dev.lockstep.temporal.TemporalCli.Source;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Looks for a {@code temporal} that starts.
 *
 * @param searchPath the directories of {@code PATH}, in order
 * @param cache the directory below which {@code tools/temporal-cli/install} builds
 */
record CliFinder(List<Path> searchPath, Path cache) {
  private static final long VERSION_SECONDS = 20;

  CliFinder {
    searchPath = List.copyOf(searchPath);
  }

  static CliFinder onThisMachine() {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  static CliFinder of(Map<String, String> environment, Path userHome) {
    List<Path> searchPath =
        Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(directory -> !directory.isBlank())
            .map(Path::of)
            .toList();
    Path cache =
        directory(environment, "LOCKSTEP_CACHE")
            .or(() -> directory(environment, "XDG_CACHE_HOME").map(xdg -> xdg.resolve("lockstep")))
            .orElseGet(() -> userHome.resolve(".cache").resolve("lockstep"));
    return new CliFinder(searchPath, cache);
  }

  TemporalCli find(Optional<Path> explicit) {
    if (explicit.isPresent()) {
      Path path = explicit.get();
      return start(path, Source.OPTION)
          .<TemporalCli>map(found -> found)
          .orElseGet(() ->
              new Missing(
                  "The Temporal CLI given does not start: %s. Name an executable 'temporal' with --temporal-cli, or leave the option out."
                      .formatted(path)));
    }
    return searchPath.stream()
        .flatMap(directory -> start(directory.resolve("temporal"), Source.PATH).stream())
        .findFirst()
        .or(() -> start(cached(), Source.CACHE))
        .<TemporalCli>map(found -> found)
        .orElseGet(() ->
            new Missing(
                "No Temporal CLI was found on PATH or at %s. Run tools/temporal-cli/install, or name one with --temporal-cli."
                    .formatted(cached())));
  }

  Path cached() {
    return cache.resolve("temporal-cli").resolve(TemporalCli.VERSION).resolve("temporal");
  }

  private static Optional<Found> start(Path path, Source source) {
    return Files.isRegularFile(path) && Files.isExecutable(path)
        ? version(path).map(version -> new Found(path.toAbsolutePath(), source, version))
        : Optional.empty();
  }

  private static Optional<String> version(Path path) {
    try {
      Process process =
          new ProcessBuilder(path.toString(), "--version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(VERSION_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.exitValue() == 0
          ? Optional.of(answer.replaceFirst("^temporal version ", ""))
          : Optional.empty();
    } catch (IOException e) {
      // Not a program of this machine, for instance: as good as absent.
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Path> directory(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }
}
