package dev.lockstep.rehearsal;

import java.io.PrintWriter;

/**
 * How far a rehearsal is, for the person who waits: one line that rewrites itself on a terminal, a
 * line every tenth elsewhere.
 */
public final class RehearsalProgress {
  private static final int WIDTH = 30;
  private static final int PARTS = 10;

  private final PrintWriter err;
  private final boolean interactive;
  private int tenths = -1;

  public RehearsalProgress(PrintWriter err, boolean interactive) {
    this.err = err;
    this.interactive = interactive;
  }

  void show(int ended, int orders, int kills, int restarts) {
    int done = PARTS * ended / orders;
    if (!interactive && done == tenths) {
      return;
    }
    tenths = done;
    int filled = WIDTH * ended / orders;
    String line =
        "[%s%s] %d of %d ended · kills %d, Temporal restarts %d"
            .formatted(
                "#".repeat(filled), ".".repeat(WIDTH - filled), ended, orders, kills, restarts);
    err.print(interactive ? "\r" + line : line + System.lineSeparator());
    err.flush();
  }

  void end() {
    if (interactive) {
      err.println();
      err.flush();
    }
  }
}
