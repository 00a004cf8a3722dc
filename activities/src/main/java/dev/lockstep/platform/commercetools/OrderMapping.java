package dev.lockstep.platform.commercetools;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Money;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.LineKind;
import dev.lockstep.order.model.SourceLine;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.order.model.SourceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A commercetools order in the house's words.
 *
 * <p>What merchants leave out (order number, SKU, address, shipping method) is left out here; the
 * checks behind say so. Unknown enum values are taken for the ordinary case.
 */
final class OrderMapping {
  private final CommercetoolsSettings settings;
  private final Bundles bundles;
  private final References channels;
  private final References states;

  OrderMapping(CommercetoolsSettings settings, References channels, References states) {
    this.settings = settings;
    this.bundles = new Bundles(settings.bundleIdField(), settings.bundleParentField());
    this.channels = channels;
    this.states = states;
  }

  SourceOrder read(Reading order, List<Reading> payments) {
    Money total = order.money("totalPrice");
    return new SourceOrder(
        new OrderId(order.text("id")),
        order.textOrNull("orderNumber"),
        order.number("version"),
        isCancelled(order) ? SourceState.CANCELLED : SourceState.OPEN,
        order.instant("createdAt"),
        isByUs(order, settings.clientId()),
        lines(order),
        address(order),
        deliveryService(order),
        PaymentMapping.sum(order.textOrNull("paymentState"), payments, due(order), hold(order)),
        total,
        shipping(order, total),
        StoredDeliveries.read(order),
        StoredDeliveries.shippingInfos(order).findAny().isPresent(),
        List.of(),
        null);
  }

  static boolean isByUs(Reading order, String clientId) {
    return order
        .optionalObject("lastModifiedBy")
        .flatMap(by -> by.optionalText("clientId"))
        .filter(clientId::equals)
        .isPresent();
  }

  static boolean isCancelled(Reading order) {
    return order.optionalText("orderState").filter("Cancelled"::equals).isPresent();
  }

  private List<SourceLine> lines(Reading order) {
    List<Reading> items = order.list("lineItems");
    Set<LineId> parents = bundles.parentsAmong(items);
    List<SourceLine> lines = new ArrayList<>();
    items.forEach(item -> lines.add(line(item, parents)));
    order.list("customLineItems").forEach(item -> lines.add(customLine(item)));
    return lines;
  }

  private SourceLine line(Reading item, Set<LineId> parents) {
    LineId id = item.lineId("id");
    boolean gift = item.optionalText("lineItemMode").filter("GiftLineItem"::equals).isPresent();
    return new SourceLine(
        id,
        parents.contains(id) ? LineKind.BUNDLE_PARENT : gift ? LineKind.GIFT : LineKind.STANDARD,
        item.optionalObject("variant").flatMap(variant -> variant.optionalText("sku")).orElse(null),
        item.quantity("quantity"),
        cancelled(item),
        unitPrice(item),
        item.money("totalPrice"),
        item.optionalObject("supplyChannel")
            .map(channel -> channels.keyOf(channel.text("id")))
            .orElse(null));
  }

  private SourceLine customLine(Reading item) {
    return new SourceLine(
        item.lineId("id"),
        LineKind.CUSTOM,
        null,
        item.quantity("quantity"),
        cancelled(item),
        item.optionalMoney("money").orElse(null),
        item.money("totalPrice"),
        null);
  }

  private Quantity cancelled(Reading item) {
    String key = settings.cancelledLineState();
    if (key == null || item.list("state").isEmpty()) {
      return Quantity.ZERO;
    }
    Optional<String> id = states.idOf(key);
    return item.list("state").stream()
        .filter(units -> id.equals(Optional.of(units.object("state").text("id"))))
        .map(units -> units.quantity("quantity"))
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  private static @Nullable Money unitPrice(Reading item) {
    return item.optionalObject("price")
        .flatMap(price -> price.optionalObject("discounted").or(() -> Optional.of(price)))
        .flatMap(price -> price.optionalMoney("value"))
        .orElse(null);
  }

  private Money due(Reading order) {
    Optional<Money> gross =
        switch (settings.priceBasis()) {
          case GROSS -> order.optionalObject("taxedPrice").map(taxed -> taxed.money("totalGross"));
          case TOTAL -> Optional.empty();
        };
    return gross.orElseGet(() -> order.money("totalPrice"));
  }

  /**
   * What of the total is not in the lines: shipping, less a discount on the whole order.
   *
   * <p>Lines, shipping and total are compared as the cart added them up. Taxes stand beside all of
   * them or in all of them, so they cannot come between; only what the customer owes has them
   * added.
   */
  private static @Nullable Money shipping(Reading order, Money total) {
    return Stream.concat(
            StoredDeliveries.shippingInfos(order).map(OrderMapping::shippingPrice),
            wholeOrderDiscount(order).stream())
        .filter(total::sameCurrencyAs)
        .reduce(Money::plus)
        .orElse(null);
  }

  private static Money shippingPrice(Reading shippingInfo) {
    return shippingInfo
        .optionalObject("discountedPrice")
        .flatMap(discounted -> discounted.optionalMoney("value"))
        .orElseGet(() -> shippingInfo.money("price"));
  }

  private static Optional<Money> wholeOrderDiscount(Reading order) {
    return order
        .optionalObject("discountOnTotalPrice")
        .flatMap(given -> given.optionalMoney("discountedAmount"))
        .map(less -> Money.zero(less.currency(), less.fractionDigits()).minus(less));
  }

  /** Where all of the order goes; null where it goes to several places or to none. */
  private static @Nullable Address address(Reading order) {
    String email = order.textOrNull("customerEmail");
    List<Address> addresses =
        Stream.concat(
                order.optionalObject("shippingAddress").stream(),
                order.list("shipping").stream()
                    .flatMap(shipping -> shipping.optionalObject("shippingAddress").stream()))
            .map(address -> AddressMapping.read(address, email))
            .distinct()
            .toList();
    return addresses.size() == 1 ? addresses.getFirst() : null;
  }

  private static @Nullable String deliveryService(Reading order) {
    List<String> names =
        StoredDeliveries.shippingInfos(order)
            .flatMap(info -> info.optionalText("shippingMethodName").stream())
            .distinct()
            .toList();
    return names.size() == 1 ? names.getFirst() : null;
  }

  private PaymentMapping.HoldState hold(Reading order) {
    return !settings.holdStates().isEmpty()
            && order
                .optionalObject("state")
                .map(state -> states.keyOf(state.text("id")))
                .filter(settings.holdStates()::contains)
                .isPresent()
        ? PaymentMapping.HoldState.HELD
        : PaymentMapping.HoldState.FREE;
  }
}
