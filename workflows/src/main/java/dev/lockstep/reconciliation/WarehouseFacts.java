package dev.lockstep.reconciliation;

import java.util.List;

/** What a warehouse says of some orders, in the order asked. */
public record WarehouseFacts(int version, List<WarehouseFact> orders) {
  public static final int VERSION = 1;

  public WarehouseFacts {
    version = version == 0 ? VERSION : version;
    orders = orders == null ? List.of() : List.copyOf(orders);
  }
}
