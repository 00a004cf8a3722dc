package dev.lockstep.order.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One hand-over of goods to a carrier: what the order source shows to the customer.
 *
 * @param key stable business key, made of the warehouse's shipment id: {@code
 *     [A-Za-z0-9_-]{2,256}}; null on a delivery that somebody else wrote without a key
 */
public record Delivery(@Nullable String key, List<LineQuantity> lines, List<Parcel> parcels) {
  public Delivery {
    lines = List.copyOf(lines);
    parcels = List.copyOf(parcels);
  }
}
