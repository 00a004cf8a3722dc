package dev.lockstep.activity.sweep;

import dev.lockstep.common.LinkId;
import dev.lockstep.port.OrderSource.ChangedOrder;

/** The way to orders that may not have been started yet. */
@FunctionalInterface
interface OrderOffers {

  /**
   * Offers a changed order.
   *
   * @throws RuntimeException where it could not be found out whether the order has it
   */
  Answer offer(LinkId link, ChangedOrder changed);

  /** What became of the offer. */
  enum Answer {
    /** Nobody had started it. */
    STARTED,
    /** It was told: it has not read it, or had ended and shows now as cancelled. */
    HINTED,
    /** It runs, and has read the change or will: it says so, or was started well after it. */
    KNOWN,
    /** Somebody stopped it in Temporal: it stays so until a person starts it again. */
    STOPPED,
    /** It is over, and the change is nothing to it. */
    CLOSED
  }
}
