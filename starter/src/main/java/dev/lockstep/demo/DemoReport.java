package dev.lockstep.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a demo comes to.
 *
 * @param outcomes one row per order, pair by pair, in the order of placing
 * @param verdicts what the ledgers say about the orders of each pair
 */
public record DemoReport(List<OrderOutcome> outcomes, Map<Pair, LedgerVerdict> verdicts) {
  private static final String UNNUMBERED = "(no number)";

  public DemoReport {
    outcomes = List.copyOf(outcomes);
    verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
  }

  /** Of all orders. */
  public Counts counts() {
    return Counts.of(outcomes, verdicts.values());
  }

  /** Of the orders of each pair, by its name. */
  public Map<String, Counts> countsByLink() {
    Map<String, Counts> counts = new LinkedHashMap<>();
    verdicts.forEach((pair, verdict) ->
        counts.put(pair.toString(), Counts.of(outcomes(pair), List.of(verdict))));
    return counts;
  }

  /** Nothing lost, nothing duplicated. */
  public boolean isClean() {
    return verdicts.values().stream().allMatch(LedgerVerdict::isClean);
  }

  /** Stories that ended otherwise than written. */
  public long surprises() {
    return outcomes.stream().filter(outcome -> !outcome.asExpected()).count();
  }

  /** All orders in one sentence, and where several pairs played, one more line for each. */
  public String sentence() {
    StringBuilder sentence = new StringBuilder(counts().sentence());
    if (verdicts.size() > 1) {
      countsByLink()
          .forEach((link, counts) ->
              sentence.append("\n  ").append(link).append(": ").append(counts.sentence()));
    }
    return sentence.toString();
  }

  /** A row per order; those that surprise are marked. */
  public String table() {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"", "link", "order", "story", "expected", "outcome"});
    for (OrderOutcome outcome : outcomes) {
      rows.add(
          new String[] {
            outcome.asExpected() ? " " : "!",
            outcome.pair().toString(),
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

  private List<OrderOutcome> outcomes(Pair pair) {
    return outcomes.stream().filter(outcome -> outcome.pair() == pair).toList();
  }

  private static String line(String[] row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.length; column++) {
      line.append(row[column]).append(" ".repeat(widths[column] - row[column].length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
