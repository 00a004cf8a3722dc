package dev.lockstep.replay;

/** What somebody wants of a replay. */
public enum ReplayWish {
  /** Whatever makes each order go on, and nothing where that is not safe without a person. */
  WHATEVER_FITS,
  /** Retry what is parked, a create with an unknown outcome included. */
  RETRY,
  /** Go back to before the last step. */
  RESET,
  /** Begin anew what has ended. */
  RESTART
}
