package dev.lockstep.platform.scayle;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Parcel;
import dev.lockstep.port.OrderSource.WriteBack.Why;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an order lacks of the parcels it should show, one parcel at a time.
 *
 * <p>Parcels are told by their tracking number, the only thing of ours the platform keeps. Units
 * are alike, so that the lowest ids that are still open are named: the same ones in every repeat. A
 * parcel without a number waits; so does one whose content nobody knows. Units that were cancelled
 * there are shown in none, and said so once all others are.
 */
record ShipmentPlan(ScayleSettings settings, List<Delivery> deliveries, InstantSource clock) {
  ShipmentPlan {
    deliveries = List.copyOf(deliveries);
  }

  /** What goes under one number; cartons that share one are one parcel here. */
  private record Wanted(String number, @Nullable String carrier, Map<LineId, Quantity> units) {}

  Plan on(StoredOrder order) {
    Map<String, Wanted> wanted = wanted();
    Map<Wanted, Map<LineId, Quantity>> missing = new LinkedHashMap<>();
    for (Wanted parcel : wanted.values()) {
      Map<LineId, Quantity> shown = order.shownUnder(parcel.number());
      Optional<LineId> stranger =
          shown.keySet().stream()
              .filter(line -> of(shown, line).compareTo(of(parcel.units(), line)) > 0)
              .findFirst();
      if (stranger.isPresent()) {
        return new Plan.Refuse(
            "a tracking number is shown with other units, line=" + stranger.get());
      }
      Map<LineId, Quantity> rest = without(parcel.units(), shown);
      if (!rest.isEmpty()) {
        missing.put(parcel, rest);
      }
    }
    if (missing.isEmpty()) {
      return new Plan.Nothing();
    }
    return objection(order, wanted.keySet(), missing)
        .<Plan>map(Plan.Refuse::new)
        .orElseGet(() -> ship(order, missing));
  }

  /** The next parcel that can be shown. Units that are cancelled there go into none. */
  private Plan ship(StoredOrder order, Map<Wanted, Map<LineId, Quantity>> missing) {
    for (Map.Entry<Wanted, Map<LineId, Quantity>> parcel : missing.entrySet()) {
      List<Item> items = new ArrayList<>();
      parcel
          .getValue()
          .forEach((line, quantity) ->
              open(order, line).stream().limit(quantity.units()).forEach(items::add));
      if (!items.isEmpty()) {
        return ship(order, parcel.getKey(), items);
      }
    }
    LineId cancelled = missing.values().iterator().next().keySet().iterator().next();
    return new Plan.Refuse("units that left are cancelled, line=" + cancelled, Why.CANCELLED);
  }

  private Plan ship(StoredOrder order, Wanted parcel, List<Item> goods) {
    List<Item> items = new ArrayList<>(goods);
    items.addAll(new Services(order, settings.reports().services()).goingWith(items));
    Set<Long> ids = items.stream().map(Item::id).collect(Collectors.toSet());
    return new Plan.Ship(
        parcel.number(),
        ids,
        new Bodies(settings)
            .shipment(
                order,
                parcel.number(),
                carrier(parcel).orElseThrow(),
                items,
                leftAt(parcel.number())));
  }

  /** When the parcel left the warehouse; the time of writing where nobody says. */
  private Instant leftAt(String number) {
    return deliveries.stream()
        .filter(delivery ->
            delivery.parcels().stream().anyMatch(it -> number.equals(it.trackingNumber())))
        .map(Delivery::dispatchedAt)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(clock::instant);
  }

  /** Why nothing of it may be written; looked for before anything is. */
  private Optional<String> objection(
      StoredOrder order, Set<String> numbers, Map<Wanted, Map<LineId, Quantity>> missing) {
    Map<LineId, Quantity> all = new LinkedHashMap<>();
    missing.values().forEach(rest -> rest.forEach((line, n) -> all.merge(line, n, Quantity::plus)));
    for (Map.Entry<LineId, Quantity> line : all.entrySet()) {
      if (line.getValue().compareTo(openOrCancelled(order, line.getKey())) > 0) {
        return Optional.of("more shipped than is open, line=" + line.getKey());
      }
      if (leftUnderAnother(order, line.getKey(), numbers)) {
        return Optional.of(
            "units are shown under a tracking number that is not reported any more, line="
                + line.getKey());
      }
    }
    return missing.keySet().stream()
        .filter(parcel -> carrier(parcel).isEmpty())
        .findFirst()
        .map(ShipmentPlan::noCarrier);
  }

  /**
   * A number that was corrected looks like one more parcel, and would bill units that never left.
   */
  private static boolean leftUnderAnother(StoredOrder order, LineId id, Set<String> numbers) {
    return order.line(id).stream()
        .flatMap(line -> line.items().stream())
        .filter(item -> item.is(Item.Fate.SHIPPED))
        .flatMap(item -> order.packageOf(item).stream())
        .anyMatch(parcel -> parcel.hasShipped() && numbers.stream().noneMatch(parcel::isUnder));
  }

  private Optional<String> carrier(Wanted parcel) {
    return parcel.carrier() == null
        ? Optional.ofNullable(settings.reports().defaultCarrier())
        : Optional.ofNullable(settings.reports().carriers().get(parcel.carrier()));
  }

  private static String noCarrier(Wanted parcel) {
    return parcel.carrier() == null
        ? "the warehouse names no carrier, setting=reports.defaultCarrier"
        : "the carrier has no key, carrier=" + parcel.carrier() + ", setting=reports.carriers";
  }

  private Map<String, Wanted> wanted() {
    Map<String, Wanted> wanted = new LinkedHashMap<>();
    for (Delivery delivery : deliveries) {
      for (Parcel parcel : delivery.parcels()) {
        String number = parcel.trackingNumber();
        if (number != null && !parcel.lines().isEmpty()) {
          wanted.merge(
              number,
              new Wanted(number, parcel.carrier(), units(parcel.lines())),
              ShipmentPlan::together);
        }
      }
    }
    return wanted;
  }

  private static Wanted together(Wanted one, Wanted other) {
    Map<LineId, Quantity> units = new LinkedHashMap<>(one.units());
    other.units().forEach((line, quantity) -> units.merge(line, quantity, Quantity::plus));
    return new Wanted(one.number(), one.carrier() == null ? other.carrier() : one.carrier(), units);
  }

  private static Map<LineId, Quantity> units(List<LineQuantity> lines) {
    Map<LineId, Quantity> units = new LinkedHashMap<>();
    lines.forEach(line -> units.merge(line.line(), line.quantity(), Quantity::plus));
    units.values().removeIf(Quantity::isZero);
    return units;
  }

  private static Map<LineId, Quantity> without(
      Map<LineId, Quantity> units, Map<LineId, Quantity> shown) {
    Map<LineId, Quantity> rest = new LinkedHashMap<>();
    Set<LineId> lines = new LinkedHashSet<>(units.keySet());
    lines.forEach(line -> rest.put(line, of(units, line).minus(of(shown, line))));
    rest.values().removeIf(Quantity::isZero);
    return rest;
  }

  private static Quantity of(Map<LineId, Quantity> units, LineId line) {
    return units.getOrDefault(line, Quantity.ZERO);
  }

  private static Quantity openOrCancelled(StoredOrder order, LineId id) {
    return order
        .line(id)
        .map(line -> line.count(Item.Fate.OPEN).plus(line.count(Item.Fate.CANCELLED)))
        .orElse(Quantity.ZERO);
  }

  private static List<Item> open(StoredOrder order, LineId id) {
    return order.line(id).map(Line::open).orElse(List.of());
  }
}
