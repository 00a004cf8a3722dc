package dev.lockstep.activity;

/** What became of a hint. */
public enum HintAnswer {
  /** A running order has it. */
  TAKEN,
  /** The order had ended; it is open again and has it. */
  REOPENED,
  /** The order has ended, and knew it. */
  KNOWN,
  /** The order has ended, and no warehouse had any of it. */
  OVER
}
