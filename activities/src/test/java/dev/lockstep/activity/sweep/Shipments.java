package dev.lockstep.activity.sweep;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.ShippedParcel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shipments for tests, one parcel each. */
public final class Shipments {
  public static final Instant TEN = Instant.parse("2026-11-21T10:00:00Z");

  private Shipments() {}

  public static Shipment shipment(String id, String ref) {
    return shipment(id, ref, "1Z999");
  }

  public static Shipment shipment(String id, String ref, @Nullable String tracking) {
    return new Shipment(
        id,
        new FulfilmentRef(ref),
        TEN,
        false,
        true,
        "UPS",
        "STD",
        List.of(parcel("box-1", tracking, "line-1", 2)));
  }

  public static ShippedParcel parcel(String id, @Nullable String tracking, String line, int units) {
    return new ShippedParcel(
        id, tracking, null, List.of(new LineQuantity(new LineId(line), Quantity.of(units))));
  }
}
