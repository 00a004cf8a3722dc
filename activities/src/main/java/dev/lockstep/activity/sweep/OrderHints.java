package dev.lockstep.activity.sweep;

import dev.lockstep.order.Dispatched;
import dev.lockstep.order.FulfilmentChanged;

/** The way to orders. */
interface OrderHints {

  /**
   * Gives a hint to one order; opens one that has ended if it is news to it, and never starts one.
   *
   * @throws RuntimeException where it could not be found out whether the order has it
   */
  Answer give(String workflowId, Dispatched hint);

  /** As {@link #give}: the warehouse changed its mind about a fulfilment. */
  Answer alter(String workflowId, FulfilmentChanged hint);

  /** Whether an order took it. */
  enum Answer {
    TAKEN,
    /** The order has ended, and had seen the shipment as it is. */
    KNOWN,
    /** Ended without anything to go on from, or never started. */
    CLOSED
  }
}
