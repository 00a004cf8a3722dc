package dev.lockstep.cli;

import dev.lockstep.cli.connection.Drain;
import dev.lockstep.cli.connection.InHand;
import dev.lockstep.cli.connection.PauseDesk;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.connection.PauseState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Waits until a paused platform is left alone. */
@Command(
    name = "drain",
    header = {
      "Pauses a connection, unless it is paused, and waits until nothing calls its platform any"
          + " more.",
      "",
      "  lockstep connections drain dc --author jo --reason \"upgrade of the warehouse\" --until"
          + " 4h",
      "  lockstep connections drain dc      of a connection that is paused already",
      ""
    },
    footer = {
      "",
      "What began before the pause may finish; that takes 96 s at most, and less where the workers",
      "report empty hands sooner."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Drained: safe to maintain.",
      "1:Not drained in time.",
      "2:The command or the configuration is wrong."
    },
    mixinStandardHelpOptions = true)
final class ConnectionsDrain implements Callable<Integer> {
  private static final long BETWEEN_LOOKS_MILLIS = 1000;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private ConfigOption config;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "180",
      description = "How long to wait until it is drained. Default: ${DEFAULT-VALUE}.")
  private long waitSeconds;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Parameters(paramLabel = "CONNECTION", description = "A connection of the configuration.")
  private String connection;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private PauseOptions options;

  @Option(names = "--json", description = "Print the outcome as one JSON object.")
  private boolean json;

  /** What {@code --json} prints. */
  record Outcome(String connection, Instant pausedSince, Verdict verdict) {
    enum Verdict {
      DRAINED,
      UNDER_WAY
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    if (options.areGiven()) {
      options.require();
    }
    try (Session session = Session.at(config.file())) {
      ConnectionId id = ConnectionsCommand.known(session, connection);
      PauseState pause = paused(ConnectionsCommand.desk(session), id);
      Outcome.Verdict verdict = await(session, id, pause);
      say(id, pause, verdict);
      return verdict == Outcome.Verdict.DRAINED ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private PauseState paused(PauseDesk desk, ConnectionId id) {
    Optional<PauseState> paused = desk.current(id);
    if (paused.isPresent() && !options.areGiven()) {
      return paused.get();
    }
    if (!options.areGiven()) {
      throw CliFailure.usage(
          "%s is not paused. Add --author and --reason, so that it is paused first.".formatted(id));
    }
    return desk.pause(id, options.author(), options.reason(), options.until());
  }

  private Outcome.Verdict await(Session session, ConnectionId id, PauseState pause)
      throws InterruptedException {
    InstantSource clock = InstantSource.system();
    Drain drain =
        new Drain(
            new InHand(session.stubs(), session.namespace()),
            pause.since(),
            ConnectionsCommand.sharingALink(session, id));
    ProgressBar bar = new ProgressBar(spec.commandLine().getErr(), Terminal.isInteractive());
    Instant patience = clock.instant().plusSeconds(waitSeconds);
    while (true) {
      Instant now = clock.instant();
      Drain.Progress progress = drain.look(now);
      bar.show(progress.empty(), progress.all(), "queues seen with empty hands");
      if (progress.isOver() || now.isAfter(patience)) {
        bar.end();
        return progress.isOver() ? Outcome.Verdict.DRAINED : Outcome.Verdict.UNDER_WAY;
      }
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
    }
  }

  private void say(ConnectionId id, PauseState pause, Outcome.Verdict verdict) {
    if (json) {
      spec.commandLine()
          .getOut()
          .println(Json.line(new Outcome(id.value(), pause.since(), verdict)));
      return;
    }
    switch (verdict) {
      case DRAINED ->
          spec.commandLine()
              .getOut()
              .println(
                  "%s is drained: safe to maintain. Afterwards: lockstep connections resume --config %s %s --author YOU --reason WHY"
                      .formatted(id, config.file(), id));
      case UNDER_WAY ->
          spec.commandLine()
              .getErr()
              .println(
                  "%s is paused, and something that began before is still under way after %d s. Wait on with: lockstep connections drain --config %s %s"
                      .formatted(id, waitSeconds, config.file(), id));
    }
  }
}
