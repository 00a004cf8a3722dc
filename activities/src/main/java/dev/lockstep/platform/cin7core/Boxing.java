package dev.lockstep.platform.cin7core;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.Parcel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The lines of a pick and a pack for some cartons of a sale.
 *
 * <p>Places and batches that people chose in a drafted pick are kept as far as they go; the rest
 * comes from the configured location, else from the line's.
 */
record Boxing(StoredSale sale, List<Carton> cartons, Optional<String> pickLocation) {

  /** Everything in the cartons, by SKU. */
  Map<String, BigDecimal> goods() {
    return Lot.goods(wanted());
  }

  /** The SKU of a line of which nobody says where it lies. */
  Optional<String> withoutLocation() {
    return wanted().stream().filter(lot -> lot.location() == null).map(Lot::sku).findFirst();
  }

  List<Lot> pick(Task task) {
    Stock drafted = new Stock(task.picked());
    List<Lot> lots = new ArrayList<>();
    wanted().forEach(lot -> lots.addAll(drafted.take(lot)));
    lots.addAll(beside(task));
    return merged(lots);
  }

  List<Lot> pack(Task task) {
    Stock picked = new Stock(task.picked());
    List<Lot> lots = new ArrayList<>();
    for (Carton carton : cartons) {
      wanted(carton).stream()
          .flatMap(lot -> picked.take(lot).stream())
          .map(lot -> lot.in(carton.label()))
          .forEach(lots::add);
    }
    String first = cartons.getFirst().label();
    beside(task).forEach(lot -> lots.add(lot.in(first)));
    picked.rest().forEach(lot -> lots.add(lot.in(BoxLabels.REST)));
    return merged(lots);
  }

  /** Whether this very content waits in a task for its shipment. */
  boolean isTheRestOf(Task task) {
    return task.boxes().contains(BoxLabels.REST)
        && Lot.goods(task.in(BoxLabels.REST)).equals(goods())
        && task.shipLines().stream()
            .filter(line -> line.boxes().contains(BoxLabels.REST))
            .allMatch(line -> line.tracking().isEmpty());
  }

  /** All our cartons as what was left of a task. */
  Map<String, List<Parcel>> intoRest() {
    return Map.of(
        BoxLabels.REST, cartons.stream().flatMap(carton -> carton.parcels().stream()).toList());
  }

  /**
   * Our cartons in the boxes of people: like content first, then one after the other; what is left
   * over rides with the last one, and a box left over goes with the last carton.
   */
  Map<String, List<Parcel>> into(Task task) {
    Map<String, List<Parcel>> parcels = new LinkedHashMap<>();
    List<String> free = new ArrayList<>(task.boxes());
    free.forEach(box -> parcels.put(box, new ArrayList<>()));
    String last = free.getLast();
    List<Carton> unlike = new ArrayList<>();
    for (Carton carton : cartons) {
      Optional<String> like = free.stream().filter(box -> holds(task, box, carton)).findFirst();
      like.ifPresentOrElse(
          box -> {
            free.remove(box);
            put(parcels, box, carton);
          },
          () -> unlike.add(carton));
    }
    unlike.forEach(carton -> put(parcels, free.isEmpty() ? last : free.removeFirst(), carton));
    free.forEach(box -> put(parcels, box, cartons.getLast()));
    return parcels;
  }

  private boolean holds(Task task, String box, Carton carton) {
    return Lot.goods(task.in(box)).equals(Lot.goods(wanted(carton)));
  }

  private static void put(Map<String, List<Parcel>> parcels, String box, Carton carton) {
    parcels.computeIfAbsent(box, any -> new ArrayList<>()).addAll(carton.parcels());
  }

  /** What a draft lists that is no goods: it goes along. */
  private static List<Lot> beside(Task task) {
    return task.picked().stream().filter(Lot::nonInventory).toList();
  }

  private List<Lot> wanted() {
    return cartons.stream().flatMap(carton -> wanted(carton).stream()).toList();
  }

  private List<Lot> wanted(Carton carton) {
    List<Lot> lots = new ArrayList<>();
    for (Map.Entry<LineId, Quantity> content : carton.content().entrySet()) {
      sale.line(content.getKey())
          .ifPresent(line ->
              lots.add(
                  new Lot(
                      String.valueOf(line.sku()),
                      BigDecimal.valueOf(content.getValue().units()),
                      line.wire().textOrNull("ProductID"),
                      line.wire().textOrNull("Name"),
                      pickLocation.orElse(line.location()),
                      null,
                      null,
                      null,
                      "",
                      false)));
    }
    return lots;
  }

  /** One line for what is alike in all but the number of units. */
  private static List<Lot> merged(Collection<Lot> lots) {
    Map<Lot, BigDecimal> units = new LinkedHashMap<>();
    lots.forEach(lot -> units.merge(lot.of(BigDecimal.ZERO), lot.units(), BigDecimal::add));
    return units.entrySet().stream().map(lot -> lot.getKey().of(lot.getValue())).toList();
  }

  /** Lots that are there already, given out as long as they last. */
  private static final class Stock {
    private final Map<String, List<Lot>> lots = new TreeMap<>();

    Stock(List<Lot> there) {
      there.stream()
          .filter(lot -> !lot.nonInventory())
          .forEach(
              lot -> lots.computeIfAbsent(lot.sku(), any -> new ArrayList<>()).add(lot.in("")));
    }

    List<Lot> rest() {
      return lots.values().stream().flatMap(List::stream).toList();
    }

    List<Lot> take(Lot wanted) {
      List<Lot> there = lots.getOrDefault(wanted.sku(), new ArrayList<>());
      List<Lot> taken = new ArrayList<>();
      BigDecimal left = wanted.units();
      while (left.signum() > 0 && !there.isEmpty()) {
        Lot first = there.removeFirst();
        BigDecimal some = first.units().min(left);
        if (some.signum() > 0) {
          taken.add(first.of(some));
          left = left.subtract(some);
        }
        BigDecimal rest = first.units().subtract(some);
        if (rest.signum() > 0) {
          there.addFirst(first.of(rest));
        }
      }
      if (left.signum() > 0) {
        taken.add(wanted.of(left));
      }
      return taken;
    }
  }
}
