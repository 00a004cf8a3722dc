package dev.lockstep.sandbox.scayle;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One parcel as the merchant reported it. */
record ShopPackage(
    long id,
    String shipmentKey,
    String carrierKey,
    @Nullable String returnIdentCode,
    Instant shippedAt,
    List<OrderItem> items) {
  ShopPackage {
    items = List.copyOf(items);
  }
}
