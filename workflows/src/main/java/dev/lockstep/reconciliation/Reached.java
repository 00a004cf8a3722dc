package dev.lockstep.reconciliation;

/** How far an order has come, as the platforms show it. */
public enum Reached {
  /** Placed, and waiting for its payment or its completion. */
  WAITING,
  /** Paid and complete, and no warehouse has it. */
  DUE,
  RELEASED,
  /** Everything that will ship has left, and the source does not show all of it. */
  DISPATCHED,
  /** The source shows what left. */
  CONFIRMED,
  CANCELLED,
  UNKNOWN;

  /** Whether somebody still has to do something before the customer has it all. */
  public boolean isOpen() {
    return switch (this) {
      case WAITING, DUE, RELEASED, DISPATCHED -> true;
      case CONFIRMED, CANCELLED, UNKNOWN -> false;
    };
  }
}
