package dev.lockstep.webhook;

/** What became of a hint that was delivered. All of these are good news to its sender. */
public enum Reception {
  /** A workflow has it. */
  TAKEN,
  /** The order had ended; the hint was news to it, so it is open again and has it. */
  REOPENED,
  /** The order is over, and the hint is no news to it. */
  CLOSED,
  /** No order belongs to it, or none yet: a sweep finds what matters. */
  UNKNOWN_ORDER,
  /** No link concerns the connection it came from. */
  NO_LINK;

  /** The better one of what two links made of the same hint. */
  Reception or(Reception other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
