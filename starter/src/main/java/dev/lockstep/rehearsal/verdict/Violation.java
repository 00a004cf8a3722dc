package dev.lockstep.rehearsal.verdict;

/** What a run must never come to. */
public enum Violation {
  /** An order that should ship is not in a warehouse, or not with all it should have. */
  LOST("lost"),
  /** A warehouse has an order twice, or more of it than was bought. */
  DUPLICATED("duplicated"),
  /** A parcel left, and the customer cannot see it. */
  UNCONFIRMED("unconfirmed"),
  /** An order shipped although it was given up while it could still be stopped. */
  EARLY_CANCELLED("earlyCancelled"),
  /** An order shipped although it was given up, and nobody was told that it was too late. */
  DISPATCHED_THOUGH_CANCELLED("dispatchedThoughCancelled"),
  /** The customer sees a parcel that never left, or other content than left. */
  PARCELS_DIFFER("parcelsDiffer"),
  /** An order has not come to its end, and no person knows why. */
  STUCK_WITHOUT_CODE("stuckWithoutCode"),
  /** A forged hint was taken for true. */
  FORGED_ACCEPTED("forgedAccepted");

  private final String key;

  Violation(String key) {
    this.key = key;
  }

  /** Its name in reports for machines. */
  public String key() {
    return key;
  }
}
