package dev.lockstep.order.model;

import dev.lockstep.common.FulfilmentRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods that left a warehouse, as the warehouse reports them.
 *
 * @param id the warehouse's own id of the shipment: the key of every repeat
 * @param voided the warehouse took it back before the carrier had it
 * @param last nothing more will go for this fulfilment; short lines are closed
 */
public record Shipment(
    String id,
    FulfilmentRef ref,
    Instant dispatchedAt,
    boolean voided,
    boolean last,
    @Nullable String carrier,
    @Nullable String service,
    List<ShippedParcel> parcels) {
  public Shipment {
    parcels = List.copyOf(parcels);
  }
}
