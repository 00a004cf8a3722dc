package dev.lockstep.reconcile;

import dev.lockstep.reconciliation.DayCount;
import dev.lockstep.reconciliation.OrderFinding;
import dev.lockstep.reconciliation.ReconciliationResult;
import dev.lockstep.reconciliation.Turnover;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tables for spreadsheets, as RFC 4180 has them. A cell that a spreadsheet would take for a formula
 * is made text.
 */
public final class Csv {
  private static final String END = "\r\n";

  private final StringBuilder text = new StringBuilder();

  private Csv() {}

  /** One row per finding. */
  public static String findings(ReconciliationResult result, Repairs repairs) {
    Csv csv = new Csv();
    csv.row(
        "order",
        "number",
        "link",
        "day",
        "finding",
        "owner",
        "progress",
        "exception",
        "source",
        "temporal",
        "warehouse",
        "repair");
    for (OrderFinding finding : result.findings()) {
      csv.row(
          finding.order(),
          finding.number(),
          result.link(),
          finding.day(),
          finding.kind(),
          finding.owner(),
          finding.progress(),
          finding.exception(),
          finding.source(),
          finding.temporal(),
          finding.warehouse(),
          repairs.command(finding));
    }
    return csv.text.toString();
  }

  /** One row per day and currency, the sums in its smallest unit's decimals. */
  public static String days(ReconciliationResult result) {
    Csv csv = new Csv();
    csv.row(
        "link",
        "day",
        "placed",
        "cancelled",
        "waiting",
        "due",
        "released",
        "dispatched",
        "confirmed",
        "unknown",
        "parked",
        "with_findings",
        "currency",
        "placed_value",
        "released_value",
        "dispatched_value",
        "confirmed_value");
    for (DayCount day : result.days()) {
      List<Turnover> sums = day.turnover();
      if (sums.isEmpty()) {
        csv.row(counts(result, day, null).toArray());
      }
      sums.forEach(sum -> csv.row(counts(result, day, sum).toArray()));
    }
    return csv.text.toString();
  }

  private static List<@Nullable Object> counts(
      ReconciliationResult result, DayCount day, @Nullable Turnover sum) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(result.link());
    cells.add(day.day());
    cells.add(day.placed());
    cells.add(day.cancelled());
    cells.add(day.waiting());
    cells.add(day.due());
    cells.add(day.released());
    cells.add(day.dispatched());
    cells.add(day.confirmed());
    cells.add(day.unknown());
    cells.add(day.parked());
    cells.add(day.withFindings());
    if (sum != null) {
      cells.add(sum.placed().currency());
      cells.add(Amounts.plain(sum.placed()));
      cells.add(Amounts.plain(sum.released()));
      cells.add(Amounts.plain(sum.dispatched()));
      cells.add(Amounts.plain(sum.confirmed()));
    } else {
      for (int i = 0; i < 5; i++) {
        cells.add(null);
      }
    }
    return cells;
  }

  private void row(@Nullable Object... cells) {
    text.append(
            Arrays.stream(cells)
                .map(cell -> cell == null ? "" : cell(cell.toString()))
                .collect(Collectors.joining(",")))
        .append(END);
  }

  static String cell(String value) {
    String safe = isFormula(value) ? "'" + value : value;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }

  private static boolean isFormula(String value) {
    return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
  }
}
