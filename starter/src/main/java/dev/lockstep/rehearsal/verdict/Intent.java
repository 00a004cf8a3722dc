package dev.lockstep.rehearsal.verdict;

/** What the customer wants of an order. */
public enum Intent {
  /** Have it, as it was placed. */
  SHIP,
  /** Have it changed before a warehouse has it. */
  EDIT,
  /** Have it changed when a warehouse has it already. */
  EDIT_LATE,
  /** Give it up while a warehouse can still stop it. */
  CANCEL_EARLY,
  /** Give it up when a warehouse may be past its cut-off. */
  CANCEL_LATE;

  public boolean isCancellation() {
    return switch (this) {
      case CANCEL_EARLY, CANCEL_LATE -> true;
      case SHIP, EDIT, EDIT_LATE -> false;
    };
  }
}
