package dev.lockstep.order;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * What starts an order.
 *
 * @param source the connection the order is read from; its name routes the first activity
 * @param orderNumber the number people use, where the starter knows it
 */
public record OrderRequest(
    int version, LinkId link, OrderId order, ConnectionId source, @Nullable String orderNumber) {
  public static final int VERSION = 1;

  public OrderRequest {
    version = version == 0 ? VERSION : version;
  }

  public OrderRequest(LinkId link, OrderId order, ConnectionId source) {
    this(VERSION, link, order, source, null);
  }
}
