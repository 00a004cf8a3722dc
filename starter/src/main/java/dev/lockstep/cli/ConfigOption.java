package dev.lockstep.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of every command that reads a configuration file. */
final class ConfigOption {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = "lockstep.yaml",
      description = "The configuration file. Default: ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path file;

  Path file() {
    return file;
  }
}
