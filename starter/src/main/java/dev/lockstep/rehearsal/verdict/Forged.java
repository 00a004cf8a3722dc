package dev.lockstep.rehearsal.verdict;

/**
 * A hint that no platform sent.
 *
 * @param order the order it speaks of
 * @param status what the receiver answered; 0 where no answer came
 */
public record Forged(String link, String order, Trick trick, int status) {

  /** How it was forged. */
  public enum Trick {
    /** Signed with another key, or not at all. */
    WRONG_SIGNATURE,
    /** Signed rightly, long ago. */
    STALE_TIMESTAMP,
    /** Signed rightly, of an order that its source has not. */
    UNKNOWN_ORDER,
    /** Taken from the wire and sent once more, byte for byte. */
    REPLAYED_BODY;

    /** Whether the receiver can see by itself that the hint is forged. */
    public boolean isVisible() {
      return switch (this) {
        case WRONG_SIGNATURE, STALE_TIMESTAMP -> true;
        case UNKNOWN_ORDER, REPLAYED_BODY -> false;
      };
    }
  }

  /** Whether the receiver took it for true. */
  boolean isTaken() {
    return status >= 200 && status < 300;
  }
}
