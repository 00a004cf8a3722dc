package dev.lockstep.cli;

import dev.lockstep.cli.replay.ReplayDesk;
import dev.lockstep.replay.ReplayDecision;
import dev.lockstep.replay.ReplayStatus;
import dev.lockstep.replay.ReplayedOrder;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The replays of many orders. */
@Command(
    name = "replays",
    header = {
      "Shows, approves, pauses, resumes and stops replays of many orders.",
      "",
      "  lockstep orders replays list",
      "  lockstep orders replays show 20261121-201500-3f9a",
      "  lockstep orders replays approve 20261121-201500-3f9a --author kim",
      "  lockstep orders replays pause 20261121-201500-3f9a --author kim",
      ""
    },
    mixinStandardHelpOptions = true)
final class OrdersReplays implements Runnable {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }

  /** What {@code --json} prints of a replay that no worker answers for. */
  record Unanswered(String id, Instant started, ReplayDesk.Standing standing) {}

  @Command(
      name = "list",
      description = "The newest replays, the newest first.",
      mixinStandardHelpOptions = true)
  int list(
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "10",
              description = "The newest N. Default: ${DEFAULT-VALUE}.")
          int limit,
      @Option(names = "--json", description = "Print one JSON object per replay and line.")
          boolean json,
      @Mixin ConfigOption config,
      @Mixin WaitOption wait) {
    if (limit < 1) {
      throw CliFailure.usage("--limit must be at least 1: %d.".formatted(limit));
    }
    Times times = times();
    try (Session session = Session.at(config.file())) {
      ReplayDesk desk = new ReplayDesk(session.client());
      List<ReplayDesk.Listed> replays = wait.temporal(() -> desk.newest(limit));
      if (replays.isEmpty()) {
        spec.commandLine().getErr().println("There is no replay.");
      }
      for (ReplayDesk.Listed replay : replays) {
        Optional<ReplayStatus> status = quietly(desk, replay.id(), wait);
        out(json ? line(replay, status) : text(replay, status, times));
      }
      return ExitCode.OK;
    }
  }

  private static String line(ReplayDesk.Listed replay, Optional<ReplayStatus> status) {
    return status
        .map(Json::line)
        .orElseGet(
            () -> Json.line(new Unanswered(replay.id(), replay.started(), replay.standing())));
  }

  private static String text(ReplayDesk.Listed replay, Optional<ReplayStatus> status, Times times) {
    return status
        .map(it -> ReplayScreen.status(it, times))
        .orElseGet(() ->
            "%s  %s, started %s; no worker answers for it"
                .formatted(
                    replay.id(),
                    switch (replay.standing()) {
                      case OPEN -> "open";
                      case OVER -> "over";
                      case BROKEN_OFF -> "broken off in Temporal";
                    },
                    times.at(replay.started())));
  }

  private static Optional<ReplayStatus> quietly(ReplayDesk desk, String id, WaitOption wait) {
    try {
      return Bounded.within(wait.patience(), () -> desk.status(id));
    } catch (WorkflowException unanswered) {
      return Optional.empty();
    }
  }

  @Command(
      name = "show",
      description = "Where a replay stands, and what became of each order so far.",
      mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "ID", description = "The replay's id.") String id,
      @Option(
              names = "--json",
              description = "Print one JSON object per order and line, then one for the whole.")
          boolean json,
      @Mixin ConfigOption config,
      @Mixin WaitOption wait) {
    try (Session session = Session.at(config.file())) {
      ReplayDesk desk = new ReplayDesk(session.client());
      ReplayStatus status = ask(desk, id, wait, it -> it.status(id));
      List<ReplayedOrder> results = ask(desk, id, wait, it -> it.results(id));
      if (json) {
        results.forEach(result -> out(Json.line(result)));
        out(Json.line(status));
        return ExitCode.OK;
      }
      out(ReplayScreen.status(status, times()));
      if (!results.isEmpty()) {
        out(ReplayScreen.results(results));
      }
      return ExitCode.OK;
    }
  }

  @Command(
      name = "approve",
      description = "Lets a replay begin that waits for a second person.",
      mixinStandardHelpOptions = true)
  int approve(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--author", required = true, paramLabel = "WHO") String author,
      @Mixin ConfigOption config,
      @Mixin WaitOption wait) {
    return decide(id, new ReplayDecision(ReplayDecision.Kind.APPROVE, author), config, wait);
  }

  @Command(
      name = "pause",
      description = "Takes no further order until it is resumed; the one in hand is finished.",
      mixinStandardHelpOptions = true)
  int pause(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--author", required = true, paramLabel = "WHO") String author,
      @Mixin ConfigOption config,
      @Mixin WaitOption wait) {
    return decide(id, new ReplayDecision(ReplayDecision.Kind.PAUSE, author), config, wait);
  }

  @Command(
      name = "resume",
      description = "Lets a paused replay go on.",
      mixinStandardHelpOptions = true)
  int resume(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--author", required = true, paramLabel = "WHO") String author,
      @Mixin ConfigOption config,
      @Mixin WaitOption wait) {
    return decide(id, new ReplayDecision(ReplayDecision.Kind.RESUME, author), config, wait);
  }

  @Command(
      name = "stop",
      description = "Takes no further order at all; what was replayed stays replayed.",
      mixinStandardHelpOptions = true)
  int stop(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--author", required = true, paramLabel = "WHO") String author,
      @Mixin ConfigOption config,
      @Mixin WaitOption wait) {
    return decide(id, new ReplayDecision(ReplayDecision.Kind.STOP, author), config, wait);
  }

  private int decide(String id, ReplayDecision decision, ConfigOption config, WaitOption wait) {
    try (Session session = Session.at(config.file())) {
      ReplayStatus status =
          ask(new ReplayDesk(session.client()), id, wait, desk -> desk.decide(id, decision));
      out("%s: %s. %s".formatted(id, done(decision.kind()), status.sentence()));
      return ExitCode.OK;
    }
  }

  private static String done(ReplayDecision.Kind kind) {
    return switch (kind) {
      case APPROVE -> "approved";
      case PAUSE -> "paused";
      case RESUME -> "resumed";
      case STOP -> "stopped";
    };
  }

  private static <T> T ask(
      ReplayDesk desk, String id, WaitOption wait, Function<ReplayDesk, T> question) {
    try {
      return Bounded.within(wait.patience(), () -> question.apply(desk))
          .orElseThrow(() -> unanswered(wait));
    } catch (WorkflowUpdateException e) {
      throw CliFailure.failed(refusal(e), e);
    } catch (WorkflowNotFoundException e) {
      throw CliFailure.failed(
          "There is no open replay '%s', or it is over. See those there are with: lockstep orders replays list"
              .formatted(id),
          e);
    } catch (WorkflowQueryException e) {
      throw CliFailure.failed(
          "The replay cannot answer, since its own code fails under the running build. Run the build it was started with.",
          e);
    } catch (RuntimeException e) {
      throw TemporalTrouble.isBehind(e) ? TemporalTrouble.of(e) : e;
    }
  }

  private static CliFailure unanswered(WaitOption wait) {
    return CliFailure.failed(
        "No worker answered for the replay within %d s. Start one: lockstep worker --config FILE"
            .formatted(wait.patience().toSeconds()));
  }

  private static String refusal(WorkflowUpdateException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApplicationFailure refused) {
        return refused.getOriginalMessage();
      }
    }
    return "The replay refused. See where it stands with: lockstep orders replays show";
  }

  private static Times times() {
    return new Times(Clock.systemUTC().instant(), ZoneId.systemDefault());
  }

  private void out(String text) {
    spec.commandLine().getOut().println(text);
  }
}
