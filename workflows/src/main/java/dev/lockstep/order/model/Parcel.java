package dev.lockstep.order.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One carton.
 *
 * @param key stable business key of the parcel, unique within the order: {@code
 *     [A-Za-z0-9_-]{2,256}}
 * @param carrier the carrier's code as the order source knows it
 * @param trackingNumber null until the warehouse knows it
 */
public record Parcel(
    String key,
    @Nullable String carrier,
    @Nullable String trackingNumber,
    @Nullable String trackingUrl,
    List<LineQuantity> lines) {
  public Parcel {
    lines = List.copyOf(lines);
  }
}
