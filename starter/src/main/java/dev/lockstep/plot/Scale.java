package dev.lockstep.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where on the picture a value lies. */
public sealed interface Scale {
  double at(double value);

  List<Tick> ticks();

  /** A mark on an axis. */
  record Tick(double value, String words) {}

  /** From 0, with the same distance for the same difference. */
  static Scale fromZero(double most, double from, double to) {
    return new Linear(most <= 0 ? 1 : most, from, to);
  }

  /** Of seconds since a start, marked as {@code 1:30}. */
  static Scale ofTime(double most, double from, double to) {
    return new Time(Math.max(1, most), from, to);
  }

  /** Of seconds, with the same distance for the same ratio; what is shorter lies at the edge. */
  static Scale ofSeconds(double least, double most, double from, double to) {
    double low = Math.pow(10, Math.floor(Math.log10(Math.max(least, 0.001))));
    return new Logarithmic(low, Math.max(most, low * 10), from, to);
  }

  /** See {@link #fromZero}. */
  record Linear(double most, double from, double to) implements Scale {
    private static final int MOST_TICKS = 6;
    private static final double[] PARTS = {0.1, 0.2, 0.5, 1, 2};

    @Override
    public double at(double value) {
      return from + (to - from) * value / most;
    }

    @Override
    public List<Tick> ticks() {
      double magnitude = Math.pow(10, Math.floor(Math.log10(most)));
      double step = magnitude;
      for (double part : PARTS) {
        step = magnitude * part;
        if (most / step <= MOST_TICKS) {
          break;
        }
      }
      List<Tick> ticks = new ArrayList<>();
      for (int i = 0; i * step <= most * 1.0001; i++) {
        ticks.add(new Tick(i * step, words(i * step, step)));
      }
      return ticks;
    }

    private static String words(double value, double step) {
      return step >= 1
          ? String.format(Locale.ROOT, "%,d", Math.round(value))
          : String.format(Locale.ROOT, step >= 0.1 ? "%.1f" : "%.2f", value);
    }
  }

  /** See {@link #ofTime}. */
  record Time(double most, double from, double to) implements Scale {
    private static final int[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600};
    private static final int MOST_TICKS = 9;

    @Override
    public double at(double value) {
      return from + (to - from) * value / most;
    }

    @Override
    public List<Tick> ticks() {
      int step = STEPS[STEPS.length - 1];
      for (int candidate : STEPS) {
        if (most / candidate <= MOST_TICKS) {
          step = candidate;
          break;
        }
      }
      List<Tick> ticks = new ArrayList<>();
      for (int second = 0; second <= most; second += step) {
        ticks.add(new Tick(second, "%d:%02d".formatted(second / 60, second % 60)));
      }
      return ticks;
    }
  }

  /** See {@link #ofSeconds}. */
  record Logarithmic(double least, double most, double from, double to) implements Scale {
    private static final double[] MARKS = {0.001, 0.01, 0.1, 1, 10, 60, 600, 3600};

    @Override
    public double at(double value) {
      double share =
          (Math.log10(Math.max(value, least)) - Math.log10(least))
              / (Math.log10(most) - Math.log10(least));
      return from + (to - from) * share;
    }

    @Override
    public List<Tick> ticks() {
      List<Tick> ticks = new ArrayList<>();
      for (double mark : MARKS) {
        if (mark >= least && mark <= most * 1.0001) {
          ticks.add(new Tick(mark, words(mark)));
        }
      }
      return ticks;
    }

    private static String words(double seconds) {
      if (seconds < 1) {
        return Math.round(seconds * 1000) + " ms";
      }
      if (seconds < 60) {
        return Math.round(seconds) + " s";
      }
      return seconds < 3600 ? Math.round(seconds / 60) + " min" : "1 h";
    }
  }
}
