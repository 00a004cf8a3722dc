package dev.lockstep.order.policy;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.LineProgress;
import dev.lockstep.order.PlannedLine;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Parcel;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.ShippedParcel;
import dev.lockstep.order.model.WarehouseLine;
import dev.lockstep.order.model.WarehouseOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts one fulfilment's shipments against what was released. Used once. */
public final class DispatchCount {
  private final FulfilmentRef ref;
  private final Map<LineId, Quantity> released = new LinkedHashMap<>();
  private final Map<LineId, Quantity> dispatched = new LinkedHashMap<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<String> voided = new ArrayList<>();
  private final List<String> implausible = new ArrayList<>();
  private boolean closed;

  private DispatchCount(FulfilmentRef ref, List<PlannedLine> released) {
    this.ref = ref;
    released.forEach(line -> this.released.merge(line.line(), line.quantity(), Quantity::plus));
  }

  /**
   * Counts what stands, and says what does not.
   *
   * @param held the fulfilment as its warehouse holds it: says what is cancelled and short
   * @param shipments every shipment of it, in any order, repeats included
   */
  public static Dispatches of(
      FulfilmentRef ref,
      List<PlannedLine> released,
      WarehouseOrder held,
      List<Shipment> shipments) {
    DispatchCount count = new DispatchCount(ref, released);
    Map<String, Shipment> byId = new LinkedHashMap<>();
    shipments.forEach(shipment -> byId.merge(shipment.id(), shipment, DispatchCount::laterOf));
    byId.values().stream()
        .sorted(Comparator.comparing(Shipment::dispatchedAt).thenComparing(Shipment::id))
        .forEach(count::add);
    return count.close(held);
  }

  /** The same shipment twice: taken back wins, then whatever was listed last. */
  private static Shipment laterOf(Shipment earlier, Shipment later) {
    return earlier.voided() ? earlier : later;
  }

  private void add(Shipment shipment) {
    if (shipment.voided()) {
      voided.add(shipment.id());
      return;
    }
    Map<LineId, Quantity> content = new LinkedHashMap<>();
    for (ShippedParcel parcel : shipment.parcels()) {
      parcel.lines().forEach(line -> content.merge(line.line(), line.quantity(), Quantity::plus));
    }
    content.values().removeIf(Quantity::isZero);
    List<String> faults = faults(shipment, content);
    if (!faults.isEmpty()) {
      implausible.addAll(faults);
      return;
    }
    content.forEach((line, quantity) -> dispatched.merge(line, quantity, Quantity::plus));
    closed |= shipment.last();
    deliveries.add(
        new Delivery(
            DeliveryKeys.ofShipment(ref, shipment.id()),
            shipment.dispatchedAt(),
            quantities(content),
            shipment.parcels().stream().map(parcel -> parcel(shipment, parcel)).toList()));
  }

  private List<String> faults(Shipment shipment, Map<LineId, Quantity> content) {
    String of = "Shipment " + shipment.id();
    if (content.isEmpty()) {
      return List.of(of + " lists no goods.");
    }
    List<String> faults = new ArrayList<>();
    content.forEach((line, quantity) -> {
      Quantity ordered = released.get(line);
      if (ordered == null) {
        faults.add(of + " lists line " + line + ", which was never released.");
        return;
      }
      Quantity sum = dispatched.getOrDefault(line, Quantity.ZERO).plus(quantity);
      if (sum.compareTo(ordered) > 0) {
        faults.add(
            of
                + " brings line "
                + line
                + " to "
                + sum
                + " dispatched of "
                + ordered
                + " released.");
      }
    });
    return faults;
  }

  private Parcel parcel(Shipment shipment, ShippedParcel parcel) {
    Map<LineId, Quantity> content = new LinkedHashMap<>();
    parcel.lines().forEach(line -> content.merge(line.line(), line.quantity(), Quantity::plus));
    content.values().removeIf(Quantity::isZero);
    return new Parcel(
        DeliveryKeys.ofParcel(ref, shipment.id(), parcel.id()),
        shipment.carrier(),
        present(parcel.trackingNumber()),
        present(parcel.trackingUrl()),
        quantities(content));
  }

  private Dispatches close(WarehouseOrder held) {
    Map<LineId, WarehouseLine> heldLines = new LinkedHashMap<>();
    held.lines().forEach(line -> heldLines.putIfAbsent(line.line(), line));
    List<LineProgress> progress = new ArrayList<>();
    released.forEach(
        (line, ordered) -> progress.add(progress(line, ordered, heldLines.get(line), held)));
    List<Parcel> parcels =
        deliveries.stream().flatMap(delivery -> delivery.parcels().stream()).toList();
    long untracked = parcels.stream().filter(parcel -> parcel.trackingNumber() == null).count();
    return new Dispatches(
        progress,
        deliveries,
        voided,
        voided.stream().map(shipment -> DeliveryKeys.ofShipment(ref, shipment)).toList(),
        parcels.size(),
        Math.toIntExact(untracked),
        implausible);
  }

  private LineProgress progress(
      LineId line, Quantity ordered, @Nullable WarehouseLine heldLine, WarehouseOrder held) {
    Quantity sent = dispatched.getOrDefault(line, Quantity.ZERO);
    Quantity cancelled = heldLine == null ? Quantity.ZERO : heldLine.cancelled();
    Quantity shorted = heldLine == null ? Quantity.ZERO : heldLine.shorted();
    Quantity accounted = sent.plus(cancelled).plus(shorted);
    if (accounted.compareTo(ordered) > 0) {
      implausible.add(
          "Line "
              + line
              + " is reported as "
              + sent
              + " dispatched, "
              + cancelled
              + " cancelled and "
              + shorted
              + " short of "
              + ordered
              + " released.");
      Quantity left = ordered.minus(sent);
      cancelled = cancelled.atMost(left);
      shorted = shorted.atMost(left.minus(cancelled));
    }
    Quantity open = ordered.minus(accounted);
    if (held.stage() == FulfilmentStage.CANCELLED) {
      cancelled = cancelled.plus(open);
    } else if (closed) {
      shorted = shorted.plus(open);
    }
    return new LineProgress(line, ordered, sent, cancelled, shorted);
  }

  private static List<LineQuantity> quantities(Map<LineId, Quantity> content) {
    return content.entrySet().stream()
        .map(entry -> new LineQuantity(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static @Nullable String present(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
