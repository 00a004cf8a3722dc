package dev.lockstep.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the order is: the options that every command about an order has. */
final class OrderOptions {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private ConfigOption config;

  @Option(
      names = "--link",
      paramLabel = "LINK",
      description = "The link the order belongs to. May be left out where there is only one.")
  private @Nullable String link;

  @Nullable String link() {
    return link;
  }

  Path file() {
    return config.file();
  }

  OpenDesk open() {
    return OpenDesk.at(config.file());
  }

  /** These options as they would be typed again. */
  String typed() {
    return " --config %s%s".formatted(config.file(), link == null ? "" : " --link " + link);
  }
}
