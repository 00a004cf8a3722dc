package dev.lockstep.temporal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The answer to: is there a {@code temporal} command on this machine? */
public sealed interface TemporalCli {
  /** The version that {@code tools/temporal-cli} builds. */
  String VERSION = "1.8.2";

  /** Where a CLI was found. */
  enum Source {
    OPTION,
    PATH,
    CACHE
  }

  /**
   * A CLI that starts.
   *
   * @param version what it says about itself, such as {@code 1.8.2 (Server 1.31.2, UI 2.50.1)}
   */
  record Found(Path path, Source source, String version) implements TemporalCli {}

  /** None that starts. The hint says what to do about it, in one sentence. */
  record Missing(String hint) implements TemporalCli {}

  /**
   * Looks at the given path, and at nothing else if there is one; then at {@code PATH}, then at the
   * cache of {@code tools/temporal-cli}.
   */
  static TemporalCli find(Optional<Path> explicit) {
    return CliFinder.onThisMachine().find(explicit);
  }

  /**
   * As {@link #find}, and builds the CLI where none was found, none was named, and the project's
   * tree is known. Takes minutes the first time on a machine.
   *
   * @param progress receives one line at a time for the person who waits
   */
  static TemporalCli findOrInstall(Optional<Path> explicit, Consumer<String> progress) {
    return switch (find(explicit)) {
      case Found found -> found;
      case Missing missing when explicit.isPresent() -> missing;
      case Missing missing ->
          CliInstaller.inProject()
              .map(installer -> installer.install(CliFinder.onThisMachine(), progress))
              .orElse(missing);
    };
  }
}
