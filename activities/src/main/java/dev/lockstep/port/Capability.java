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
  /** Warehouse: lists the fulfilments that changed in other ways than by a shipment. */
  FULFILMENT_FEED,
  /** Order source: holds deliveries and parcels of its own. */
  NATIVE_DELIVERIES,
  /** Order source: keeps our keys of deliveries and parcels. */
  PARCEL_KEYS,
  /** Order source: shows a parcel that has no tracking number yet. */
  UNTRACKED_PARCELS,
  /** Order source: a tracking number can be corrected once it is written. */
  CHANGE_TRACKING,
  /** Order source: a delivery that was told can be taken away again. */
  TAKE_BACK,
  /** Order source: says so when somebody else wrote since we read. */
  VERSIONED_WRITES,
  /** Order source: tells our own writes from those of others. */
  OWN_WRITES,
  /** Order source: notes that a warehouse has the order. */
  RELEASE_NOTE,
  /** Order source: shows single lines or quantities as cancelled. */
  CANCEL_PARTS,
  /** Order source: keeps the evidence of a refused cancellation. */
  REFUSAL_NOTE,
  /** Order source: can name the orders a payment belongs to. */
  FIND_BY_PAYMENT,
  /** Order source: lists the orders that changed since a time. */
  CHANGE_FEED,
  /** Order source: keeps a log of its messages, numbered per resource, that we may read. */
  MESSAGE_LOG,
  /** Order source: says whether the webhooks that send to us do so. */
  WEBHOOK_HEALTH
}
