package dev.lockstep.bench;

import java.time.Duration;
import java.util.List;

/** Figures from rounds. */
final class Rounds {
  private static final double NANOS_PER_SECOND = 1e9;

  private Rounds() {}

  /** So many a second. */
  static double rate(int count, Duration took) {
    return count / (took.toNanos() / NANOS_PER_SECOND);
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** To the hundredth. */
  static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /**
   * How two sorts compare.
   *
   * @param ratio of the medians
   * @param lowest in the round that was worst for the first
   * @param highest in the round that was best for it
   */
  public record Ratio(double ratio, double lowest, double highest) {
    static Ratio of(List<Double> ones, List<Double> others) {
      double lowest = Double.MAX_VALUE;
      double highest = 0;
      for (int i = 0; i < ones.size(); i++) {
        double ratio = ones.get(i) / others.get(i);
        lowest = Math.min(lowest, ratio);
        highest = Math.max(highest, ratio);
      }
      return new Ratio(rounded(median(ones) / median(others)), rounded(lowest), rounded(highest));
    }
  }
}
