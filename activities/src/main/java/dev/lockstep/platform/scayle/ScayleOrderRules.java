package dev.lockstep.platform.scayle;

import dev.lockstep.common.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How orders of the Admin API are read. */
public record ScayleOrderRules(
    @Setting(
            value = "What people call an order by: reference-key or public-key.",
            byDefault = "reference-key")
        NumberChoice number,
    @Setting(
            value = "Field of an item that names the warehouse its stock is taken from.",
            byDefault = "warehouseId")
        String warehouseField,
    @Setting("Names of warehouses by that field; one without a name goes by the field itself.")
        Map<String, String> warehouses,
    @Setting("SKUs of services (gift wrap, engraving) that no warehouse ships.")
        Set<String> serviceSkus,
    @Setting(
            value =
                "Fields of the order that name the service chosen at checkout, the first that is"
                    + " there counts; dots lead into objects and lists.",
            byDefault = "[carrier.key]")
        List<String> deliveryServiceFields,
    @Setting(value = "The service of an order that names none.", byDefault = "standard")
        String defaultDeliveryService,
    @Setting(
            value =
                "What the order costs beside its items: delivery-costs and fees of other kinds,"
                    + " or applied-fees alone.",
            byDefault = "delivery-costs")
        ShippingChoice shippingCosts,
    @Setting(
            value = "States of an order in which its payment is secured in full.",
            byDefault = "[order_confirmed, order_delegated, order_shipped, order_invoiced]")
        Set<String> authorisedStates,
    @Setting(
            value = "Billing states that take that back.",
            byDefault = "[billing_payment_cancelled, billing_refunded]")
        Set<String> unpaidBillingStates,
    @Setting(
            value = "Billing states in which the customer was charged in full.",
            byDefault = "[billing_completed]")
        Set<String> chargedBillingStates,
    @Setting(
            value =
                "States of an item that will not ship, beside those with a time of cancellation.",
            byDefault = "[cancelled, undeliverable]")
        Set<String> cancelledItemStates,
    @Setting(
            value = "How long after the delegation SCAYLE closes an order by itself.",
            byDefault = "14d")
        Duration forceCloseAfter) {
  static final ScayleOrderRules ASSUMED =
      new ScayleOrderRules(
          NumberChoice.REFERENCE_KEY,
          "warehouseId",
          Map.of(),
          Set.of(),
          List.of("carrier.key"),
          "standard",
          ShippingChoice.DELIVERY_COSTS,
          Set.of("order_confirmed", "order_delegated", "order_shipped", "order_invoiced"),
          Set.of("billing_payment_cancelled", "billing_refunded"),
          Set.of("billing_completed"),
          Set.of("cancelled", "undeliverable"),
          Duration.ofDays(14));

  public ScayleOrderRules {
    warehouses = Map.copyOf(warehouses);
    serviceSkus = Set.copyOf(serviceSkus);
    deliveryServiceFields = List.copyOf(deliveryServiceFields);
    authorisedStates = Set.copyOf(authorisedStates);
    unpaidBillingStates = Set.copyOf(unpaidBillingStates);
    chargedBillingStates = Set.copyOf(chargedBillingStates);
    cancelledItemStates = Set.copyOf(cancelledItemStates);
  }

  /** What people call an order by. */
  public enum NumberChoice {
    /** {@code referenceKey}: the only one the platform can look up. */
    REFERENCE_KEY,
    /** {@code publicKey}: what the customer sees. */
    PUBLIC_KEY
  }

  /** Where the costs beside the items stand. */
  public enum ShippingChoice {
    /** {@code shipping.deliveryCosts}, express costs, and fees that are not about delivery. */
    DELIVERY_COSTS,
    /** {@code cost.appliedFees[]}, all of them. */
    APPLIED_FEES
  }
}
