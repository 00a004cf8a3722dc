package dev.lockstep.platform.deposco;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.ShippedParcel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Wire to house words: outbound shipments. Pure.
 *
 * <p>A label is no dispatch: a shipment without a unit in it is not told of, however it calls
 * itself. How many units of which line have left is what the shipment's lines say; its containers
 * say where they lie.
 */
final class ShipmentMapping {
  private final DeposcoSettings settings;

  ShipmentMapping(DeposcoSettings settings) {
    this.settings = settings;
  }

  /** What a shipment's status word means. */
  enum Fate {
    WAITING,
    LEFT,
    VOIDED
  }

  Fate fate(Resource shipment) {
    DeposcoShipmentRules rules = settings.shipments();
    String status = shipment.requireText("status");
    if (isAmong(rules.voidedStatuses(), status)) {
      return Fate.VOIDED;
    }
    if (isAmong(rules.shippedStatuses(), status)) {
      return Fate.LEFT;
    }
    if (isAmong(rules.waitingStatuses(), status)) {
      return Fate.WAITING;
    }
    // An unknown word: whether it has left is what its date says.
    return shipDate(shipment).isPresent() ? Fate.LEFT : Fate.WAITING;
  }

  private static boolean isAmong(Set<String> words, String status) {
    return words.stream().anyMatch(status::equalsIgnoreCase);
  }

  /** When it left; where Deposco does not say, when it was last changed. */
  Instant dispatchedAt(Resource shipment) {
    return shipDate(shipment)
        .or(() -> changedAt(shipment))
        .or(() -> shipment.latest("createdDate", settings.zone()))
        .orElseThrow(() -> shipment.missing("shipmentDates.actualShipDate"));
  }

  Optional<Instant> changedAt(Resource shipment) {
    return shipment.latest("updatedDate", settings.zone());
  }

  private Optional<Instant> shipDate(Resource shipment) {
    return shipment
        .object("shipmentDates")
        .flatMap(dates -> dates.latest("actualShipDate", settings.zone()));
  }

  /**
   * Reads a shipment as far as it concerns one fulfilment.
   *
   * @param lines all lines of the shipment, wherever they were read
   * @param orders the sales orders of that fulfilment
   * @param onlyOurs false where other orders travel in the same shipment, whose lines are left out
   * @return empty where nothing of it has left
   */
  Optional<Shipment> read(
      Resource shipment,
      List<Resource> lines,
      FulfilmentRef ref,
      List<HeldOrder> orders,
      boolean onlyOurs) {
    Fate fate = fate(shipment);
    if (fate == Fate.WAITING) {
      return Optional.empty();
    }
    ShippedUnits units = ShippedUnits.of(lines, orders, onlyOurs);
    List<ShippedParcel> parcels = parcels(shipment, units);
    boolean hasUnits = parcels.stream().anyMatch(parcel -> !parcel.lines().isEmpty());
    boolean wasDispatched = hasUnits || (fate == Fate.VOIDED && shipDate(shipment).isPresent());
    return wasDispatched
        ? Optional.of(
            new Shipment(
                shipment.requireText("number"),
                ref,
                dispatchedAt(shipment),
                fate == Fate.VOIDED,
                false,
                shipment.text("shipVendor").orElse(null),
                shipment.text("shipVia").orElse(null),
                parcels))
        : Optional.empty();
  }

  /** A container on its way to a parcel. */
  private record Carton(String id, @Nullable String tracking, List<LineQuantity> lines) {}

  private List<ShippedParcel> parcels(Resource shipment, ShippedUnits units) {
    Resource.Nested containers = shipment.nested("shippedContainers");
    List<Carton> cartons = new ArrayList<>();
    for (Resource container : containers.rows()) {
      cartons.add(carton(container, cartons.size() + 1, units));
    }
    List<LineQuantity> rest = units.left();
    boolean told = cartons.stream().anyMatch(carton -> !carton.lines().isEmpty());
    if (!rest.isEmpty()) {
      addRest(cartons, rest, !containers.whole() && !containers.rows().isEmpty());
    }
    // Where no container says what is in it, each of them may hold something.
    boolean keepEmpty = !told && !rest.isEmpty();
    boolean ownNumbers = cartons.stream().anyMatch(carton -> carton.tracking() != null);
    return cartons.stream()
        .filter(carton -> keepEmpty || !carton.lines().isEmpty())
        .map(carton -> parcel(shipment, carton, ownNumbers))
        .toList();
  }

  private static Carton carton(Resource container, int position, ShippedUnits units) {
    List<LineQuantity> content = new ArrayList<>();
    for (Resource line : container.nested("shippedContainerLines").rows()) {
      content.addAll(units.take(line));
    }
    return new Carton(
        container
            .text("lpnNumber")
            .or(() -> container.text("number"))
            .or(container::id)
            .orElse(Integer.toString(position)),
        container.text("trackingNumber").or(() -> container.text("trackingNumber2")).orElse(null),
        summed(content));
  }

  /** Units that no container tells of lie in the first that tells of nothing. */
  private static void addRest(List<Carton> cartons, List<LineQuantity> rest, boolean moreUnseen) {
    for (int i = 0; i < cartons.size(); i++) {
      Carton carton = cartons.get(i);
      if (carton.lines().isEmpty()) {
        cartons.set(i, new Carton(carton.id(), carton.tracking(), rest));
        return;
      }
    }
    if (cartons.isEmpty() || moreUnseen) {
      cartons.add(new Carton(cartons.isEmpty() ? "1" : "rest", null, rest));
      return;
    }
    Carton last = cartons.removeLast();
    List<LineQuantity> both = new ArrayList<>(last.lines());
    both.addAll(rest);
    cartons.add(new Carton(last.id(), last.tracking(), summed(both)));
  }

  private ShippedParcel parcel(Resource shipment, Carton carton, boolean ownNumbers) {
    Optional<String> whole = shipment.text("trackingNumber");
    // The shipment's number is that of one of its containers, and no other container's.
    String tracking =
        carton.tracking() == null && !ownNumbers ? whole.orElse(null) : carton.tracking();
    return new ShippedParcel(
        carton.id(),
        tracking,
        tracking == null ? null : url(shipment, whole, tracking),
        carton.lines());
  }

  private @Nullable String url(Resource shipment, Optional<String> whole, String tracking) {
    String address = shipment.text("trackingUrl").orElse(null);
    if (address == null || address.contains(tracking)) {
      return address;
    }
    if (whole.isPresent() && address.contains(whole.get())) {
      return address.replace(whole.get(), tracking);
    }
    return settings.shipments().trackingUrlIsBase() ? address + tracking : address;
  }

  private static List<LineQuantity> summed(List<LineQuantity> lines) {
    Map<LineId, Quantity> sums = new LinkedHashMap<>();
    lines.forEach(line -> sums.merge(line.line(), line.quantity(), Quantity::plus));
    return sums.entrySet().stream()
        .filter(sum -> !sum.getValue().isZero())
        .map(sum -> new LineQuantity(sum.getKey(), sum.getValue()))
        .toList();
  }
}
