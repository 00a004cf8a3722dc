package dev.lockstep.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures. */
@Command(
    name = "bench",
    header = {
      "Measures what this machine takes.",
      "",
      "  lockstep bench orders --orders 300 --in-flight 50 --rounds 3 --json",
      ""
    },
    mixinStandardHelpOptions = true,
    subcommands = BenchOrders.class)
final class BenchCommand implements Runnable {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
