package dev.lockstep.platform.commercetools;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.Delivery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An order as a write finds it: only what writes compare themselves with. */
record StoredOrder(Reading order, Bundles bundles) {

  /** Units of a line in one of the project's line item states. */
  record UnitsInState(String stateId, Quantity quantity) {}

  long version() {
    return order.number("version");
  }

  Optional<String> orderState() {
    return order.optionalText("orderState");
  }

  Optional<String> shipmentState() {
    return order.optionalText("shipmentState");
  }

  List<Delivery> deliveries() {
    return StoredDeliveries.read(order);
  }

  boolean canCarryDeliveries() {
    return StoredDeliveries.shippingInfos(order).findAny().isPresent();
  }

  /** Every line, custom ones included, and how much of it was ordered. */
  Map<LineId, Quantity> lines() {
    Map<LineId, Quantity> lines = new LinkedHashMap<>();
    Stream.of("lineItems", "customLineItems")
        .flatMap(list -> order.list(list).stream())
        .forEach(line -> lines.put(line.lineId("id"), line.quantity("quantity")));
    return lines;
  }

  /** The lines somebody has to ship: neither custom lines nor virtual parents of bundles. */
  Map<LineId, Quantity> goods() {
    List<Reading> items = order.list("lineItems");
    Set<LineId> parents = bundles.parentsAmong(items);
    Map<LineId, Quantity> goods = new LinkedHashMap<>();
    items.forEach(line -> goods.put(line.lineId("id"), line.quantity("quantity")));
    goods.keySet().removeAll(parents);
    return goods;
  }

  List<UnitsInState> states(LineId line) {
    return order.list("lineItems").stream()
        .filter(item -> item.lineId("id").equals(line))
        .flatMap(item -> item.list("state").stream())
        .map(
            units -> new UnitsInState(units.object("state").text("id"), units.quantity("quantity")))
        .toList();
  }

  /** Under which of several shipping methods a line goes; empty where the order has only one. */
  Optional<String> shippingKey(LineId line) {
    if (order.optionalText("shippingMode").filter("Multiple"::equals).isEmpty()) {
      return Optional.empty();
    }
    return order.list("lineItems").stream()
        .filter(item -> item.lineId("id").equals(line))
        .flatMap(item -> item.optionalObject("shippingDetails").stream())
        .flatMap(details -> details.list("targets").stream())
        .flatMap(target -> target.optionalText("shippingMethodKey").stream())
        .findFirst()
        .or(() ->
            order.list("shipping").stream()
                .flatMap(shipping -> shipping.optionalText("shippingKey").stream())
                .findFirst());
  }

  /** The tracking of a parcel with everything others put there. */
  Optional<Reading> tracking(String parcelKey) {
    return StoredDeliveries.shippingInfos(order)
        .flatMap(info -> info.list("deliveries").stream())
        .flatMap(delivery -> delivery.list("parcels").stream())
        .filter(parcel -> parcel.optionalText("key").filter(parcelKey::equals).isPresent())
        .flatMap(parcel -> parcel.optionalObject("trackingData").stream())
        .findFirst();
  }

  /** What is noted for a channel; there may be several entries. */
  List<String> syncedAs(String channelId) {
    return order.list("syncInfo").stream()
        .filter(entry -> entry.object("channel").text("id").equals(channelId))
        .flatMap(entry -> entry.optionalText("externalId").stream())
        .toList();
  }

  Optional<String> stateId() {
    return order.optionalObject("state").map(state -> state.text("id"));
  }

  boolean hasCustomType() {
    return order.optionalObject("custom").isPresent();
  }

  Optional<String> field(String name) {
    return order
        .optionalObject("custom")
        .flatMap(custom -> custom.optionalObject("fields"))
        .flatMap(fields -> fields.optionalText(name));
  }
}
