package dev.lockstep.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command. Without a subcommand it explains itself and exits with 2. */
@Command(
    name = "lockstep",
    description = "Keeps storefronts in lockstep with warehouses: every order is one workflow.",
    mixinStandardHelpOptions = true,
    versionProvider = Lockstep.Version.class)
public final class Lockstep implements Runnable {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Lockstep());
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
