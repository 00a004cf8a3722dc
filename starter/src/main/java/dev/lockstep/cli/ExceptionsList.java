package dev.lockstep.cli;

import dev.lockstep.cli.find.OrderQuery;
import dev.lockstep.cli.find.OrderRow;
import dev.lockstep.cli.find.OrderSearch;
import dev.lockstep.cli.find.ParkedTimes;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.Owner;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStage;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the orders that wait for a person. */
@Command(
    name = "list",
    header = {
      "Lists the parked orders, the oldest first, and counts them by code. What is snoozed is left out.",
      "",
      "  lockstep exceptions list --owner customer_service",
      "  lockstep exceptions list --assignee kim",
      "  lockstep exceptions list --unassigned --overdue --json | jq -r .order",
      ""
    },
    footer = {"", "An order with several parked matters shows the oldest of them."},
    mixinStandardHelpOptions = true)
final class ExceptionsList implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private ConfigOption config;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private WaitOption wait;

  @Option(names = "--code", paramLabel = "CODE", description = "One code.")
  private @Nullable ExceptionCode code;

  @Option(names = "--owner", paramLabel = "OWNER", description = "${COMPLETION-CANDIDATES}.")
  private @Nullable Owner owner;

  @Option(names = "--overdue", description = "Only where the owner's time has run out.")
  private boolean overdue;

  @Option(names = "--assignee", paramLabel = "LOGIN", description = "What this person has.")
  private @Nullable String assignee;

  @Option(names = "--unassigned", description = "Only what nobody has yet.")
  private boolean unassigned;

  @Option(names = "--snoozed", description = "Also what is snoozed.")
  private boolean snoozed;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "The oldest N. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--json", description = "Print one JSON object per order and line.")
  private boolean json;

  /** What {@code --json} prints. */
  record Line(
      @Nullable String code,
      @Nullable String owner,
      String order,
      String number,
      String link,
      @Nullable Instant since,
      @Nullable Instant due,
      boolean overdue,
      @Nullable String assignee,
      @Nullable Instant snoozedUntil,
      @Nullable URI webUi) {}

  @Override
  public Integer call() {
    if (limit < 1) {
      throw CliFailure.usage("--limit must be at least 1: %d.".formatted(limit));
    }
    if (assignee != null && unassigned) {
      throw CliFailure.usage("--assignee and --unassigned exclude each other. Leave one out.");
    }
    OrdersList.requirePlain("A login", assignee);
    Times times = new Times(Clock.systemUTC().instant(), ZoneId.systemDefault());
    try (Session session = Session.at(config.file())) {
      OrderSearch search = session.search();
      OrderQuery query = query(times.now());
      List<OrderRow> rows = wait.temporal(() -> search.oldest(query, limit));
      ParkedTimes parked = new ParkedTimes(session.client());
      List<Line> lines =
          wait.temporal(() ->
              rows.stream()
                  .map(row -> line(row, parked.since(row.workflowId()), times.now()))
                  .toList());
      if (json) {
        lines.forEach(line -> out().println(Json.line(line)));
      } else {
        print(lines, times, wait.temporal(() -> counts(search, query)));
      }
      if (!snoozed) {
        tellOfSnoozed(
            wait.temporal(() -> search.count(matching(times.now()).snoozed(times.now()))));
      }
      return ExitCode.OK;
    }
  }

  private OrderQuery query(Instant now) {
    return snoozed ? matching(now) : matching(now).awake(now);
  }

  private OrderQuery matching(Instant now) {
    OrderQuery query = OrderQuery.open().stage(OrderStage.PARKED);
    if (code != null) {
      query = query.exception(code);
    }
    if (owner != null) {
      query = query.owner(owner);
    }
    if (assignee != null) {
      query = query.assignee(assignee);
    }
    if (unassigned) {
      query = query.unassigned();
    }
    return overdue ? query.dueBefore(now) : query;
  }

  private static Map<String, Long> counts(OrderSearch search, OrderQuery query) {
    return search.countBy(
        query,
        OrderNames.SA_EXCEPTION,
        Arrays.stream(ExceptionCode.values()).map(Enum::name).toList());
  }

  private static Line line(OrderRow row, Optional<Instant> since, Instant now) {
    Instant snoozedUntil = row.snoozedUntil();
    return new Line(
        row.exception(),
        row.owner(),
        row.order(),
        row.number(),
        row.link(),
        since.orElse(null),
        row.due(),
        row.isOverdue(now),
        row.assignee(),
        snoozedUntil == null || !snoozedUntil.isAfter(now) ? null : snoozedUntil,
        row.webUi());
  }

  /** For people who would take a part for the whole. */
  private void tellOfSnoozed(long orders) {
    if (orders > 0) {
      spec.commandLine()
          .getErr()
          .println(
              "%d more %s snoozed. See them with --snoozed."
                  .formatted(orders, orders == 1 ? "is" : "are"));
    }
  }

  private void print(List<Line> lines, Times times, Map<String, Long> counts) {
    if (lines.isEmpty()) {
      spec.commandLine().getErr().println("Nothing is parked.");
      return;
    }
    boolean linked = lines.stream().anyMatch(line -> line.webUi() != null);
    boolean asleep = lines.stream().anyMatch(line -> line.snoozedUntil() != null);
    List<String> headings =
        new ArrayList<>(List.of("CODE", "OWNER", "ORDER", "LINK", "SINCE", "DUE", "ASSIGNEE"));
    if (asleep) {
      headings.add("SNOOZED UNTIL");
    }
    if (linked) {
      headings.add("WEB UI");
    }
    Table table = new Table(headings);
    for (Line line : lines) {
      List<String> cells =
          new ArrayList<>(
              List.of(
                  OrderTable.shown(line.code()),
                  OrderTable.shown(line.owner()),
                  line.number(),
                  line.link(),
                  line.since() == null ? "–" : times.at(line.since()),
                  times.due(line.due()),
                  OrderTable.shown(line.assignee())));
      if (asleep) {
        cells.add(line.snoozedUntil() == null ? "–" : times.at(line.snoozedUntil()));
      }
      if (linked) {
        cells.add(String.valueOf(line.webUi()));
      }
      table.add(cells);
    }
    out().println(table.text());
    out().println();
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    out()
        .println(
            "%d parked: %s."
                .formatted(
                    total,
                    counts.entrySet().stream()
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", "))));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
