package dev.lockstep.activity.alerts;

import dev.lockstep.common.ConnectionId;
import java.time.Duration;
import java.util.Set;

/**
 * A link as the alerts need to know it.
 *
 * @param act how long the owner of an exception has: by it, the due time tells when the order was
 *     parked
 */
public record AlertLink(ConnectionId source, Set<ConnectionId> warehouses, Duration act) {
  public AlertLink {
    warehouses = Set.copyOf(warehouses);
  }
}
