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
    /** It was told: it runs since before the change, or had ended and shows now as cancelled. */
    HINTED,
    /** It runs, and was started after the change: it has read it, or will. */
    KNOWN,
    /** Somebody stopped it in Temporal: it stays so until a person starts it again. */
    STOPPED,
    /** It is over, and the change is nothing to it. */
    CLOSED
  }
}
