package dev.lockstep.activity.sweep;

import dev.lockstep.order.Dispatched;

/** The way to running orders. */
@FunctionalInterface
interface OrderHints {

  /**
   * Gives a hint to one order; never starts one.
   *
   * @throws RuntimeException where it could not be found out whether the order has it
   */
  Answer give(String workflowId, Dispatched hint);

  /** Whether an order was there to take it. */
  enum Answer {
    TAKEN,
    /** Completed, or never started. */
    CLOSED
  }
}
