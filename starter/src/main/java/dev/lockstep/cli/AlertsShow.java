package dev.lockstep.cli;

import dev.lockstep.alerts.AlertGroup;
import dev.lockstep.alerts.AlertGroup.NextStep;
import dev.lockstep.alerts.AlertMessage;
import dev.lockstep.alerts.AlertsStatus;
import dev.lockstep.alerts.Told;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what is told, to whom, and who is next. */
@Command(
    name = "show",
    header = {
      "Lists what people have been told, who, and who is told next unless somebody acts.",
      "",
      "  lockstep alerts show",
      "  lockstep alerts show --json | jq -r 'select(.next != null) | .next.at'",
      ""
    },
    mixinStandardHelpOptions = true)
final class AlertsShow implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private ConfigOption config;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private WaitOption wait;

  @Option(names = "--json", description = "Print one JSON object per group and line.")
  private boolean json;

  /** What {@code --json} prints. */
  record Line(
      String code,
      @Nullable String link,
      @Nullable String connection,
      int orders,
      Instant opened,
      Instant due,
      @Nullable Instant noneSince,
      @Nullable Instant heldSince,
      List<String> examples,
      List<Channel> told,
      @Nullable NextStep next) {

    /** Of {@code at} it is null before the first message has arrived. */
    record Channel(
        String channel, int step, @Nullable Instant at, int messages, boolean onItsWay) {}
  }

  @Override
  public Integer call() {
    Times times = new Times(Clock.systemUTC().instant(), ZoneId.systemDefault());
    try (Session session = Session.at(config.file())) {
      AlertsStatus status =
          RunningAlerts.status(session.client(), wait)
              .orElseThrow(() ->
                  CliFailure.failed(
                      "The alerts do not run, so nobody is told of anything. Add a section 'alerts' to the configuration and start a worker: lockstep worker --config %s"
                          .formatted(config.file())));
      List<AlertGroup> groups = status.memory().groups();
      if (json) {
        groups.forEach(group -> out().println(Json.line(line(group))));
      } else {
        print(groups, status, times);
      }
      return ExitCode.OK;
    }
  }

  private static Line line(AlertGroup group) {
    return new Line(
        group.key().code().name(),
        group.key().link() == null ? null : group.key().link().value(),
        group.key().connection() == null ? null : group.key().connection().value(),
        group.count(),
        group.opened(),
        group.due(),
        group.missingSince(),
        group.heldSince(),
        group.examples(),
        group.told().stream().map(AlertsShow::channel).toList(),
        group.next());
  }

  private static Line.Channel channel(Told told) {
    Told.Heard heard = told.heard();
    return new Line.Channel(
        told.channel(),
        told.step(),
        heard == null ? null : heard.at(),
        heard == null ? 0 : heard.messages(),
        told.telling() != null);
  }

  private void print(List<AlertGroup> groups, AlertsStatus status, Times times) {
    if (groups.isEmpty()) {
      spec.commandLine().getErr().println("Nobody has to be told anything: nothing is parked.");
    } else {
      Table table = new Table(List.of("CODE", "WHERE", "ORDERS", "SINCE", "DUE", "TOLD", "NEXT"));
      groups.forEach(group -> table.add(row(group, times)));
      out().println(table.text());
    }
    for (AlertMessage message : status.memory().outbox()) {
      out()
          .println(
              "On its way to %s since %s.".formatted(message.channel(), times.at(message.at())));
    }
  }

  private static List<String> row(AlertGroup group, Times times) {
    NextStep next = group.next();
    return List.of(
        group.key().code().name(),
        group.key().place(),
        group.missingSince() == null ? Integer.toString(group.count()) : "0",
        times.at(group.opened()),
        times.due(group.due()),
        told(group, times),
        next == null
            ? "–"
            : "%s %s".formatted(String.join(", ", next.channels()), times.due(next.at())));
  }

  private static String told(AlertGroup group, Times times) {
    String told =
        group.told().stream()
            .flatMap(it -> {
              Told.Heard heard = it.heard();
              return heard == null
                  ? Stream.empty()
                  : Stream.of(it.channel() + " " + times.at(heard.at()));
            })
            .collect(Collectors.joining(", "));
    if (!told.isEmpty()) {
      return told;
    }
    return group.heldSince() == null ? "–" : "held back until quiet hours end";
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
