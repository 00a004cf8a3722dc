package dev.lockstep.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who is told of what waits. */
@Command(
    name = "alerts",
    header = {
      "Shows who has been told of parked orders, what would be told now, and tries the channels.",
      "",
      "  lockstep alerts show",
      "  lockstep alerts preview",
      "  lockstep alerts test --channel ops-slack",
      ""
    },
    mixinStandardHelpOptions = true,
    subcommands = {AlertsShow.class, AlertsPreview.class, AlertsTest.class})
final class AlertsCommand implements Runnable {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
