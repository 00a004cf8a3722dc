package dev.lockstep.sandbox.scend;

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
  private static final List<Status> COURSE =
      List.of(
          Status.ACCEPTED,
          Status.RECEIVED,
          Status.ALLOCATED,
          Status.RELEASED,
          Status.PICKING,
          Status.PICKED,
          Status.PACKING,
          Status.PACKED);
  private static final int MOST_STEPS = 60;

  private final Warehouse warehouse;
  private final Dock dock;
  private final Pace pace;
  private final long seed;
  private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));

  private record Due(WarehouseOrder order, Instant at) {}

  Floor(Warehouse warehouse, ScendOptions options) {
    this.warehouse = warehouse;
    this.dock = new Dock(warehouse, options.seed());
    this.pace = options.pace();
    this.seed = options.seed();
  }

  /** In automatic pace, puts the order's next step on the calendar; it is there at most once. */
  void schedule(WarehouseOrder order) {
    if (pace instanceof Pace.Automatic automatic && !order.scheduled) {
      order.scheduled = true;
      due.add(new Due(order, warehouse.now().plus(pause(order, automatic.step()))));
    }
  }

  private Duration pause(WarehouseOrder order, Duration step) {
    long mixed = seed * 31 + order.reference.hashCode() * 17L + order.history.size();
    double factor = 0.5 + new SplittableRandom(mixed).nextDouble();
    return Duration.ofNanos((long) (step.toNanos() * factor));
  }

  /** Does what is due by the clock; returns the number of steps done. */
  int tick() {
    int done = 0;
    Instant now = warehouse.now();
    while (!due.isEmpty() && !due.peek().at().isAfter(now)) {
      WarehouseOrder order = due.remove().order();
      order.scheduled = false;
      if (step(order)) {
        done++;
        schedule(order);
      }
    }
    return done;
  }

  /** Takes one step; false when there is nothing to do until somebody intervenes. */
  boolean step(WarehouseOrder order) {
    List<Fate> fates = warehouse.fatesOf(order);
    Status status = order.status();
    return switch (status) {
      case ON_HOLD, QUERY, BACK_ORDER, PART_ALLOCATED, REJECTED, DELIVERED -> false;
      case CANCELLED, AWAITING_RETURN_TO_STOCK -> dock.strayDispatch(order, fates);
      case CANCEL_REQUESTED -> decideCancellation(order, fates);
      case PART_DISPATCHED, DISPATCHED -> dock.afterDispatch(order, fates);
      case ACCEPTED, RECEIVED, ALLOCATED, RELEASED, PICKING, PICKED, PACKING, PACKED ->
          onward(order, fates, status);
    };
  }

  /**
   * Takes steps until the order has the status, or one step when none is named.
   *
   * @return the status afterwards
   */
  Status advance(WarehouseOrder order, @Nullable Status target) {
    if (target == null) {
      step(order);
      return order.status();
    }
    if (target == Status.DELIVERED && order.status() == Status.DISPATCHED) {
      warehouse.become(order, Status.DELIVERED);
    }
    for (int i = 0; i < MOST_STEPS && order.status() != target && step(order); i++) {
      // Every step that is left is in the condition.
    }
    return order.status();
  }

  /** An order accepted for later is received when its time has come, whoever looks first. */
  void settleIntake(WarehouseOrder order) {
    if (order.status() == Status.ACCEPTED && !warehouse.now().isBefore(order.acceptedUntil)) {
      warehouse.become(order, Status.RECEIVED);
    }
  }

  private boolean onward(WarehouseOrder order, List<Fate> fates, Status status) {
    if (Fates.first(fates, Fate.StuckAt.class).filter(f -> f.status() == status).isPresent()) {
      return false;
    }
    Optional<Fate.Rejected> rejected = Fates.first(fates, Fate.Rejected.class);
    if (rejected.isPresent() && status == Status.RECEIVED) {
      order.reason = rejected.get().reason();
      warehouse.become(order, Status.REJECTED);
      return true;
    }
    boolean given =
        Fates.first(fates, Fate.CancelledByWarehouse.class)
            .filter(fate -> fate.at() == status)
            .isPresent();
    if (given) {
      cancelOpen(order);
      warehouse.become(order, Status.CANCELLED);
      return true;
    }
    if (showUnknownStatus(order, fates, status)) {
      return true;
    }
    if (status == Status.ACCEPTED && warehouse.now().isBefore(order.acceptedUntil)) {
      return pace instanceof Pace.Automatic;
    }
    if (status == Status.PACKED) {
      return dock.dispatch(order, fates);
    }
    Status next = COURSE.get(COURSE.indexOf(status) + 1);
    work(order, fates, next);
    warehouse.become(order, next);
    return true;
  }

  private boolean showUnknownStatus(WarehouseOrder order, List<Fate> fates, Status status) {
    Optional<Fate.UnknownStatus> unknown =
        Fates.first(fates, Fate.UnknownStatus.class).filter(fate -> fate.at() == status);
    if (unknown.isEmpty() || order.tellsUnknownStatus) {
      return false;
    }
    order.tellsUnknownStatus = true;
    order.shownStatus = unknown.get().text();
    order.updatedAt = warehouse.now();
    warehouse.tellStatus(order);
    return true;
  }

  private void work(WarehouseOrder order, List<Fate> fates, Status next) {
    if (next == Status.PICKED) {
      Fates.first(fates, Fate.ShortPick.class).ifPresent(fate -> pickShort(order, fate));
    }
    for (WarehouseLine line : order.lines) {
      int left = line.open();
      line.allocated = next.rank() >= Status.ALLOCATED.rank() ? left : line.allocated;
      line.picked = next.rank() >= Status.PICKED.rank() ? left : line.picked;
      line.packed = next.rank() >= Status.PACKED.rank() ? left : line.packed;
    }
  }

  private void pickShort(WarehouseOrder order, Fate.ShortPick fate) {
    for (WarehouseLine line : order.lines) {
      boolean concerned =
          fate.productCode().equals("*") || line.productCode.equals(fate.productCode());
      int missing = concerned ? Math.min(line.open(), fate.quantity()) : 0;
      if (missing > 0) {
        line.shortage += missing;
        warehouse.record(
            "SHORT_PICKED",
            order,
            Json.object().put("lineReference", line.reference).put("quantity", missing));
        return;
      }
    }
  }

  private boolean decideCancellation(WarehouseOrder order, List<Fate> fates) {
    boolean granted =
        Fates.first(fates, Fate.CancelPending.class).map(Fate.CancelPending::granted).orElse(true);
    if (granted) {
      cancelOpen(order);
      warehouse.record("CANCELLED", order, Json.object());
      warehouse.become(order, Status.CANCELLED);
    } else {
      warehouse.record("CANCEL_REFUSED", order, Json.object());
      warehouse.become(order, Status.PICKED);
      work(order, fates, Status.PICKED);
    }
    return true;
  }

  static void cancelOpen(WarehouseOrder order) {
    order.lines.forEach(line -> line.cancelled += line.open());
  }
}
