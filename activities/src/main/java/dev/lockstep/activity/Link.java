package dev.lockstep.activity;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LinkId;
import dev.lockstep.order.policy.LinkPolicy;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import java.util.Map;

/**
 * One link as the activities use it: its rules, its order source and its warehouses.
 *
 * @param sourceConnection the connection {@code source} is reached by
 * @param warehouses by the connection each is reached by: at least those the policy's facilities
 *     name
 */
public record Link(
    LinkPolicy policy,
    ConnectionId sourceConnection,
    OrderSource source,
    Map<ConnectionId, Warehouse> warehouses) {
  public Link {
    warehouses = Map.copyOf(warehouses);
    for (ConnectionId needed : policy.facilities().warehouses()) {
      if (!warehouses.containsKey(needed)) {
        throw new IllegalArgumentException(
            "Link "
                + policy.link()
                + " ships from connection "
                + needed
                + ", which is none of its warehouses.");
      }
    }
  }

  public LinkId id() {
    return policy.link();
  }

  /**
   * Finds a warehouse by its connection.
   *
   * @throws PlatformFailure REJECTED where a running order names one the link has lost
   */
  public Warehouse warehouse(ConnectionId connection) {
    Warehouse warehouse = warehouses.get(connection);
    if (warehouse == null) {
      throw PlatformFailure.of(
          FailureKind.REJECTED,
          connection,
          "The link has no such warehouse. link="
              + id()
              + " warehouse="
              + connection
              + ". Put it back into the link's facilities and retry.");
    }
    return warehouse;
  }
}
