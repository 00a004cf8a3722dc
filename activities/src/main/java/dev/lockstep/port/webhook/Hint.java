package dev.lockstep.port.webhook;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is worth: somebody should look at something. Never the truth itself.
 *
 * <p>{@code eventId} is the sender's id of the event, so that a repeat is recognised.
 */
public sealed interface Hint {
  String eventId();

  /** A new order: it gets a settling pause before it is read. */
  record OrderPlaced(
      String eventId, OrderId order, @Nullable String orderNumber, @Nullable Long version)
      implements Hint {}

  /**
   * An order was cancelled as a whole, and not by us: it matters even after the order has ended.
   */
  record OrderCancelled(
      String eventId, OrderId order, @Nullable String orderNumber, @Nullable Long version)
      implements Hint {}

  /**
   * An order changed or was deleted; where the source does not say what changed, perhaps cancelled.
   */
  record OrderEdited(
      String eventId, OrderId order, @Nullable String orderNumber, @Nullable Long version)
      implements Hint {}

  /** An order's payment state changed. */
  record OrderPaid(String eventId, OrderId order, @Nullable String orderNumber) implements Hint {}

  /** A payment changed; which orders it belongs to has to be looked up. */
  record PaymentChanged(String eventId, String payment) implements Hint {}

  /**
   * A warehouse dispatched something of a fulfilment.
   *
   * @param shipment the warehouse's id of the shipment, as its listings name it; null where the
   *     event does not say
   */
  record FulfilmentDispatched(String eventId, FulfilmentRef fulfilment, @Nullable String shipment)
      implements Hint {
    public FulfilmentDispatched(String eventId, FulfilmentRef fulfilment) {
      this(eventId, fulfilment, null);
    }
  }

  /** A warehouse corrected a shipment it had told of, or took it back. */
  record ShipmentCorrected(String eventId, FulfilmentRef fulfilment) implements Hint {}

  /** A warehouse changed a fulfilment in another way. */
  record FulfilmentAltered(String eventId, FulfilmentRef fulfilment) implements Hint {}
}
