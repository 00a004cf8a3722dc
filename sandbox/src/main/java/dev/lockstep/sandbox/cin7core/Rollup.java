package dev.lockstep.sandbox.cin7core;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a sale says of all its documents together. */
final class Rollup {
  private static final int LONGEST_TRACKING = 256;
  private static final String NOT_AVAILABLE = "NOT AVAILABLE";
  private static final String VOIDED = "VOIDED";

  private Rollup() {}

  /** The sale's own status; for an advanced sale it stands still while the warehouse works. */
  static String status(Sale sale) {
    if (sale.voided) {
      return VOIDED;
    }
    if (!sale.orderAuthorised()) {
      return sale.order == DocumentStatus.DRAFT ? "ORDERING" : "ESTIMATED";
    }
    boolean balanced = sale.balance().signum() <= 0;
    if (sale.invoice != null && balanced && shipping(sale).equals("SHIPPED")) {
      return "COMPLETED";
    }
    String ordered = sale.backordered() ? "BACKORDERED" : "ORDERED";
    if (sale.advanced) {
      return ordered;
    }
    if (sale.invoice != null && !balanced) {
      return "INVOICED";
    }
    return sale.liveTasks().stream()
        .map(Rollup::stage)
        .filter(stage -> !stage.isEmpty())
        .findFirst()
        .orElse(ordered);
  }

  /** The furthest document of a task; empty when nothing has begun. */
  private static String stage(Task task) {
    if (task.ship != DocumentStatus.NOT_AVAILABLE) {
      return "SHIPPING";
    }
    if (task.pack != DocumentStatus.NOT_AVAILABLE) {
      return task.pack == DocumentStatus.AUTHORISED ? "PACKED" : "PACKING";
    }
    if (task.pick != DocumentStatus.NOT_AVAILABLE) {
      return task.pick == DocumentStatus.AUTHORISED ? "PICKED" : "PICKING";
    }
    return "";
  }

  static String picking(Sale sale) {
    return progress(
        sale, Cin7Stage.PICK, sale.liveTasks().stream().flatMap(Rollup::pickedOf).toList());
  }

  private static Stream<StockLine> pickedOf(Task task) {
    return task.pick == DocumentStatus.AUTHORISED ? task.picked.stream() : Stream.empty();
  }

  private static Stream<StockLine> packedOf(Task task) {
    return task.pack == DocumentStatus.AUTHORISED ? task.packed.stream() : Stream.empty();
  }

  static String packing(Sale sale) {
    return progress(
        sale, Cin7Stage.PACK, sale.liveTasks().stream().flatMap(Rollup::packedOf).toList());
  }

  static String shipping(Sale sale) {
    return progress(sale, Cin7Stage.SHIP, gone(sale));
  }

  private static List<StockLine> gone(Sale sale) {
    return sale.liveTasks().stream().flatMap(task -> task.gone().stream()).toList();
  }

  private static String progress(Sale sale, Cin7Stage stage, Collection<StockLine> done) {
    if (sale.voided) {
      return VOIDED;
    }
    if (!sale.orderAuthorised()) {
      return NOT_AVAILABLE;
    }
    String stem =
        switch (stage) {
          case PICK -> "PICK";
          case PACK -> "PACK";
          case SHIP -> "SHIPP";
        };
    BigDecimal units = fromShelf(done);
    if (units.signum() > 0) {
      return (units.compareTo(ordered(sale)) >= 0 ? "" : "PARTIALLY ") + stem + "ED";
    }
    boolean begun =
        sale.liveTasks().stream().anyMatch(task -> task.status(stage) == DocumentStatus.DRAFT);
    return begun ? stem + "ING" : "NOT " + stem + "ED";
  }

  private static BigDecimal ordered(Sale sale) {
    return sale.lines.stream()
        .filter(OrderLine::fromShelf)
        .map(OrderLine::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal fromShelf(Collection<StockLine> lines) {
    return lines.stream()
        .filter(line -> !line.nonInventory())
        .map(StockLine::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static String fulfilment(Sale sale) {
    if (sale.voided) {
      return VOIDED;
    }
    if (!sale.orderAuthorised()) {
      return NOT_AVAILABLE;
    }
    BigDecimal units = fromShelf(gone(sale));
    if (units.signum() == 0) {
      return "NOT FULFILLED";
    }
    return units.compareTo(ordered(sale)) >= 0 ? "FULFILLED" : "PARTIALLY FULFILLED";
  }

  static String fulfilment(Sale sale, Task task) {
    return switch (task.ship) {
      case VOIDED -> VOIDED;
      case AUTHORISED -> "FULFILLED";
      case PARTIALLY_AUTHORISED -> "PARTIALLY FULFILLED";
      case NOT_AVAILABLE, DRAFT, AUTH_NO_ALLOC ->
          sale.orderAuthorised() ? "NOT FULFILLED" : NOT_AVAILABLE;
    };
  }

  static String invoicing(Sale sale) {
    if (sale.voided) {
      return VOIDED;
    }
    if (!sale.orderAuthorised()) {
      return NOT_AVAILABLE;
    }
    return sale.invoice == null ? "NOT INVOICED" : "INVOICED";
  }

  static String payment(Sale sale) {
    if (sale.voided) {
      return VOIDED;
    }
    if (sale.paid().signum() == 0) {
      return "UNPAID";
    }
    if (sale.balance().signum() > 0) {
      return "PARTIALLY PAID";
    }
    return sale.invoice == null ? "PREPAID" : "PAID";
  }

  static String invoiceStatus(Sale sale) {
    return sale.balance().signum() <= 0 ? "PAID" : "AUTHORISED";
  }

  /** Every tracking number, cut off where the field ends. */
  static String tracking(Sale sale) {
    String all =
        sale.liveTasks().stream()
            .flatMap(task -> task.shipped.stream())
            .map(ShipLine::tracking)
            .filter(tracking -> !tracking.isEmpty())
            .collect(Collectors.joining(","));
    return all.substring(0, Math.min(all.length(), LONGEST_TRACKING));
  }
}
