package dev.lockstep.replay;

/** What can be done with one order. The names stand in histories and reports. */
public enum ReplayStep {
  /** It is parked: the step is tried again, as a person's RETRY. */
  RETRY,
  /** An activity waits for its next attempt: that attempt is made now. */
  TRY_NOW,
  /** A step failed and nothing waits for it: source and warehouse are read again. */
  READ_AGAIN,
  /** A new run goes on from a point of its history, with everything it knew there. */
  RESET,
  /** It ended otherwise than by itself: it begins anew under the same id. */
  START_AGAIN,
  /** Nobody knows it yet: it begins. */
  START,
  /** A person has to look first. */
  ASK,
  /** It is well, or over. */
  NOTHING;

  /** Whether something happens to the order. */
  public boolean acts() {
    return switch (this) {
      case RETRY, TRY_NOW, READ_AGAIN, RESET, START_AGAIN, START -> true;
      case ASK, NOTHING -> false;
    };
  }
}
