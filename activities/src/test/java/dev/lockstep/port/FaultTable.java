package dev.lockstep.port;

import java.util.ArrayList;
import java.util.List;

/** What became of every write under every fault: filled row by row, printed when all are there. */
public final class FaultTable {
  private final String platform;
  private final List<Row> rows = new ArrayList<>();

  /**
   * One write under one fault.
   *
   * @param attempts how often the caller tried until it knew
   * @param effects how often the platform did it
   */
  private record Row(String write, String fault, int attempts, int effects) {}

  public FaultTable(String platform) {
    this.platform = platform;
  }

  public synchronized void add(String write, String fault, int attempts, int effects) {
    rows.add(new Row(write, fault, attempts, effects));
  }

  public synchronized void print() {
    System.out.printf("%n%s: write × fault → attempts, effects%n", platform);
    rows.forEach(row ->
        System.out.printf(
            "  %-28s %-34s %d attempt(s), %d effect(s)%n",
            row.write(), row.fault(), row.attempts(), row.effects()));
  }
}
