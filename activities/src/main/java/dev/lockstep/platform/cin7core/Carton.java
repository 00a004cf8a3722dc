package dev.lockstep.platform.cin7core;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Parcel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A box to show, and the parcels it stands for. A box without content cannot be packed here, so
 * that a parcel the warehouse lists without goods rides with the first one that has some.
 */
record Carton(String label, List<Parcel> parcels, Map<LineId, Quantity> content) {
  Carton {
    parcels = List.copyOf(parcels);
  }

  static List<Carton> of(Delivery delivery) {
    if (delivery.parcels().isEmpty()) {
      return List.of();
    }
    List<Parcel> full =
        delivery.parcels().stream().filter(parcel -> !units(parcel.lines()).isEmpty()).toList();
    List<Parcel> empty =
        delivery.parcels().stream().filter(parcel -> units(parcel.lines()).isEmpty()).toList();
    if (full.isEmpty()) {
      return List.of(carton(delivery.parcels(), delivery.lines()));
    }
    List<Carton> cartons = new ArrayList<>();
    for (Parcel parcel : full) {
      List<Parcel> together = new ArrayList<>(List.of(parcel));
      if (cartons.isEmpty()) {
        together.addAll(empty);
      }
      cartons.add(carton(together, parcel.lines()));
    }
    return cartons;
  }

  private static Carton carton(List<Parcel> parcels, List<LineQuantity> lines) {
    return new Carton(BoxLabels.of(parcels.getFirst().key()), parcels, units(lines));
  }

  private static Map<LineId, Quantity> units(List<LineQuantity> lines) {
    Map<LineId, Quantity> units = new LinkedHashMap<>();
    lines.stream()
        .filter(line -> !line.quantity().isZero())
        .forEach(line -> units.merge(line.line(), line.quantity(), Quantity::plus));
    return units;
  }

  List<String> trackings() {
    return trackings(parcels);
  }

  static List<String> trackings(List<Parcel> parcels) {
    return parcels.stream()
        .map(Parcel::trackingNumber)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
