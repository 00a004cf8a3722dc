package dev.lockstep.platform.scayle;

import dev.lockstep.common.LineId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An order as a write finds it: only what writes compare themselves with.
 *
 * @param version the time of its last change in milliseconds
 * @param status the coarse one
 * @param shopKey of the shop it was placed in, as the order writes it
 */
record StoredOrder(
    OrderId id,
    long version,
    String status,
    @Nullable String referenceKey,
    @Nullable String shopKey,
    @Nullable String countryCode,
    List<Item> items,
    List<StoredPackage> packages) {

  StoredOrder {
    items = List.copyOf(items);
    packages = List.copyOf(packages);
  }

  static StoredOrder read(Reading order, ScayleSettings settings) {
    List<StoredPackage> packages =
        order.list("packages").stream().map(StoredPackage::read).toList();
    Map<Long, StoredPackage> byId =
        packages.stream()
            .collect(
                Collectors.toMap(StoredPackage::id, Function.identity(), (first, second) -> first));
    String currency = order.currency("currencyCode");
    return new StoredOrder(
        new OrderId(Long.toString(order.id("id"))),
        order.instant("updatedAt").toEpochMilli(),
        order.optionalText("status").orElse(""),
        order.textOrNull("referenceKey"),
        order.in("shopCountry", shop -> shop.optionalText("shopKey")).orElse(null),
        order.in("shopCountry", shop -> shop.optionalText("countryCode")).orElse(null),
        order.list("items").stream()
            .map(item -> Item.read(item, settings, currency, byId))
            .toList(),
        packages);
  }

  List<Line> lines() {
    return Line.of(items);
  }

  Optional<Line> line(LineId id) {
    return lines().stream()
        .filter(line -> line.first().is(Item.Kind.GOODS) && line.id().equals(id))
        .findFirst();
  }

  /** The customer has asked to cancel, and the platform has not finished with that. */
  boolean isBeingCancelled() {
    return status.equals("cancellation_pending");
  }

  /** Whether the unit left in a package with this number. */
  boolean hasLeftUnder(Item item, String number) {
    return item.is(Item.Fate.SHIPPED)
        && packageOf(item).filter(parcel -> parcel.isUnder(number)).isPresent();
  }

  Optional<StoredPackage> packageOf(Item item) {
    return packages.stream().filter(parcel -> holds(parcel, item)).findFirst();
  }

  /** Goods that left in packages with this number, by line. */
  Map<LineId, Quantity> shownUnder(String number) {
    Map<LineId, Quantity> shown = new LinkedHashMap<>();
    for (Line line : lines()) {
      long units = line.items().stream().filter(item -> hasLeftUnder(item, number)).count();
      if (units > 0 && line.first().is(Item.Kind.GOODS)) {
        shown.put(line.id(), Quantity.of((int) units));
      }
    }
    return shown;
  }

  static boolean holds(StoredPackage parcel, Item item) {
    Long in = item.packageId();
    return in != null && in == parcel.id();
  }
}
