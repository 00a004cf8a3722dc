package dev.lockstep.platform.cin7core;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.LineKind;
import org.jspecify.annotations.Nullable;

/**
 * One line of a sale's order.
 *
 * @param id ours: the platform gives its lines none
 * @param location where the sale takes it from; null where it does not say
 * @param wire the line as the platform shows it
 */
record SaleLine(
    LineId id,
    LineKind kind,
    @Nullable String sku,
    Quantity ordered,
    @Nullable String location,
    Reading wire) {

  boolean isStocked() {
    return kind == LineKind.STANDARD;
  }
}
