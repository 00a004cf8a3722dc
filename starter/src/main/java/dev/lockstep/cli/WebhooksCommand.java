package dev.lockstep.cli;

import dev.lockstep.run.Configurations;
import dev.lockstep.run.WebhookRun;
import dev.lockstep.worker.config.LockstepConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs until it is told to stop. */
@Command(
    name = "webhooks",
    header = {
      "Receives what the platforms report and hands it to the orders.",
      "",
      "  lockstep webhooks --config lockstep.yaml",
      ""
    },
    footer = {
      "",
      "Stops gracefully on Ctrl-C and SIGTERM, with exit code 0. Run as many as you like: they share the work."
    },
    mixinStandardHelpOptions = true)
final class WebhooksCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private ConfigOption config;

  @Override
  public Integer call() throws InterruptedException {
    LockstepConfig read = Configurations.load(config.file());
    return UntilStopped.run(() -> WebhookRun.start(read)::close);
  }
}
