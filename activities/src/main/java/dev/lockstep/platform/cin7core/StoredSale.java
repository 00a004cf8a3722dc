package dev.lockstep.platform.cin7core;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Parcel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A sale as a write finds it: its order's lines and its fulfilment tasks, in their order. */
record StoredSale(Reading sale, List<SaleLine> lines, List<Task> tasks) {

  static StoredSale of(Reading sale, List<SaleLine> lines) {
    List<Task> tasks = new ArrayList<>(sale.list("Fulfilments").stream().map(Task::read).toList());
    tasks.sort(Comparator.comparing(Task::number));
    boolean simple = sale.word("Type").filter("SIMPLE SALE"::equals).isPresent();
    if (tasks.isEmpty() && simple) {
      tasks.add(Task.untouched(sale.guid("ID")));
    }
    return new StoredSale(sale, lines, List.copyOf(tasks));
  }

  String id() {
    return sale.guid("ID");
  }

  String status() {
    return sale.word("Status").orElse("");
  }

  String orderStatus() {
    return sale.object("Order").word("Status").orElse("");
  }

  boolean isVoided() {
    return status().equals(SaleStatus.VOIDED) || orderStatus().equals(SaleStatus.VOIDED);
  }

  List<Task> liveTasks() {
    return tasks.stream().filter(Task::isLive).toList();
  }

  Optional<SaleLine> line(LineId id) {
    return lines.stream().filter(line -> line.id().equals(id)).findFirst();
  }

  /** What a warehouse may ship in all, by SKU. */
  Map<String, BigDecimal> goods() {
    Map<String, BigDecimal> goods = new TreeMap<>();
    lines.stream()
        .filter(SaleLine::isStocked)
        .filter(line -> line.sku() != null)
        .forEach(line ->
            goods.merge(
                String.valueOf(line.sku()),
                BigDecimal.valueOf(line.ordered().units()),
                BigDecimal::add));
    return goods;
  }

  /**
   * What has left, a delivery for each task. The platform knows SKUs and no lines here: units go to
   * the lines of their SKU one after the other.
   */
  List<Delivery> deliveries() {
    Spread spread = new Spread(lines);
    List<Delivery> deliveries = new ArrayList<>();
    for (Task task : liveTasks()) {
      List<Parcel> parcels = new ArrayList<>();
      for (ShipLine line : task.shipLines()) {
        if (line.shipped()) {
          parcels.add(parcel(task, line, spread));
        }
      }
      if (!parcels.isEmpty()) {
        deliveries.add(
            new Delivery(
                null,
                parcels.stream().flatMap(parcel -> parcel.lines().stream()).toList(),
                parcels));
      }
    }
    return deliveries;
  }

  private static Parcel parcel(Task task, ShipLine line, Spread spread) {
    List<Lot> content = line.boxes().stream().flatMap(box -> task.in(box).stream()).toList();
    return new Parcel(
        BoxLabels.key(String.join(",", line.boxes())),
        line.carrier(),
        line.tracking().isEmpty() ? null : line.tracking(),
        null,
        spread.take(Lot.goods(content)));
  }

  /** Gives units of a SKU to the lines that ordered it, first come, first filled. */
  private static final class Spread {
    private final Map<LineId, Integer> room = new LinkedHashMap<>();
    private final List<SaleLine> lines;

    Spread(List<SaleLine> lines) {
      this.lines = lines.stream().filter(SaleLine::isStocked).toList();
      this.lines.forEach(line -> room.put(line.id(), line.ordered().units()));
    }

    List<LineQuantity> take(Map<String, BigDecimal> goods) {
      List<LineQuantity> taken = new ArrayList<>();
      goods.forEach((sku, units) -> {
        int left = units.setScale(0, RoundingMode.DOWN).intValue();
        for (SaleLine line : lines) {
          if (sku.equals(line.sku()) && left > 0) {
            int here = room.getOrDefault(line.id(), 0);
            int some = Math.min(here, left);
            if (some > 0) {
              taken.add(new LineQuantity(line.id(), Quantity.of(some)));
              room.put(line.id(), here - some);
              left -= some;
            }
          }
        }
      });
      return taken;
    }
  }
}
