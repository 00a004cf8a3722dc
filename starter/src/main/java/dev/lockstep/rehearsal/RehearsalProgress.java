package dev.lockstep.rehearsal;

import java.io.PrintWriter;
import java.time.Duration;

/**
 * How far a rehearsal is, for the person who waits: one line that rewrites itself on a terminal,
 * elsewhere a line every tenth and every minute.
 */
public final class RehearsalProgress {
  private static final int WIDTH = 30;
  private static final int PARTS = 10;

  private final PrintWriter err;
  private final boolean interactive;
  private int tenths = -1;
  private long minutes;

  public RehearsalProgress(PrintWriter err, boolean interactive) {
    this.err = err;
    this.interactive = interactive;
  }

  void show(int ended, int orders, int kills, int restarts, Duration passed) {
    int done = PARTS * ended / orders;
    if (!interactive && done == tenths && passed.toMinutes() == minutes) {
      return;
    }
    tenths = done;
    minutes = passed.toMinutes();
    int filled = WIDTH * ended / orders;
    String line =
        "[%s%s] %d of %d ended · kills %d, Temporal restarts %d · %s%s"
            .formatted(
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                ended,
                orders,
                kills,
                restarts,
                minutesAndSeconds(passed),
                left(ended, orders, passed));
    err.print(interactive ? "\r" + line + "\u001b[K" : line + System.lineSeparator());
    err.flush();
  }

  private static String minutesAndSeconds(Duration time) {
    return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }

  /** As fast as so far; nothing is said where that is not known yet, or no more than a moment. */
  private static String left(int ended, int orders, Duration passed) {
    if (ended == 0) {
      return "";
    }
    Duration left = passed.multipliedBy(orders - ended).dividedBy(ended);
    return left.toMinutes() == 0 ? "" : ", about %d min left".formatted(left.toMinutes());
  }

  void end() {
    if (interactive) {
      err.println();
      err.flush();
    }
  }
}
