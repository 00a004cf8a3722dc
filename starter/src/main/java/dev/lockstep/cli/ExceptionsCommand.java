package dev.lockstep.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What waits for people. */
@Command(
    name = "exceptions",
    header = {
      "Lists what is parked, for whom and since when, and explains each code.",
      "",
      "  lockstep exceptions list --owner operations --overdue",
      "  lockstep exceptions explain SKU_UNKNOWN",
      ""
    },
    mixinStandardHelpOptions = true,
    subcommands = {ExceptionsList.class, ExceptionsExplain.class})
final class ExceptionsCommand implements Runnable {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
