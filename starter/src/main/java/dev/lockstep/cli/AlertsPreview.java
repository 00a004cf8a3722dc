package dev.lockstep.cli;

import dev.lockstep.activity.alerts.AlertLooking;
import dev.lockstep.alerting.Wording;
import dev.lockstep.alerts.AlertMemory;
import dev.lockstep.alerts.AlertMessage;
import dev.lockstep.alerts.AlertNotice;
import dev.lockstep.alerts.AlertsStatus;
import dev.lockstep.worker.AlertParts;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks as the alerts do, by this configuration, and sends nothing. */
@Command(
    name = "preview",
    header = {
      "Says what would be told to whom now by this configuration. Sends nothing.",
      "",
      "  lockstep alerts preview --config new.yaml",
      ""
    },
    footer = {
      "",
      "What has been told already is left out; where the alerts do not run yet, that is nothing."
    },
    mixinStandardHelpOptions = true)
final class AlertsPreview implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private ConfigOption config;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private WaitOption wait;

  @Option(names = "--json", description = "Print one JSON object per notice and line.")
  private boolean json;

  /** What {@code --json} prints. */
  record Line(
      String channel,
      String message,
      String kind,
      String severity,
      String code,
      String where,
      int orders,
      int newOrders,
      String headline) {}

  @Override
  public Integer call() {
    AlertParts parts = RunningAlerts.parts(config.file());
    try (Session session = Session.at(config.file())) {
      AlertMemory told =
          RunningAlerts.status(session.client(), wait)
              .map(AlertsStatus::memory)
              .orElse(AlertMemory.NOTHING);
      AlertLooking.Looked looked = wait.temporal(() -> parts.looking(session.client()).look(told));
      Set<AlertMessage> before = new HashSet<>(told.outbox());
      List<Line> lines =
          looked.memory().outbox().stream()
              .filter(message -> !before.contains(message))
              .flatMap(message -> message.notices().stream().map(notice -> line(message, notice)))
              .toList();
      if (json) {
        lines.forEach(line -> out().println(Json.line(line)));
      } else {
        print(lines, looked.parked());
      }
      return ExitCode.OK;
    }
  }

  private static Line line(AlertMessage message, AlertNotice notice) {
    return new Line(
        message.channel(),
        message.id(),
        notice.kind().name(),
        notice.severity().name().toLowerCase(Locale.ROOT),
        notice.code().name(),
        notice.group().place(),
        notice.count(),
        notice.fresh(),
        Wording.headline(notice));
  }

  private void print(List<Line> lines, int parked) {
    if (lines.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("Nobody would be told anything now. Parked orders: %d.".formatted(parked));
      return;
    }
    Table table = new Table(List.of("CHANNEL", "KIND", "SEVERITY", "WHAT"));
    lines.forEach(
        line -> table.add(List.of(line.channel(), line.kind(), line.severity(), line.headline())));
    out().println(table.text());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
