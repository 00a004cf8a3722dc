package dev.lockstep.activity.sweep;

import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.port.LoggedMessage;
import dev.lockstep.port.webhook.Hint;
import java.util.List;

/** The way to what orders have read, and to telling them what they have not. */
@FunctionalInterface
interface OrderNews {

  /**
   * Finds out what one order has read of what its source logged, and tells it the rest.
   *
   * @return how each item stood before, in their order
   * @throws RuntimeException where the order could not be told
   */
  List<Standing> tell(LinkId link, OrderId order, List<Item> items);

  /** One message, and one hint that it is worth to this order. */
  record Item(LoggedMessage message, Hint hint) {}

  /** How the order stood to a message, the best news last. */
  enum Standing {
    /** It has not read it: now it is started or told. */
    UNREAD,
    /** Nobody can say; now it is told. */
    UNPROVEN,
    /** It has read it, or was started after it and will. */
    READ,
    /** It is over or past the point where this matters, or knew it when it ended. */
    IDLE
  }
}
