package dev.lockstep.cli;

import dev.lockstep.run.Configurations;
import dev.lockstep.run.WorkerRun;
import dev.lockstep.worker.config.LockstepConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs until it is told to stop. */
@Command(
    name = "worker",
    header = {
      "Runs the orders, and sweeps the warehouses for dispatches nobody reported.",
      "",
      "  lockstep worker --config lockstep.yaml",
      ""
    },
    footer = {
      "",
      "Stops gracefully on Ctrl-C and SIGTERM, with exit code 0. Run as many as you like: they share the work."
    },
    mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private ConfigOption config;

  @Override
  public Integer call() throws InterruptedException {
    LockstepConfig read = Configurations.load(config.file());
    return UntilStopped.run(() -> WorkerRun.start(read)::close);
  }
}
