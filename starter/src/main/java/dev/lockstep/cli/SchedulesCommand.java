package dev.lockstep.cli;

import dev.lockstep.cli.schedules.SweepSchedules;
import dev.lockstep.cli.schedules.SweepState;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The sweeps by the clock. Alone it lists them. */
@Command(
    name = "schedules",
    header = {
      "Lists what runs by the clock: when each ran, what it found, when it runs next; pauses and resumes it.",
      "",
      "  lockstep schedules --config lockstep.yaml",
      "  lockstep schedules pause dc --author jo --reason \"stock-taking until 14:00\"",
      "  lockstep schedules trigger dc",
      ""
    },
    mixinStandardHelpOptions = true)
final class SchedulesCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private ConfigOption config;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private WaitOption wait;

  @Option(names = "--json", description = "Print one JSON object per schedule and line.")
  private boolean json;

  @Override
  public Integer call() {
    Times times = new Times(Clock.systemUTC().instant(), ZoneId.systemDefault());
    try (Session session = Session.at(config.file())) {
      List<SweepState> states = wait.temporal(() -> new SweepSchedules(session.client()).list());
      if (states.isEmpty()) {
        spec.commandLine()
            .getErr()
            .println(
                "There is no schedule. A worker creates those of its connections when it starts.");
      }
      states.forEach(state ->
          spec.commandLine().getOut().println(json ? Json.line(state) : text(state, times)));
      return ExitCode.OK;
    }
  }

  private static String text(SweepState sweep, Times times) {
    List<String> lines = new ArrayList<>();
    String every = sweep.every() == null ? "" : ", every " + Times.words(sweep.every());
    String state =
        switch (sweep.state()) {
          case ACTIVE -> "active";
          case PAUSED -> "paused: " + sweep.note();
        };
    lines.add("%s%s, %s".formatted(sweep.schedule(), every, state));
    if (sweep.lastRun() != null) {
      lines.add("  last  %s  %s".formatted(times.at(sweep.lastRun()), sweep.lastSentence()));
    }
    if (sweep.nextRun() != null) {
      lines.add("  next  %s".formatted(times.at(sweep.nextRun())));
    }
    return String.join(System.lineSeparator(), lines);
  }

  @Command(
      name = "pause",
      description =
          "Pauses every sweep of a connection, which makes up for it later; or a link's reconciliation.",
      mixinStandardHelpOptions = true)
  int pause(
      @Parameters(paramLabel = "CONNECTION") String connection,
      @Option(names = "--author", required = true, paramLabel = "WHO") String author,
      @Option(names = "--reason", required = true, paramLabel = "WHY") String reason,
      @Mixin ConfigOption config,
      @Mixin WaitOption wait) {
    return change(connection, SweepSchedules.Change.PAUSE, note(author, reason), config, wait);
  }

  @Command(
      name = "resume",
      description =
          "Lets every sweep of a connection run again from where the last ended, or a link's reconciliation.",
      mixinStandardHelpOptions = true)
  int resume(
      @Parameters(paramLabel = "CONNECTION") String connection,
      @Option(names = "--author", required = true, paramLabel = "WHO") String author,
      @Option(names = "--reason", required = true, paramLabel = "WHY") String reason,
      @Mixin ConfigOption config,
      @Mixin WaitOption wait) {
    return change(connection, SweepSchedules.Change.RESUME, note(author, reason), config, wait);
  }

  @Command(
      name = "trigger",
      description =
          "Runs every sweep of a connection, or a link's reconciliation, now, unless one runs already.",
      mixinStandardHelpOptions = true)
  int trigger(
      @Parameters(paramLabel = "CONNECTION") String connection,
      @Mixin ConfigOption config,
      @Mixin WaitOption wait) {
    return change(connection, SweepSchedules.Change.TRIGGER, "", config, wait);
  }

  private int change(
      String connection,
      SweepSchedules.Change change,
      String note,
      ConfigOption config,
      WaitOption wait) {
    try (Session session = Session.at(config.file())) {
      List<String> changed =
          wait.temporal(
              () -> new SweepSchedules(session.client()).change(connection, change, note));
      if (changed.isEmpty()) {
        throw CliFailure.failed(
            "'%s' has no schedule. See those there are with: lockstep schedules --config %s"
                .formatted(connection, config.file()));
      }
      String done =
          switch (change) {
            case PAUSE -> "paused";
            case RESUME -> "resumed";
            case TRIGGER -> "triggered";
          };
      spec.commandLine()
          .getOut()
          .println(
              changed.stream()
                  .map(id -> id + ": " + done)
                  .collect(Collectors.joining(System.lineSeparator())));
      return ExitCode.OK;
    }
  }

  private static String note(String author, String reason) {
    return "%s, by %s".formatted(reason, author);
  }
}
