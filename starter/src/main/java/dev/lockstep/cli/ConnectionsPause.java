package dev.lockstep.cli;

import dev.lockstep.cli.connection.PauseDesk;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.connection.PauseState;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Announces that a platform is not to be called. */
@Command(
    name = "pause",
    header = {
      "Pauses a connection: from now on no step calls its platform. Orders wait and go on by",
      "themselves, nothing parks because of it. Typed again, it changes the reason and the end.",
      "",
      "  lockstep connections pause dc --author jo --reason \"upgrade of the warehouse\" --until"
          + " 4h",
      ""
    },
    footer = {
      "",
      "It holds for all workers, also for those started later. Webhooks are taken as ever."
    },
    mixinStandardHelpOptions = true)
final class ConnectionsPause implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private ConfigOption config;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private WaitOption wait;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Parameters(paramLabel = "CONNECTION", description = "A connection of the configuration.")
  private String connection;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private PauseOptions options;

  @Option(names = "--json", description = "Print the pause as one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    options.require();
    try (Session session = Session.at(config.file())) {
      ConnectionId id = ConnectionsCommand.known(session, connection);
      PauseDesk desk = ConnectionsCommand.desk(session);
      PauseState pause =
          wait.temporal(() -> desk.pause(id, options.author(), options.reason(), options.until()));
      spec.commandLine()
          .getOut()
          .println(
              json
                  ? Json.line(pause)
                  : "%s. Its orders wait and go on by themselves; what began before has at most 90 s.%nSee when nothing is under way any more: lockstep connections drain --config %s %s%nEnd it: lockstep connections resume --config %s %s --author YOU --reason WHY"
                      .formatted(
                          ConnectionsCommand.sentence(pause),
                          config.file(),
                          id,
                          config.file(),
                          id));
      return ExitCode.OK;
    }
  }
}
