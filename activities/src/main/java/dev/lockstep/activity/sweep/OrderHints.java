package dev.lockstep.activity.sweep;

import dev.lockstep.order.Dispatched;

/** The way to orders. */
@FunctionalInterface
interface OrderHints {

  /**
   * Gives a hint to one order; opens one that has ended if it is news to it, and never starts one.
   *
   * @throws RuntimeException where it could not be found out whether the order has it
   */
  Answer give(String workflowId, Dispatched hint);

  /** Whether an order took it. */
  enum Answer {
    TAKEN,
    /** The order has ended, and had seen the shipment as it is. */
    KNOWN,
    /** Ended without anything to go on from, or never started. */
    CLOSED
  }
}
