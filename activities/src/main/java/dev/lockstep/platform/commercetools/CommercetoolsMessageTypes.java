package dev.lockstep.platform.commercetools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Types of messages by the kind of resource they are about.
 *
 * @param byResource no types at all means every type
 */
record CommercetoolsMessageTypes(Map<String, Set<String>> byResource) {

  /** What is sent where the subscription cannot be read, and what a subscription has to send. */
  static final CommercetoolsMessageTypes NEEDED =
      new CommercetoolsMessageTypes(
          Map.of(
              "order",
              Set.of(
                  "OrderCreated",
                  "OrderImported",
                  "OrderCreatedFromRecurringOrder",
                  "OrderPaymentStateChanged",
                  "OrderPaymentAdded",
                  "OrderPaymentRemoved",
                  "OrderStateChanged",
                  "OrderStateTransition",
                  "OrderDeleted",
                  "OrderShippingAddressSet",
                  "OrderShippingInfoSet",
                  "OrderShippingRateInputSet",
                  "OrderEditApplied",
                  "OrderLineItemAdded",
                  "OrderLineItemRemoved",
                  "OrderCustomLineItemAdded",
                  "OrderCustomLineItemRemoved",
                  "OrderCustomLineItemQuantityChanged",
                  "LineItemStateTransition",
                  "CustomLineItemStateTransition"),
              "payment",
              Set.of("PaymentTransactionAdded", "PaymentTransactionStateChanged")));

  CommercetoolsMessageTypes {
    byResource =
        byResource.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Set.copyOf(e.getValue())));
  }

  /** What these subscriptions send, together. */
  static CommercetoolsMessageTypes of(List<Reading> subscriptions) {
    Map<String, Set<String>> types = new LinkedHashMap<>();
    for (Reading subscription : subscriptions) {
      for (Reading asked : subscription.list("messages")) {
        String resource = asked.text("resourceTypeId");
        Set<String> named = Set.copyOf(asked.texts("types"));
        types.merge(resource, named, CommercetoolsMessageTypes::both);
      }
      // Every message comes with a change of its resource, and a change is worth as much.
      for (Reading change : subscription.list("changes")) {
        types.put(change.text("resourceTypeId"), Set.of());
      }
    }
    return new CommercetoolsMessageTypes(types);
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Set.of();
    }
    Set<String> both = new LinkedHashSet<>(one);
    both.addAll(other);
    return both;
  }

  boolean contains(String resource, String type) {
    Set<String> named = byResource.get(resource);
    return named != null && (named.isEmpty() || named.contains(type));
  }

  /** Of one resource, what stands in {@code wanted} and not here; sorted. */
  List<String> lacking(CommercetoolsMessageTypes wanted, String resource) {
    List<String> lacking = new ArrayList<>();
    wanted.byResource().getOrDefault(resource, Set.of()).stream()
        .filter(type -> !contains(resource, type))
        .sorted()
        .forEach(lacking::add);
    return lacking;
  }
}
