package dev.lockstep.order.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One hand-over of goods to a carrier: what the order source shows to the customer.
 *
 * @param key stable business key, made of the warehouse's shipment id: {@code
 *     [A-Za-z0-9_-]{2,256}}; null on a delivery that somebody else wrote without a key
 * @param dispatchedAt when the goods left the warehouse; null where nobody says
 */
public record Delivery(
    @Nullable String key,
    @Nullable Instant dispatchedAt,
    List<LineQuantity> lines,
    List<Parcel> parcels) {
  public Delivery {
    lines = List.copyOf(lines);
    parcels = List.copyOf(parcels);
  }

  public Delivery(@Nullable String key, List<LineQuantity> lines, List<Parcel> parcels) {
    this(key, null, lines, parcels);
  }
}
