package dev.lockstep.cli;

import dev.lockstep.reconcile.Repairs;
import dev.lockstep.reconciliation.AgeCount;
import dev.lockstep.reconciliation.DayCount;
import dev.lockstep.reconciliation.Gap;
import dev.lockstep.reconciliation.KindCount;
import dev.lockstep.reconciliation.OrderFinding;
import dev.lockstep.reconciliation.ReconciliationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** A reconciliation as somebody at a terminal reads it. */
final class ReconcileScreen {
  private final int limit;
  private final Repairs repairs;
  private final List<String> lines = new ArrayList<>();

  ReconcileScreen(int limit, Repairs repairs) {
    this.limit = limit;
    this.repairs = repairs;
  }

  String render(ReconciliationResult result, String id) {
    lines.add(
        "Orders of %s placed %s (%s)"
            .formatted(
                result.link(),
                result.from().equals(result.to())
                    ? result.from()
                    : result.from() + " to " + result.to(),
                result.zone()));
    lines.add("");
    days(result);
    ages(result);
    kinds(result);
    findings(result);
    unknown(result);
    lines.add("");
    lines.add("Kept as %s".formatted(id));
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private void days(ReconciliationResult result) {
    Table table =
        new Table(
            List.of(
                "DAY",
                "PLACED",
                "WAITING",
                "DUE",
                "RELEASED",
                "DISPATCHED",
                "CONFIRMED",
                "CANCELLED",
                "UNKNOWN",
                "PARKED"));
    for (DayCount day : result.days()) {
      table.add(
          List.of(
              day.day().toString(),
              number(day.placed()),
              number(day.waiting()),
              number(day.due()),
              number(day.released()),
              number(day.dispatched()),
              number(day.confirmed()),
              number(day.cancelled()),
              number(day.unknown()),
              number(day.parked())));
    }
    if (result.days().size() > 1) {
      table.add(
          List.of(
              "total",
              sum(result, DayCount::placed),
              sum(result, DayCount::waiting),
              sum(result, DayCount::due),
              sum(result, DayCount::released),
              sum(result, DayCount::dispatched),
              sum(result, DayCount::confirmed),
              sum(result, DayCount::cancelled),
              sum(result, DayCount::unknown),
              sum(result, DayCount::parked)));
    }
    lines.addAll(table.lines());
  }

  private void ages(ReconciliationResult result) {
    if (result.ages().isEmpty()) {
      return;
    }
    lines.add("");
    Table table = new Table(List.of("OPEN ORDERS", "AGE", "ORDERS"));
    for (AgeCount age : result.ages()) {
      table.add(
          List.of(
              age.reached().name().toLowerCase(Locale.ROOT),
              age.age().words(),
              number(age.orders())));
    }
    lines.addAll(table.lines());
  }

  private void kinds(ReconciliationResult result) {
    lines.add("");
    if (result.kinds().isEmpty()) {
      lines.add(
          result.unknownSides() == 0 && result.gaps().isEmpty()
              ? "Nothing is wrong with any of them."
              : "Nothing wrong was found, as far as it could be found out.");
      return;
    }
    Table table = new Table(List.of("FINDING", "OWNER", "ORDERS"));
    for (KindCount kind : result.kinds()) {
      table.add(List.of(kind.kind().name(), kind.owner().words(), number(kind.findings())));
    }
    lines.addAll(table.lines());
  }

  private void findings(ReconciliationResult result) {
    result.findings().stream().limit(limit).forEach(this::finding);
    int more = result.allFindings() - Math.min(limit, result.findings().size());
    if (more > 0) {
      lines.add("");
      lines.add(
          "and %d more. See them with --limit, --format json or --format html.".formatted(more));
    }
  }

  private void finding(OrderFinding finding) {
    lines.add("");
    lines.add(
        "%s  %s%s  %s  %s"
            .formatted(
                finding.kind(),
                finding.order(),
                finding.number() == null || finding.number().equals(finding.order().value())
                    ? ""
                    : " (%s)".formatted(finding.number()),
                finding.day(),
                finding.owner().words()));
    lines.add("  " + finding.kind().meaning());
    lines.add("  source     " + finding.source());
    lines.add("  temporal   " + finding.temporal());
    lines.add("  warehouse  " + finding.warehouse());
    lines.add(
        "  %s  %s"
            .formatted(
                switch (finding.remedy()) {
                  case START, RECHECK, RESOLVE, REPLAY, RESET, REOPEN -> "repair   ";
                  case LOOK -> "look     ";
                },
                repairs.command(finding)));
  }

  private void unknown(ReconciliationResult result) {
    if (result.unknownSides() > 0) {
      lines.add("");
      lines.add(
          "Look-ups that failed: %d. Nothing follows from them; run it again later."
              .formatted(result.unknownSides()));
      result.unknown().stream()
          .limit(limit)
          .forEach(unknown ->
              lines.add(
                  "  %s: %s%s"
                      .formatted(
                          unknown.order(),
                          unknown.connection() == null
                              ? unknown.side().words()
                              : unknown.connection(),
                          unknown.reason() == null ? "" : ", " + unknown.reason())));
    }
    for (Gap gap : result.gaps()) {
      lines.add("");
      lines.add("Not everything was listed: " + gap.reason());
    }
  }

  private static String sum(ReconciliationResult result, ToIntFunction<DayCount> count) {
    return number(result.days().stream().mapToInt(count).sum());
  }

  private static String number(int count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }
}
