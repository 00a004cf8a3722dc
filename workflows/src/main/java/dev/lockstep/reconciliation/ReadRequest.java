package dev.lockstep.reconciliation;

import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import java.util.List;

/**
 * Asks for what is known of some orders.
 *
 * @param neighbours links that an order may belong to instead; asked of Temporal only
 */
public record ReadRequest(int version, LinkId link, List<OrderId> orders, List<LinkId> neighbours) {
  public static final int VERSION = 1;

  public ReadRequest {
    version = version == 0 ? VERSION : version;
    orders = orders == null ? List.of() : List.copyOf(orders);
    neighbours = neighbours == null ? List.of() : List.copyOf(neighbours);
  }
}
