package dev.lockstep.cli.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an order ended otherwise than by itself.
 *
 * @param by whom Temporal names; null where nobody did it
 * @param reason what that person said; null where nothing was, or where it may not be shown
 * @param sent what warehouses were given, each in a clause
 */
public record Stop(How how, @Nullable String by, @Nullable String reason, List<String> sent) {
  public Stop {
    sent = List.copyOf(sent);
  }

  /** What ended it. */
  public enum How {
    TERMINATED("terminated"),
    CANCELLED_IN_TEMPORAL("cancelled in Temporal"),
    FAILED("failed"),
    TIMED_OUT("timed out");

    private final String words;

    How(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** How, by whom and why, as far as it is known. */
  public String sentence() {
    return how.words() + (by == null ? "" : " by " + by) + (reason == null ? "" : ": " + reason);
  }

  /** Nobody wanted it, so that what comes in starts the order again. */
  boolean isMishap() {
    return switch (how) {
      case TERMINATED, CANCELLED_IN_TEMPORAL -> false;
      case FAILED, TIMED_OUT -> true;
    };
  }
}
