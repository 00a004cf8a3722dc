package dev.lockstep.cli;

import java.io.PrintWriter;

/** How far something is, for the person who waits at a terminal; silent elsewhere. */
final class ProgressBar {
  private static final int WIDTH = 30;

  private final PrintWriter err;
  private final boolean interactive;
  private int length;

  ProgressBar(PrintWriter err, boolean interactive) {
    this.err = err;
    this.interactive = interactive;
  }

  void show(int done, int all, String words) {
    if (!interactive) {
      return;
    }
    int filled = all == 0 ? WIDTH : WIDTH * done / all;
    String line =
        "[%s%s] %d of %d %s"
            .formatted("#".repeat(filled), ".".repeat(WIDTH - filled), done, all, words);
    err.print("\r" + line);
    err.flush();
    length = line.length();
  }

  /** Makes room for a line of something else. */
  void clear() {
    if (interactive && length > 0) {
      err.print("\r" + " ".repeat(length) + "\r");
      err.flush();
    }
  }

  void end() {
    clear();
  }
}
