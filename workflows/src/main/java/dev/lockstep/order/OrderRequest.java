package dev.lockstep.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * What starts an order.
 *
 * @param source the connection the order is read from; its name routes the first activity
 * @param orderNumber the number people use, where the starter knows it
 * @param ended how the run before it ended, where something was reported after that; null where the
 *     order begins
 */
public record OrderRequest(
    int version,
    LinkId link,
    OrderId order,
    ConnectionId source,
    @Nullable String orderNumber,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable EndedOrder ended) {
  public static final int VERSION = 1;

  public OrderRequest {
    version = version == 0 ? VERSION : version;
  }

  public OrderRequest(
      int version, LinkId link, OrderId order, ConnectionId source, @Nullable String orderNumber) {
    this(version, link, order, source, orderNumber, null);
  }

  public OrderRequest(LinkId link, OrderId order, ConnectionId source) {
    this(VERSION, link, order, source, null);
  }
}
