package dev.lockstep.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything about orders. */
@Command(
    name = "orders",
    header = {
      "Finds, explains, starts, cancels, resolves and replays orders.",
      "",
      "  lockstep orders list    --config lockstep.yaml --stuck  what needs somebody",
      "  lockstep orders explain --config lockstep.yaml A-1001   everything about one, on one screen",
      "  lockstep orders start   --config lockstep.yaml 8f0c…    begin, or have it read again",
      "  lockstep orders show    --config lockstep.yaml A-1001   where it stands, and why",
      "  lockstep orders cancel  --config lockstep.yaml A-1001 --author jo --reason FRAUD",
      "  lockstep orders resolve --config lockstep.yaml A-1001 --retry --author jo --reason mended",
      "  lockstep orders replay  --config lockstep.yaml --stuck --dry-run  what would make them go on",
      ""
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      OrdersList.class,
      OrdersExplain.class,
      OrdersShow.class,
      OrdersHistory.class,
      OrdersStart.class,
      OrdersRecheck.class,
      OrdersCancel.class,
      OrdersResolve.class,
      OrdersReplay.class,
      OrdersReplays.class
    })
final class OrdersCommand implements Runnable {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
