package dev.lockstep.demo;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.demo.LedgerVerdict.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a demo comes to.
 *
 * @param outcomes one row per order, in the order of placing
 * @param verdict what the ledgers say about all of them
 */
public record DemoReport(List<OrderOutcome> outcomes, LedgerVerdict verdict) {
  private static final String UNNUMBERED = "(no number)";

  public DemoReport {
    outcomes = List.copyOf(outcomes);
  }

  public int placed() {
    return outcomes.size();
  }

  public int confirmed() {
    return verdict.count(Fate.CONFIRMED);
  }

  public int cancelled() {
    return verdict.count(Fate.CANCELLED);
  }

  public int lost() {
    return verdict.count(Fate.LOST);
  }

  public int duplicated() {
    return verdict.duplicated().size();
  }

  /** Parked orders by the code that stands first. */
  public Map<String, Integer> parked() {
    Map<String, Integer> byCode = new TreeMap<>();
    for (OrderOutcome outcome : outcomes) {
      if (outcome.fate() == Fate.PARKED) {
        ExceptionCode code = outcome.parked().getFirst();
        byCode.merge(code.name(), 1, Integer::sum);
      }
    }
    return byCode;
  }

  /** Nothing lost, nothing duplicated. */
  public boolean isClean() {
    return verdict.isClean();
  }

  /** Stories that ended otherwise than written. */
  public long surprises() {
    return outcomes.stream().filter(outcome -> !outcome.asExpected()).count();
  }

  public String sentence() {
    Map<String, Integer> parked = parked();
    String codes =
        parked.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return "%d placed, %d confirmed, %d cancelled, %d parked%s, lost %d, duplicated %d."
        .formatted(
            placed(),
            confirmed(),
            cancelled(),
            verdict.count(Fate.PARKED),
            codes.isEmpty() ? "" : " (" + codes + ")",
            lost(),
            duplicated());
  }

  /** A row per order; those that surprise are marked. */
  public String table() {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"", "order", "story", "expected", "outcome"});
    for (OrderOutcome outcome : outcomes) {
      rows.add(
          new String[] {
            outcome.asExpected() ? " " : "!",
            outcome.number() == null ? UNNUMBERED : outcome.number(),
            outcome.story(),
            outcome.expected().toString(),
            outcome.words()
          });
    }
    int[] widths = new int[rows.getFirst().length];
    for (String[] row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row[column].length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
  }

  private static String line(String[] row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.length; column++) {
      line.append(row[column]).append(" ".repeat(widths[column] - row[column].length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
