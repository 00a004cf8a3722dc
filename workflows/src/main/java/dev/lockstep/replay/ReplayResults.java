package dev.lockstep.replay;

import java.util.List;

/** Some of the results, in the order in which the orders were replayed. */
public record ReplayResults(int version, List<ReplayedOrder> results) {
  public static final int VERSION = 1;

  public ReplayResults {
    version = version == 0 ? VERSION : version;
    results = results == null ? List.of() : List.copyOf(results);
  }

  public ReplayResults(List<ReplayedOrder> results) {
    this(VERSION, results);
  }
}
