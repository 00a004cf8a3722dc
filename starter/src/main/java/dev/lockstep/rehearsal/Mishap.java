package dev.lockstep.rehearsal;

/**
 * A fault that befalls one order.
 *
 * @param times how many calls in a row it strikes
 */
record Mishap(Fault fault, Spot spot, int times) {

  /** The step at which it strikes. */
  enum Spot {
    /** Lockstep reads the order from its shop. */
    READ,
    /** Lockstep writes to the order in its shop. */
    WRITE,
    /** Lockstep tells the shop of a parcel. */
    CONFIRM,
    /** Lockstep creates the order in the warehouse. */
    CREATE,
    /** Lockstep calls the warehouse about the order, whatever it wants. */
    WAREHOUSE
  }
}
