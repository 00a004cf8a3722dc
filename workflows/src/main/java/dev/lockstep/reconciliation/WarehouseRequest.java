package dev.lockstep.reconciliation;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import java.util.List;

/** Asks a warehouse what it has of some orders. */
public record WarehouseRequest(
    int version, LinkId link, ConnectionId warehouse, List<Lookup> lookups) {
  public static final int VERSION = 1;

  public WarehouseRequest {
    version = version == 0 ? VERSION : version;
    lookups = lookups == null ? List.of() : List.copyOf(lookups);
  }

  /** One order and every reference it may be under. */
  public record Lookup(OrderId order, List<FulfilmentRef> refs) {
    public Lookup {
      refs = refs == null ? List.of() : List.copyOf(refs);
    }
  }
}
