package dev.lockstep.cli;

import dev.lockstep.cli.connection.PauseDesk;
import dev.lockstep.common.ConnectionId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends a pause before its time. */
@Command(
    name = "resume",
    header = {
      "Lets a paused connection go on. What waits is taken up at the connection's own rate.",
      "",
      "  lockstep connections resume dc --author jo --reason \"the warehouse is back\"",
      ""
    },
    mixinStandardHelpOptions = true)
final class ConnectionsResume implements Callable<Integer> {
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

  @Option(
      names = "--author",
      paramLabel = "WHO",
      description = "Who answers for it: a staff login, no name and no e-mail address.")
  private @Nullable String author;

  @Option(
      names = "--reason",
      paramLabel = "WHY",
      description = "Why, in a few words that everybody may read.")
  private @Nullable String reason;

  @Option(names = "--json", description = "Print what was done as one JSON object.")
  private boolean json;

  /** What {@code --json} prints. */
  record Done(String connection, PauseDesk.Ended outcome) {}

  @Override
  public Integer call() {
    String login = PauseOptions.login(author);
    String words = PauseOptions.words(reason);
    try (Session session = Session.at(config.file())) {
      ConnectionId id = ConnectionsCommand.known(session, connection);
      PauseDesk desk = ConnectionsCommand.desk(session);
      PauseDesk.Ended ended = wait.temporal(() -> desk.resume(id, login, words));
      spec.commandLine()
          .getOut()
          .println(json ? Json.line(new Done(id.value(), ended)) : sentence(id, ended));
      return ExitCode.OK;
    }
  }

  private static String sentence(ConnectionId id, PauseDesk.Ended ended) {
    return switch (ended) {
      case RESUMED -> "%s goes on; what waited is taken up at its own rate.".formatted(id);
      case OPENED ->
          "%s goes on: its queue had been stopped without a pause being announced.".formatted(id);
      case NOT_PAUSED -> "%s is not paused; nothing was done.".formatted(id);
    };
  }
}
