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
      "  lockstep bench orders      whole orders, beside the SDK alone",
      "  lockstep bench webhooks    the receiver, beside a bare handler",
      "  lockstep bench waiting     many open orders",
      "  lockstep bench quota       how much of a quota is used",
      ""
    },
    mixinStandardHelpOptions = true,
    subcommands = {BenchOrders.class, BenchWebhooks.class, BenchWaiting.class, BenchQuota.class})
final class BenchCommand implements Runnable {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
