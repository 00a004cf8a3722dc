package dev.lockstep.platform.deposco;

import dev.lockstep.common.Setting;
import java.time.Duration;
import java.util.Set;

/** How shipments are read. */
public record DeposcoShipmentRules(
    @Setting(
            value = "Status words of a shipment that has left, in any case.",
            byDefault = "[Shipped]")
        Set<String> shippedStatuses,
    @Setting(
            value = "Status words of a shipment that has not left yet, in any case.",
            byDefault = "[New, Shipping]")
        Set<String> waitingStatuses,
    @Setting(
            value = "Status words of a shipment that was taken back, in any case.",
            byDefault = "[Rolled Back]")
        Set<String> voidedStatuses,
    @Setting(
            value =
                "Append the tracking number to a tracking address that does not contain it already.",
            byDefault = "true")
        boolean trackingUrlIsBase,
    @Setting(
            value =
                "How long before its change a thing may have been created, for listings whose time filter Deposco ignores.",
            byDefault = "14d")
        Duration listingReach) {
  static final DeposcoShipmentRules DEFAULT =
      new DeposcoShipmentRules(
          Set.of("Shipped"),
          Set.of("New", "Shipping"),
          Set.of("Rolled Back"),
          true,
          Duration.ofDays(14));

  public DeposcoShipmentRules {
    shippedStatuses = Set.copyOf(shippedStatuses);
    waitingStatuses = Set.copyOf(waitingStatuses);
    voidedStatuses = Set.copyOf(voidedStatuses);
    if (listingReach.isNegative()) {
      throw new IllegalArgumentException("listingReach must not be negative.");
    }
  }
}
