package dev.lockstep.port;

/** What not every platform can do. A missing one is declared, and tested by its refusal. */
public enum Capability {
  /**
   * Warehouse: a create is keyed by our reference, so that repeating it cannot make a second one.
   */
  KEYED_CREATE,
  /** Warehouse: single lines or quantities can be cancelled. */
  CANCEL_LINES,
  /** Warehouse: address and service can be amended before the floor has the order. */
  AMEND,
  /** Warehouse: says which SKUs it knows. */
  SKU_LOOKUP,
  /** Order source: holds deliveries and parcels of its own. */
  NATIVE_DELIVERIES,
  /** Order source: notes that a warehouse has the order. */
  RELEASE_NOTE,
  /** Order source: can name the orders a payment belongs to. */
  FIND_BY_PAYMENT
}
