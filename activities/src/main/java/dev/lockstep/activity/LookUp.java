package dev.lockstep.activity;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.port.Warehouse;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks a fulfilment up, giving a warehouse that shows things late the time to do so. */
final class LookUp {
  private final Patience patience;
  private final Pause pause;

  LookUp(Patience patience, Pause pause) {
    this.patience = patience;
    this.pause = pause;
  }

  /** Looks once more after the read lag. */
  Optional<WarehouseOrder> afterLag(Warehouse warehouse, FulfilmentRef ref) {
    pause.pause(patience.readLag());
    return warehouse.find(ref);
  }

  /** Looks until the warehouse shows it, taken in for good; empty where it does not in time. */
  Optional<WarehouseOrder> untilVisible(Warehouse warehouse, FulfilmentRef ref) {
    return until(warehouse, ref, held -> held.stage() != FulfilmentStage.ACCEPTED)
        .filter(held -> held.stage() != FulfilmentStage.ACCEPTED);
  }

  /** Looks until what is there satisfies {@code wanted}; the last look otherwise. */
  Optional<WarehouseOrder> until(
      Warehouse warehouse, FulfilmentRef ref, Predicate<WarehouseOrder> wanted) {
    Optional<WarehouseOrder> held = warehouse.find(ref);
    for (int look = 1; look < patience.lookUps() && held.filter(wanted).isEmpty(); look++) {
      held = afterLag(warehouse, ref);
    }
    return held;
  }
}
