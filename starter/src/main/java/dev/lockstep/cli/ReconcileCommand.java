package dev.lockstep.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares what every system says of the orders. */
@Command(
    name = "reconcile",
    header = {
      "Compares what was placed with what was released, dispatched and confirmed, order by order.",
      "",
      "  lockstep reconcile orders --link uk                          yesterday, on this screen",
      "  lockstep reconcile orders --link uk --format html --output day.html",
      "  lockstep reconcile list                                      the reports that are kept",
      "  lockstep reconcile show reconcile/uk/2026-11-20..2026-11-20  one of them again",
      ""
    },
    mixinStandardHelpOptions = true,
    subcommands = {ReconcileOrders.class, ReconcileList.class, ReconcileShow.class})
final class ReconcileCommand implements Runnable {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
