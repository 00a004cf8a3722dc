package dev.lockstep.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command. Without a subcommand it explains itself and exits with 2. */
@Command(
    name = "lockstep",
    header = {
      "Keeps storefronts in lockstep with warehouses: every order is one workflow.",
      "",
      "  lockstep demo                              see it work, on this machine alone",
      "  lockstep worker --config lockstep.yaml     run the orders",
      "  lockstep webhooks --config lockstep.yaml   receive what the platforms report",
      "  lockstep orders list --stuck               find what needs somebody",
      "  lockstep orders explain A-1001             see why an order does not move",
      "  lockstep doctor                            find what is wrong with the set-up",
      "  lockstep replay-check                      try a new build on the open orders",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Lockstep.Version.class,
    subcommands = {
      DemoCommand.class,
      WorkerCommand.class,
      WebhooksCommand.class,
      OrdersCommand.class,
      ExceptionsCommand.class,
      SchedulesCommand.class,
      ConnectionsCommand.class,
      DoctorCommand.class,
      ReplayCheckCommand.class,
      SandboxCommand.class,
      BenchCommand.class,
      RehearseCommand.class,
      CompletionCommand.class,
      ManCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Done.",
      "1:It could not be done; the message says why.",
      "2:The command or the configuration is wrong."
    })
public final class Lockstep implements Runnable {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean verbose;

  public static void main(String[] arguments) {
    // The web server announces every port through java.util.logging.
    Logger.getLogger("").setLevel(Level.WARNING);
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    Lockstep root = new Lockstep();
    return new CommandLine(root)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new FailureMessages(() -> root.verbose));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String built = Lockstep.class.getPackage().getImplementationVersion();
      return new String[] {"lockstep " + (built == null ? "(not packaged)" : built)};
    }
  }
}
