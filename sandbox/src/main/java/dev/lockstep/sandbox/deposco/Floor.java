package dev.lockstep.sandbox.deposco;

import dev.lockstep.sandbox.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The people of the warehouse: each step takes an order one status further, as its fates allow.
 * Only within {@link Warehouse#with}.
 */
final class Floor {
  private static final int MOST_STEPS = 60;

  private final Warehouse warehouse;
  private final Dock dock;
  private final Pace pace;
  private final long seed;
  private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));

  private record Due(SalesOrder order, Instant at) {}

  Floor(Warehouse warehouse, DeposcoOptions options) {
    this.warehouse = warehouse;
    this.dock = new Dock(warehouse, options.seed());
    this.pace = options.pace();
    this.seed = options.seed();
  }

  /** In automatic pace, puts the order's next step on the calendar; it is there at most once. */
  void schedule(SalesOrder order) {
    if (pace instanceof Pace.Automatic automatic && !order.scheduled) {
      order.scheduled = true;
      due.add(new Due(order, warehouse.now().plus(pause(order, automatic.step()))));
    }
  }

  private Duration pause(SalesOrder order, Duration step) {
    long mixed = seed * 31 + order.number.hashCode() * 17L + order.changes;
    double factor = 0.5 + new SplittableRandom(mixed).nextDouble();
    return Duration.ofNanos((long) (step.toNanos() * factor));
  }

  /** Does what is due by the clock; returns the number of steps done. */
  int tick() {
    int done = 0;
    Instant now = warehouse.now();
    while (!due.isEmpty() && !due.peek().at().isAfter(now)) {
      SalesOrder order = due.remove().order();
      order.scheduled = false;
      if (step(order)) {
        done++;
        schedule(order);
      }
    }
    return done;
  }

  /** Takes one step; false when there is nothing to do until somebody intervenes. */
  boolean step(SalesOrder order) {
    List<Fate> fates = warehouse.fatesOf(order);
    OrderStatus status = order.status();
    if (order.lines.isEmpty() || keptBack(order, fates)) {
      return false;
    }
    return switch (status) {
      case DRAFT, HOLD, CANCELED -> false;
      case PARTIALLY_SHIPPED, SHIP_COMPLETE ->
          !stuck(fates, status) && dock.afterShipping(order, fates);
      case NEW,
          READY_FOR_FULFILLMENT,
          WAVE_BUILT,
          BACK_ORDERED,
          PARTIALLY_RELEASED,
          RELEASED,
          PICKING,
          PICK_COMPLETE,
          PARTIALLY_STAGED,
          STAGED,
          PARTIALLY_LOADED,
          LOADED ->
          onward(order, fates, status);
    };
  }

  /**
   * Takes steps until the order has the status, or one step when none is named.
   *
   * @return the status afterwards
   */
  OrderStatus advance(SalesOrder order, @Nullable OrderStatus target) {
    if (target == null) {
      step(order);
      return order.status();
    }
    for (int i = 0; i < MOST_STEPS && order.status() != target && step(order); i++) {
      // Every step that is left is in the condition.
    }
    return order.status();
  }

  /** Rolled back, and not to be shipped again. */
  private static boolean keptBack(SalesOrder order, List<Fate> fates) {
    return order.rolledBackOnce
        && Fates.first(fates, Fate.RolledBack.class)
            .filter(fate -> !fate.shippedAgain())
            .isPresent();
  }

  private static boolean stuck(List<Fate> fates, OrderStatus status) {
    return Fates.first(fates, Fate.StuckAt.class)
        .filter(fate -> fate.status() == status)
        .isPresent();
  }

  private boolean onward(SalesOrder order, List<Fate> fates, OrderStatus status) {
    if (stuck(fates, status)) {
      return false;
    }
    boolean given =
        Fates.first(fates, Fate.CancelledByWarehouse.class)
            .filter(fate -> fate.at() == status)
            .isPresent();
    if (given) {
      order.cancelOpen();
      warehouse.record("CANCELED_BY_WAREHOUSE", order, Json.object());
      warehouse.become(order, OrderStatus.CANCELED);
      return true;
    }
    if (showUnknownStatus(order, fates, status)) {
      return true;
    }
    return switch (status) {
      case NEW -> allocate(order, fates);
      case BACK_ORDERED -> !Fates.has(fates, Fate.BackOrdered.class) && allocate(order, fates);
      case READY_FOR_FULFILLMENT -> become(order, OrderStatus.WAVE_BUILT);
      case WAVE_BUILT -> release(order);
      case PARTIALLY_RELEASED, RELEASED -> become(order, OrderStatus.PICKING);
      case PICKING -> pick(order, fates);
      case PICK_COMPLETE, PARTIALLY_STAGED -> {
        dock.pack(order, fates);
        yield become(order, OrderStatus.STAGED);
      }
      case STAGED, PARTIALLY_LOADED -> {
        dock.load(order);
        yield become(order, OrderStatus.LOADED);
      }
      case LOADED -> {
        dock.ship(order, fates);
        yield true;
      }
      case DRAFT, HOLD, PARTIALLY_SHIPPED, SHIP_COMPLETE, CANCELED -> false;
    };
  }

  private boolean become(SalesOrder order, OrderStatus next) {
    warehouse.become(order, next);
    return true;
  }

  private boolean showUnknownStatus(SalesOrder order, List<Fate> fates, OrderStatus status) {
    Optional<Fate.UnknownStatus> unknown =
        Fates.first(fates, Fate.UnknownStatus.class).filter(fate -> fate.at() == status);
    if (unknown.isEmpty() || order.shownUnknownStatus) {
      return false;
    }
    order.shownUnknownStatus = true;
    order.shownStatus = unknown.get().text();
    order.touch(warehouse.now());
    return true;
  }

  private boolean allocate(SalesOrder order, List<Fate> fates) {
    order.lines.forEach(OrderLine::forgetAllocation);
    Fates.first(fates, Fate.BackOrdered.class)
        .ifPresent(fate -> {
          int missing = fate.quantity();
          for (OrderLine line : order.lines) {
            line.backOrdered =
                concerns(fate.itemNumber(), line) ? Math.min(missing, line.open()) : 0;
            missing -= line.backOrdered;
          }
        });
    order.lines.forEach(line -> line.allocated = line.ready());
    return become(
        order, order.ready() == 0 ? OrderStatus.BACK_ORDERED : OrderStatus.READY_FOR_FULFILLMENT);
  }

  private boolean release(SalesOrder order) {
    boolean all = order.ready() == order.open();
    return become(order, all ? OrderStatus.RELEASED : OrderStatus.PARTIALLY_RELEASED);
  }

  private boolean pick(SalesOrder order, List<Fate> fates) {
    Fates.first(fates, Fate.ShortPick.class).ifPresent(fate -> pickShort(order, fate));
    order.lines.forEach(line -> line.picked = line.ready());
    return become(order, OrderStatus.PICK_COMPLETE);
  }

  private void pickShort(SalesOrder order, Fate.ShortPick fate) {
    int missing = fate.quantity();
    for (OrderLine line : order.lines) {
      int gone = concerns(fate.itemNumber(), line) ? Math.min(missing, line.ready()) : 0;
      if (gone > 0) {
        missing -= gone;
        line.shortage += gone;
        line.updatedAt = warehouse.now();
        warehouse.record(
            "SHORT_PICKED",
            order,
            Json.object().put("lineNumber", line.lineNumber).put("quantity", gone));
      }
    }
  }

  private static boolean concerns(String itemNumber, OrderLine line) {
    return itemNumber.equals("*") || itemNumber.equals(line.item.number());
  }
}
