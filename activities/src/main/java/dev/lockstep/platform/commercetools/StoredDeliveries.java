package dev.lockstep.platform.commercetools;

import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Parcel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The deliveries of an order. They stand below {@code shippingInfo}, and below each of {@code
 * shipping} where the order has several shipping methods: both places are read.
 */
final class StoredDeliveries {
  private StoredDeliveries() {}

  static List<Delivery> read(Reading order) {
    return shippingInfos(order)
        .flatMap(info -> info.list("deliveries").stream())
        .map(StoredDeliveries::delivery)
        .toList();
  }

  static Stream<Reading> shippingInfos(Reading order) {
    return Stream.concat(
        order.optionalObject("shippingInfo").stream(),
        order.list("shipping").stream()
            .map(shipping -> shipping.optionalObject("shippingInfo"))
            .flatMap(Optional::stream));
  }

  private static Delivery delivery(Reading delivery) {
    return new Delivery(
        delivery.textOrNull("key"),
        items(delivery),
        delivery.list("parcels").stream().map(StoredDeliveries::parcel).toList());
  }

  private static Parcel parcel(Reading parcel) {
    Optional<Reading> tracking = parcel.optionalObject("trackingData");
    return new Parcel(
        parcel.optionalText("key").orElseGet(() -> parcel.text("id")),
        tracking.flatMap(data -> data.optionalText("carrier")).orElse(null),
        tracking.flatMap(data -> data.optionalText("trackingId")).orElse(null),
        null,
        items(parcel));
  }

  private static List<LineQuantity> items(Reading holder) {
    return holder.list("items").stream()
        .map(item -> new LineQuantity(item.lineId("id"), item.quantity("quantity")))
        .toList();
  }
}
