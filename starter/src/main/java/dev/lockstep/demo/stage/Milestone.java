package dev.lockstep.demo.stage;

/** What a ledger can say of an order on its way. */
public enum Milestone {
  /** A warehouse has it. */
  IN_WAREHOUSE,
  /** A parcel of it has left. */
  DISPATCHED,
  /** Its shop shows a parcel. */
  SHOWN,
  /** A warehouse, or its shop, has given it up. */
  CANCELLED
}
