package dev.lockstep.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What waits for people. */
@Command(
    name = "exceptions",
    header = {
      "Lists what is parked, for whom and since when, explains each code, and says who sees to what.",
      "",
      "  lockstep exceptions list --owner operations --overdue",
      "  lockstep exceptions explain SKU_UNKNOWN",
      "  lockstep exceptions assign A-1001 --to kim --author jo",
      "  lockstep exceptions snooze A-1001 --until 2h --reason 'item is on its way' --author jo",
      ""
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      ExceptionsList.class,
      ExceptionsExplain.class,
      ExceptionsAssign.class,
      ExceptionsUnassign.class,
      ExceptionsNote.class,
      ExceptionsSnooze.class,
      ExceptionsUnsnooze.class
    })
final class ExceptionsCommand implements Runnable {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
