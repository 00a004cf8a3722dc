package dev.lockstep.order.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One carton of a shipment; its tracking may be blank at first and change later. */
public record ShippedParcel(
    String id,
    @Nullable String trackingNumber,
    @Nullable String trackingUrl,
    List<LineQuantity> lines) {
  public ShippedParcel {
    lines = List.copyOf(lines);
  }
}
