package dev.lockstep.platform.scayle;

import org.jspecify.annotations.Nullable;

/**
 * A package of an order. One without a shipment key is only planned: the platform makes them when
 * the order is placed.
 *
 * @param shipmentKey the key of the shipment that was reported, a tracking number in our case
 */
record StoredPackage(
    long id,
    @Nullable String shipmentKey,
    @Nullable String trackingId,
    @Nullable String trackingUrl,
    @Nullable String carrier) {

  static StoredPackage read(Reading parcel) {
    return new StoredPackage(
        parcel.id("id"),
        parcel.textOrNull("shipmentKey"),
        parcel.in("tracking", tracking -> tracking.optionalText("id")).orElse(null),
        parcel.in("tracking", tracking -> tracking.optionalText("url")).orElse(null),
        parcel.textOrNull("carrierKey"));
  }

  boolean hasShipped() {
    return shipmentKey != null;
  }

  boolean isUnder(String number) {
    return number.equals(shipmentKey);
  }
}
