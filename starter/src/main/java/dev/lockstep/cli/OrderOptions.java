package dev.lockstep.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the order is: the options that every command about an order has. */
final class OrderOptions {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = "lockstep.yaml",
      description = "The configuration file. Default: ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path config;

  @Option(
      names = "--link",
      paramLabel = "LINK",
      description = "The link the order belongs to. May be left out where there is only one.")
  private @Nullable String link;

  Path config() {
    return config;
  }

  @Nullable String link() {
    return link;
  }

  OpenDesk open() {
    return OpenDesk.at(config);
  }

  /** These options as they would be typed again. */
  String typed() {
    return " --config %s%s".formatted(config, link == null ? "" : " --link " + link);
  }
}
