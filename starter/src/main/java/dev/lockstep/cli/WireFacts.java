package dev.lockstep.cli;

import dev.lockstep.cli.explain.WireCalls;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.run.Configurations;
import dev.lockstep.worker.config.ConfigProblems;
import dev.lockstep.worker.config.WireLogConfig;
import dev.lockstep.worker.wire.WireLogFailure;
import dev.lockstep.worker.wire.WireLogReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Looks an order up in the wire log, for as long as somebody wants to wait. */
final class WireFacts {
  private static final int MOST_CALLS = 10;
  private static final long MOST_CHARACTERS = 200_000_000L;

  private final Path file;
  private final Duration patience;

  WireFacts(Path file, Duration patience) {
    this.file = file;
    this.patience = patience;
  }

  WireCalls of(LinkId link, OrderId order) {
    WireLogConfig config;
    try {
      config = Configurations.load(file).worker().wireLog();
    } catch (ConfigProblems e) {
      return new WireCalls(
          List.of(),
          "The wire log was not looked for, since the configuration cannot be read whole here.");
    }
    if (config == null) {
      return new WireCalls(
          List.of(),
          "No platform call is kept; worker.wireLog.directory in the configuration does.");
    }
    Path directory = Path.of(config.directory());
    if (!Files.isDirectory(directory)) {
      return new WireCalls(
          List.of(), "The wire log is not on this machine; look where the worker runs.");
    }
    return Bounded.within(patience, () -> read(directory, link, order))
        .orElseGet(() -> new WireCalls(List.of(), "The wire log was not read in time."));
  }

  private static WireCalls read(Path directory, LinkId link, OrderId order) {
    try {
      WireLogReader.Found found =
          new WireLogReader(directory)
              .linesOf(link, order, new WireLogReader.Bounds(MOST_CALLS, MOST_CHARACTERS));
      return new WireCalls(
          found.lines().stream().map(WireCalls.Call::of).toList(),
          found.everythingRead() ? null : "Older calls may be missing: the wire log is large.");
    } catch (WireLogFailure e) {
      return new WireCalls(List.of(), e.getMessage());
    }
  }
}
