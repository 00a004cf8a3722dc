package dev.lockstep.cli;

import dev.lockstep.cli.replay.ReplayDesk;
import dev.lockstep.replay.ReplayRequest;
import dev.lockstep.replay.ReplayStatus;
import io.temporal.client.WorkflowException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** Starts one replay and follows it for the person who typed the command. */
final class ReplayWatch {
  private static final Duration FIRST_LOOK = Duration.ofSeconds(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final ReplayDesk desk;
  private final String id;
  private final CommandLine command;
  private final Path config;

  ReplayWatch(ReplayDesk desk, String id, CommandLine command, Path config) {
    this.desk = desk;
    this.id = id;
    this.command = command;
    this.config = config;
  }

  /** How results are printed. */
  enum As {
    TEXT,
    JSON
  }

  void start(ReplayRequest request) {
    ReplayPlanning.asking(() -> {
      desk.start(request);
      return request.id();
    });
    say(
        "Replay %s of %d orders started, %d a minute. Follow it with: lockstep orders replays show --config %s %s"
            .formatted(id, request.items().size(), request.perMinute(), config, id));
  }

  void sayStarted(As as) {
    Optional<ReplayStatus> status = begun();
    if (status.isEmpty()) {
      say("No worker has taken it up yet. Start one: lockstep worker --config " + config);
    }
    status.ifPresent(this::sayApproval);
    if (as == As.JSON) {
      status.ifPresent(it -> command.getOut().println(Json.line(it)));
    }
  }

  private void sayApproval(ReplayStatus status) {
    if (status.state() == ReplayStatus.State.AWAITING_APPROVAL) {
      say(
          "It waits for a second person: lockstep orders replays approve --config %s %s --author WHO"
              .formatted(config, id));
    }
  }

  /** Past its first moments; empty where no worker has taken it up. */
  private Optional<ReplayStatus> begun() {
    long deadline = System.nanoTime() + FIRST_LOOK.toNanos();
    Optional<ReplayStatus> status = look();
    while (status.filter(it -> it.state() != ReplayStatus.State.STARTING).isEmpty()
        && System.nanoTime() < deadline) {
      pause();
      status = look();
    }
    return status;
  }

  /** Returns when the replay is over: 0 if every order was replayed as planned. */
  int untilOver(As as) {
    sayStarted(As.TEXT);
    ProgressBar bar = new ProgressBar(command.getErr(), Terminal.isInteractive());
    Optional<ReplayStatus> seen = look();
    while (seen.filter(status -> status.state().isOver()).isEmpty()) {
      seen.ifPresent(
          status -> bar.show(status.done(), status.orders(), ReplayScreen.state(status)));
      pause();
      Optional<ReplayStatus> before = seen;
      seen = look().or(() -> before);
    }
    bar.end();
    ReplayStatus end = seen.orElseThrow();
    print(end, as);
    return end.outcomes().refused() + end.outcomes().changed() == 0
            && end.state() == ReplayStatus.State.DONE
        ? ExitCode.OK
        : ExitCode.SOFTWARE;
  }

  private void print(ReplayStatus end, As as) {
    switch (as) {
      case JSON -> {
        desk.results(id).forEach(result -> command.getOut().println(Json.line(result)));
        command.getOut().println(Json.line(end));
      }
      case TEXT ->
          command
              .getOut()
              .println(
                  ReplayScreen.status(
                      end, new Times(Clock.systemUTC().instant(), ZoneId.systemDefault())));
    }
  }

  /** Empty where no worker answers at the moment. */
  private Optional<ReplayStatus> look() {
    try {
      return Bounded.within(FIRST_LOOK, () -> desk.status(id));
    } catch (WorkflowException unanswered) {
      return Optional.empty();
    }
  }

  private void say(String sentence) {
    command.getErr().println(sentence);
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliFailure.failed("The replay goes on without being watched.", e);
    }
  }
}
