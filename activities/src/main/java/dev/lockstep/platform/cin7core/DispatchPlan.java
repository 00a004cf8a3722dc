package dev.lockstep.platform.cin7core;

import static java.util.stream.Collectors.toSet;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Parcel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a sale lacks of the deliveries it should show: the next of the writes that lead there.
 *
 * <p>A box is ours by its label; one that people packed is recognised by a tracking number of ours
 * on its ship line. What is not there yet goes into the task that is waiting for just these goods,
 * wherever the merchant or an earlier attempt left it, and into a new one where there is none.
 *
 * @param day the date of a shipment of which nobody says when it left
 */
record DispatchPlan(Cin7CoreSettings settings, String day, List<Delivery> wanted) {
  private static final Plan NOTHING = new Plan.Nothing();

  DispatchPlan {
    wanted = List.copyOf(wanted);
  }

  /** A box in a task. */
  private record Place(Task task, String box) {}

  Plan on(StoredSale sale) {
    Plan plan = toShow(sale);
    return plan instanceof Plan.Nothing || !sale.isVoided() ? plan : Plan.Refuse.voided();
  }

  /** The same of a sale that takes writes. */
  private Plan toShow(StoredSale sale) {
    Optional<String> wrong = unlikeTheSale(sale);
    if (wrong.isPresent()) {
      return new Plan.Refuse(wrong.get());
    }
    Set<String> taken = new HashSet<>();
    for (Delivery delivery : wanted) {
      for (Carton carton : Carton.of(delivery)) {
        place(sale, carton).ifPresent(place -> taken.add(place.task().id()));
      }
    }
    for (Delivery delivery : wanted) {
      Plan plan = show(sale, Carton.of(delivery), taken);
      if (!(plan instanceof Plan.Nothing)) {
        return plan;
      }
    }
    return NOTHING;
  }

  /** Lines the sale does not have, or has less of. */
  private Optional<String> unlikeTheSale(StoredSale sale) {
    Map<LineId, Quantity> units = new LinkedHashMap<>();
    for (Delivery delivery : wanted) {
      for (LineQuantity line : delivery.lines()) {
        units.merge(line.line(), line.quantity(), Quantity::plus);
      }
    }
    for (Map.Entry<LineId, Quantity> line : units.entrySet()) {
      Optional<SaleLine> ordered = sale.line(line.getKey());
      if (ordered.isEmpty()) {
        return Optional.of("the sale has no such line, line=" + line.getKey());
      }
      if (line.getValue().compareTo(ordered.get().ordered()) > 0) {
        return Optional.of("more delivered than ordered, line=" + line.getKey());
      }
    }
    return Optional.empty();
  }

  private static Optional<Place> place(StoredSale sale, Carton carton) {
    for (Task task : sale.liveTasks()) {
      if (task.boxes().contains(carton.label())) {
        return Optional.of(new Place(task, carton.label()));
      }
    }
    for (Task task : sale.liveTasks()) {
      for (ShipLine line : task.shipLines()) {
        Optional<String> box = line.boxes().stream().filter(task.boxes()::contains).findFirst();
        boolean shown = carton.trackings().stream().anyMatch(line.trackings()::contains);
        if (shown && box.isPresent()) {
          return Optional.of(new Place(task, box.get()));
        }
      }
    }
    return Optional.empty();
  }

  private Plan show(StoredSale sale, List<Carton> cartons, Set<String> taken) {
    Map<Task, Map<String, List<Parcel>>> found = new LinkedHashMap<>();
    List<Carton> missing = new ArrayList<>();
    for (Carton carton : cartons) {
      Optional<Place> place = place(sale, carton);
      if (place.isEmpty()) {
        missing.add(carton);
      } else {
        found
            .computeIfAbsent(place.get().task(), any -> new LinkedHashMap<>())
            .computeIfAbsent(place.get().box(), any -> new ArrayList<>())
            .addAll(carton.parcels());
      }
    }
    for (Map.Entry<Task, Map<String, List<Parcel>>> task : found.entrySet()) {
      Optional<Step> step = ship(task.getKey(), task.getValue());
      if (step.isPresent()) {
        return new Plan.Next(step.get());
      }
    }
    return missing.isEmpty() ? NOTHING : add(sale, missing, taken);
  }

  private Optional<Step> ship(Task task, Map<String, List<Parcel>> parcels) {
    return new ShipmentPlan(task, parcels, settings.carriers(), day(parcels)).step();
  }

  /** The day the parcels left the warehouse; that of the writing where nobody says. */
  private String day(Map<String, List<Parcel>> parcels) {
    Set<String> keys =
        parcels.values().stream().flatMap(List::stream).map(Parcel::key).collect(toSet());
    return wanted.stream()
        .filter(delivery -> delivery.parcels().stream().anyMatch(it -> keys.contains(it.key())))
        .map(Delivery::dispatchedAt)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .map(left -> Times.day(LocalDate.ofInstant(left, settings.zone())))
        .orElse(day);
  }

  private Plan add(StoredSale sale, List<Carton> cartons, Set<String> taken) {
    Boxing boxing = new Boxing(sale, cartons, Optional.ofNullable(settings.pickLocation()));
    Map<String, BigDecimal> goods = boxing.goods();
    List<Task> free = sale.liveTasks().stream().filter(task -> !taken.contains(task.id())).toList();
    for (Task task : free) {
      if (isPackedByPeople(task, goods)) {
        taken.add(task.id());
        return ship(task, boxing.into(task)).<Plan>map(Plan.Next::new).orElse(NOTHING);
      }
    }
    Optional<Task> rest = sale.liveTasks().stream().filter(boxing::isTheRestOf).findFirst();
    if (rest.isPresent()) {
      return ship(rest.get(), boxing.intoRest()).<Plan>map(Plan.Next::new).orElse(NOTHING);
    }
    Optional<Task> picked =
        free.stream()
            .filter(task -> waitsForPack(task) && task.committed().equals(goods))
            .findFirst()
            .or(() ->
                free.stream()
                    .filter(task -> waitsForPack(task) && holdsAll(sale, task))
                    .findFirst());
    if (picked.isPresent()) {
      return new Plan.Next(Step.pack(picked.get(), boxing.pack(picked.get())));
    }
    return pick(sale, boxing, goods);
  }

  private static Plan pick(StoredSale sale, Boxing boxing, Map<String, BigDecimal> goods) {
    Optional<String> tooMuch = tooMuch(sale, goods);
    if (tooMuch.isPresent()) {
      return new Plan.Refuse("more delivered than ordered, sku=" + tooMuch.get());
    }
    String order = sale.orderStatus();
    if (!order.equals(SaleStatus.AUTHORISED) && !order.equals(SaleStatus.UNALLOCATED)) {
      return new Plan.Refuse("the sale's order cannot be picked, status=" + order);
    }
    Optional<String> nowhere = boxing.withoutLocation();
    if (nowhere.isPresent()) {
      return new Plan.Refuse("the sale names no location to pick from, sku=" + nowhere.get());
    }
    return sale.liveTasks().stream()
        .filter(task -> task.pick() == DocumentStatus.OPEN)
        .findFirst()
        .map(task -> Step.pick(task, boxing.pick(task)))
        .<Plan>map(Plan.Next::new)
        .orElseGet(() -> new Plan.Next(Step.newTask(sale.id())));
  }

  /** People packed just these goods, into boxes of their own, and nobody has tracked them yet. */
  private static boolean isPackedByPeople(Task task, Map<String, BigDecimal> goods) {
    return task.pack() == DocumentStatus.AUTHORISED
        && task.trackings().findAny().isEmpty()
        && !task.boxes().isEmpty()
        && task.boxes().stream().noneMatch(BoxLabels::isOurs)
        && Lot.goods(task.packed()).equals(goods);
  }

  private static boolean waitsForPack(Task task) {
    return task.pick() == DocumentStatus.AUTHORISED && task.pack() == DocumentStatus.OPEN;
  }

  /**
   * People picked the whole sale at once, though it goes in parts: what is left is packed along.
   */
  private static boolean holdsAll(StoredSale sale, Task task) {
    return task.committed().equals(sale.goods());
  }

  private static Optional<String> tooMuch(StoredSale sale, Map<String, BigDecimal> goods) {
    Map<String, BigDecimal> all = new TreeMap<>(goods);
    sale.liveTasks()
        .forEach(task ->
            task.committed().forEach((sku, units) -> all.merge(sku, units, BigDecimal::add)));
    Map<String, BigDecimal> ordered = sale.goods();
    return goods.keySet().stream()
        .filter(sku ->
            all.getOrDefault(sku, BigDecimal.ZERO)
                    .compareTo(ordered.getOrDefault(sku, BigDecimal.ZERO))
                > 0)
        .findFirst();
  }
}
