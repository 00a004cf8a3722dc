package dev.lockstep.webhook;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.temporal.TemporalCli;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Runs where the Temporal CLI is found; {@code tools/temporal-cli/install} makes it so. */
class DevServerOrderSignalsTest extends OrderSignalsContract {
  @TempDir static Path directory;

  @Override
  LocalTemporal start(LocalTemporalOptions options) {
    return switch (TemporalCli.find(Optional.empty())) {
      case TemporalCli.Found found ->
          LocalTemporal.devServer(found, options.printingTo(directory.resolve("server.log")));
      case TemporalCli.Missing missing -> abort(missing.hint());
    };
  }

  @Override
  boolean honoursTheSettlingPause() {
    return true;
  }
}
