package dev.lockstep.cli;

import dev.lockstep.cli.connection.PauseDesk;
import dev.lockstep.cli.find.Queues;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.connection.PauseState;
import dev.lockstep.order.OrderNames;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One connection and its pauses. */
@Command(
    name = "show",
    header = {
      "Shows a connection: whether it is paused, by whom, why and until when; what waits; its"
          + " pauses",
      "so far, as long as the server remembers them.",
      "",
      "  lockstep connections show --config lockstep.yaml dc",
      ""
    },
    mixinStandardHelpOptions = true)
final class ConnectionsShow implements Callable<Integer> {
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

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** What {@code --json} prints. */
  record Shown(
      String connection,
      ConnectionsCommand.State state,
      int workers,
      long waiting,
      long oldestSeconds,
      double perSecond,
      @Nullable Double allowedPerSecond,
      List<PauseState> pauses) {}

  @Override
  public Integer call() {
    try (Session session = Session.at(config.file())) {
      ConnectionId id = ConnectionsCommand.known(session, connection);
      PauseDesk desk = ConnectionsCommand.desk(session);
      Shown shown =
          wait.temporal(() -> {
            Queues.Depth depth =
                new Queues(session.stubs(), session.namespace())
                    .activities(OrderNames.connectionQueue(id));
            return new Shown(
                id.value(),
                ConnectionsCommand.state(desk.current(id), depth),
                depth.pollers(),
                depth.waiting(),
                depth.oldest().toSeconds(),
                depth.perSecond(),
                depth.allowed(),
                desk.latest(id));
          });
      if (json) {
        spec.commandLine().getOut().println(Json.line(shown));
      } else {
        print(shown);
      }
      return ExitCode.OK;
    }
  }

  private void print(Shown shown) {
    PrintWriter out = spec.commandLine().getOut();
    Times times = new Times(Clock.systemUTC().instant(), ZoneId.systemDefault());
    out.println("Connection " + shown.connection());
    out.println("  state    " + ConnectionsCommand.words(shown.state()));
    out.println("  workers  " + shown.workers());
    out.println("  waiting  " + ConnectionsCommand.waiting(shown.waiting(), shown.oldestSeconds()));
    out.println(
        "  rate     " + ConnectionsCommand.rate(shown.perSecond(), shown.allowedPerSecond()));
    if (!shown.pauses().isEmpty()) {
      out.println();
      out.println("Pauses, newest first");
      shown.pauses().forEach(pause -> out.println("  " + line(pause, times)));
    }
  }

  private static String line(PauseState pause, Times times) {
    String begun =
        "%s by %s (%s)".formatted(times.at(pause.since()), pause.author(), pause.reason());
    if (pause.ended() == null) {
      return begun
          + (pause.until() == null
              ? ", until somebody resumes it"
              : ", until " + times.due(pause.until()));
    }
    String how =
        pause.endedBy() == null
            ? "its time was over"
            : "by %s (%s)".formatted(pause.endedBy(), pause.endReason());
    return "%s; ended %s, %s".formatted(begun, times.at(pause.ended()), how);
  }
}
