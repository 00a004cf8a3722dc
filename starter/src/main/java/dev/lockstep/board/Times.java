package dev.lockstep.board;

import java.time.Duration;

/** Lengths of time as people say them. */
final class Times {
  private Times() {}

  /** The two largest units: {@code 2 d 4 h}, {@code 1 h 5 min}, {@code 12 min}, {@code 40 s}. */
  static String words(Duration length) {
    Duration size = length.abs();
    if (size.toDays() > 0) {
      return two(size.toDays(), "d", size.toHoursPart(), "h");
    }
    if (size.toHours() > 0) {
      return two(size.toHours(), "h", size.toMinutesPart(), "min");
    }
    return size.toMinutes() > 0 ? size.toMinutes() + " min" : size.toSeconds() + " s";
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }
}
