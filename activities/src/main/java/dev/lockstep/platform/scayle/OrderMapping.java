package dev.lockstep.platform.scayle;

import dev.lockstep.common.Money;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineKind;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Parcel;
import dev.lockstep.order.model.PaymentFacts;
import dev.lockstep.order.model.SourceLine;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.order.model.SourceState;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A SCAYLE order in the house's words.
 *
 * <p>There are no drafts and no holds: whoever checks payment or fraud keeps the order from being
 * confirmed, which here is an order that is not paid.
 */
final class OrderMapping {
  private static final Set<String> CANCELLED = Set.of("order_cancelled", "order_canceled");

  private final ScayleSettings settings;
  private final ScayleOrderRules rules;
  private final AddressMapping addresses;

  OrderMapping(ScayleSettings settings) {
    this.settings = settings;
    this.rules = settings.orders();
    this.addresses = new AddressMapping(settings.addresses());
  }

  SourceOrder read(Reading order) {
    StoredOrder stored = StoredOrder.read(order, settings);
    String currency = order.currency("currencyCode");
    Money total = money(order.object("cost").minorUnits("withTax"), currency);
    String state = order.object("detailedStatus").object("order").text("code");
    return new SourceOrder(
        stored.id(),
        number(order),
        stored.version(),
        state(stored, state),
        order.optionalInstant("confirmedAt").orElseGet(() -> order.instant("createdAt")),
        false,
        stored.lines().stream().map(this::line).toList(),
        addresses.read(order),
        deliveryService(order),
        payment(order, state, total),
        total,
        shipping(order, currency),
        deliveries(stored),
        true,
        List.of(),
        closesAt(order, stored));
  }

  private @Nullable String number(Reading order) {
    return switch (rules.number()) {
      case REFERENCE_KEY -> order.textOrNull("referenceKey");
      case PUBLIC_KEY -> order.textOrNull("publicKey");
    };
  }

  private static SourceState state(StoredOrder order, String state) {
    List<Item> goods = order.items().stream().filter(item -> item.is(Item.Kind.GOODS)).toList();
    boolean allGone =
        !goods.isEmpty() && goods.stream().allMatch(item -> item.is(Item.Fate.CANCELLED));
    return allGone || CANCELLED.contains(state) || order.status().equals("cancellation_completed")
        ? SourceState.CANCELLED
        : SourceState.OPEN;
  }

  private SourceLine line(Line line) {
    Item unit = line.first();
    String warehouse = unit.warehouse();
    return new SourceLine(
        line.id(),
        switch (unit.kind()) {
          case GOODS -> LineKind.STANDARD;
          case SERVICE, FOREIGN -> LineKind.NOT_STOCKED;
        },
        unit.sku(),
        line.size(),
        line.count(Item.Fate.CANCELLED),
        money(unit.price(), unit.currency()),
        money(unit.price() * line.items().size(), unit.currency()),
        warehouse == null ? null : rules.warehouses().getOrDefault(warehouse, warehouse));
  }

  /** The first field that is there counts; several names in it are none. */
  private @Nullable String deliveryService(Reading order) {
    for (String field : rules.deliveryServiceFields()) {
      List<String> names = order.textsAt(field).stream().distinct().toList();
      if (!names.isEmpty()) {
        return names.size() == 1 ? names.getFirst() : null;
      }
    }
    return rules.defaultDeliveryService();
  }

  private PaymentFacts payment(Reading order, String state, Money total) {
    Money nothing = Money.zero(total.currency(), total.fractionDigits());
    String billing =
        order
            .optionalObject("detailedStatus")
            .flatMap(detailed -> detailed.optionalObject("billing"))
            .flatMap(code -> code.optionalText("code"))
            .orElse("");
    boolean secured =
        rules.authorisedStates().contains(state) && !rules.unpaidBillingStates().contains(billing);
    boolean charged = rules.chargedBillingStates().contains(billing);
    return new PaymentFacts(
        state, secured ? total : nothing, charged ? total : nothing, total, false);
  }

  private @Nullable Money shipping(Reading order, String currency) {
    Reading cost = order.object("cost");
    long sum = 0;
    for (Reading fee : cost.list("appliedFees")) {
      boolean delivery = fee.optionalText("category").filter("delivery"::equals).isPresent();
      boolean counts =
          switch (rules.shippingCosts()) {
            case APPLIED_FEES -> true;
            case DELIVERY_COSTS -> !delivery;
          };
      if (counts) {
        sum += fee.object("amount").minorUnits("withTax");
      }
    }
    if (rules.shippingCosts() == ScayleOrderRules.ShippingChoice.DELIVERY_COSTS) {
      for (String field : List.of("deliveryCosts", "expressDeliveryCosts")) {
        sum += order.in("shipping", shipping -> shipping.optionalMinorUnits(field)).orElse(0L);
      }
    }
    return money(sum, currency);
  }

  /** What was reported as shipped, by whomever; parcels of other merchants are left out. */
  private static List<Delivery> deliveries(StoredOrder order) {
    return order.packages().stream()
        .filter(StoredPackage::hasShipped)
        .map(parcel -> delivery(order, parcel))
        .filter(delivery -> !delivery.lines().isEmpty())
        .toList();
  }

  private static Delivery delivery(StoredOrder order, StoredPackage parcel) {
    List<LineQuantity> content =
        order.lines().stream()
            .filter(line -> line.first().is(Item.Kind.GOODS))
            .map(line -> new LineQuantity(line.id(), units(line, parcel)))
            .filter(units -> !units.quantity().isZero())
            .toList();
    return new Delivery(
        null,
        content,
        List.of(
            new Parcel(
                "package-" + parcel.id(),
                parcel.carrier(),
                parcel.shipmentKey(),
                parcel.trackingUrl(),
                content)));
  }

  private static Quantity units(Line line, StoredPackage parcel) {
    return Quantity.of(
        (int) line.items().stream().filter(item -> StoredOrder.holds(parcel, item)).count());
  }

  /** Before it is delegated, an order cannot be closed earlier than if it had been at once. */
  private @Nullable Instant closesAt(Reading order, StoredOrder stored) {
    Optional<Instant> delegated =
        stored.items().stream()
            .filter(item -> !item.is(Item.Kind.FOREIGN))
            .map(Item::delegatedAt)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder());
    return delegated
        .or(() -> order.optionalInstant("confirmedAt"))
        .map(since -> since.plus(rules.forceCloseAfter()))
        .orElse(null);
  }

  private static Money money(long minorUnits, String currency) {
    int digits;
    try {
      digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException unknown) {
      digits = 2;
    }
    return new Money(minorUnits, currency, digits);
  }
}
