package dev.lockstep.cli;

import dev.lockstep.cli.find.OrderRow;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders as a table, with links where there is a Web UI to link to. */
final class OrderTable {
  private static final String NONE = "–";

  private OrderTable() {}

  static Table of(List<OrderRow> rows, Times times) {
    boolean linked = rows.stream().anyMatch(row -> row.webUi() != null);
    List<String> headings =
        new ArrayList<>(
            List.of("ORDER", "LINK", "STAGE", "AGE", "EXCEPTION", "OWNER", "ASSIGNEE", "DUE"));
    if (linked) {
      headings.add("WEB UI");
    }
    Table table = new Table(headings);
    rows.forEach(row -> table.add(cells(row, times, linked)));
    return table;
  }

  private static List<String> cells(OrderRow row, Times times, boolean linked) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                row.number(),
                row.link(),
                row.problems().isEmpty() ? shown(row.stage()) : "cannot go on",
                times.age(row.started()),
                shown(row.exception()),
                shown(row.owner()),
                shown(row.assignee()),
                due(row, times)));
    if (linked) {
      URI page = row.webUi();
      cells.add(page == null ? NONE : page.toString());
    }
    return cells;
  }

  /** Over is over: nobody is late any more. */
  private static String due(OrderRow row, Times times) {
    Instant due = row.due();
    return due == null || row.closed() != null ? NONE : times.due(due);
  }

  static String shown(@Nullable String word) {
    return word == null ? NONE : word;
  }
}
