package dev.lockstep.webhook;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.OrderId;
import java.util.List;

/** Finds the orders a payment belongs to: {@link dev.lockstep.port.OrderSource#findByPayment}. */
@FunctionalInterface
public interface PaymentLookup {
  /**
   * Asks the source; none where the order does not exist yet.
   *
   * @throws dev.lockstep.port.PlatformFailure where it could not be looked up
   */
  List<OrderId> ordersOf(ConnectionId source, String payment);
}
