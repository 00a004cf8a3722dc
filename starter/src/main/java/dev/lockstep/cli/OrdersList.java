package dev.lockstep.cli;

import dev.lockstep.cli.find.OrderQuery;
import dev.lockstep.cli.find.OrderRow;
import dev.lockstep.cli.find.OrderSearch;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Owner;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists orders, or counts them. */
@Command(
    name = "list",
    header = {
      "Lists orders, the oldest first, or counts them. Open orders only, unless --all is given.",
      "",
      "  lockstep orders list --stuck                           what needs somebody",
      "  lockstep orders list --owner operations --due-before 2h",
      "  lockstep orders list --count-by exception",
      "  lockstep orders list --stage parked --json | jq -r .order",
      ""
    },
    footer = {
      "",
      "An order shows the stage it rests in. The list lags behind by moments; 'orders explain' does not.",
      "--json prints one JSON object per order and line."
    },
    mixinStandardHelpOptions = true)
final class OrdersList implements Callable<Integer> {
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
  @Mixin
  private OrderFilters filters;

  @Option(names = "--link", paramLabel = "LINK", description = "Orders of this link.")
  private @Nullable String link;

  @Option(names = "--all", description = "Orders that have ended, too.")
  private boolean all;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "The oldest N. Default: ${DEFAULT-VALUE}.")
  private int limit;

  /** What orders are counted by. */
  enum Grouping {
    STAGE(OrderNames.SA_STAGE),
    EXCEPTION(OrderNames.SA_EXCEPTION),
    OWNER(OrderNames.SA_OWNER),
    LINK(OrderNames.SA_LINK);

    private final String attribute;

    Grouping(String attribute) {
      this.attribute = attribute;
    }

    private List<String> values(Session session) {
      return switch (this) {
        case STAGE -> names(OrderStage.values());
        case EXCEPTION -> names(ExceptionCode.values());
        case OWNER -> names(Owner.values());
        case LINK ->
            session.config().links().keySet().stream().map(LinkId::value).sorted().toList();
      };
    }

    private static List<String> names(Enum<?>[] values) {
      return Arrays.stream(values).map(Enum::name).toList();
    }
  }

  @Option(
      names = "--count-by",
      paramLabel = "WHAT",
      description = "Count instead of listing, by ${COMPLETION-CANDIDATES}.")
  private @Nullable Grouping countBy;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw CliFailure.usage("--limit must be at least 1: %d.".formatted(limit));
    }
    requirePlain("A link", link);
    Times times = new Times(Clock.systemUTC().instant(), ZoneId.systemDefault());
    try (Session session = Session.at(config.file())) {
      OrderSearch search = session.search();
      OrderQuery query = wait.temporal(() -> query(search, times.now()));
      if (countBy != null) {
        Grouping by = countBy;
        print(by, wait.temporal(() -> search.countBy(query, by.attribute, by.values(session))));
      } else {
        List<OrderRow> rows = wait.temporal(() -> search.oldest(query, limit));
        print(rows, times);
        note(rows.size(), () -> wait.temporal(() -> search.count(query)));
      }
      return ExitCode.OK;
    }
  }

  @Option(names = "--json", description = "Print one JSON object per order and line.")
  private boolean json;

  static void requirePlain(String what, @Nullable String value) {
    if (value != null && (value.contains("\"") || value.contains("\\"))) {
      throw CliFailure.usage("%s has no quotes or backslashes: %s.".formatted(what, value));
    }
  }

  private OrderQuery query(OrderSearch search, Instant now) {
    return filters.query(
        all ? OrderQuery.all() : OrderQuery.open(),
        search,
        now,
        link == null ? null : new LinkId(link));
  }

  private void print(List<OrderRow> rows, Times times) {
    if (json) {
      rows.forEach(row -> out(Json.line(row)));
    } else if (!rows.isEmpty()) {
      out(OrderTable.of(rows, times).text());
    }
  }

  private void print(Grouping by, Map<String, Long> counts) {
    String what = by.name().toLowerCase(Locale.ROOT);
    if (json) {
      counts.forEach((value, orders) -> {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(what, value);
        line.put("orders", orders);
        out(Json.line(line));
      });
      return;
    }
    Table table = new Table(List.of(by.name(), "ORDERS"));
    counts.forEach((value, orders) -> table.add(List.of(value, orders.toString())));
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    table.add(List.of("total", Long.toString(total)));
    out(table.text());
  }

  private interface Total {
    long count();
  }

  /** For people who would take a part for the whole. */
  private void note(int shown, Total total) {
    if (shown == 0) {
      spec.commandLine().getErr().println("No order matches.");
    } else if (shown == limit) {
      long found = total.count();
      if (found > shown) {
        spec.commandLine()
            .getErr()
            .println(
                "The oldest %d of %d orders. See more with --limit, or count them with --count-by."
                    .formatted(shown, found));
      }
    }
  }

  private void out(String text) {
    spec.commandLine().getOut().println(text);
  }
}
