package dev.lockstep.order.model;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Money;
import dev.lockstep.common.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order as its source holds it.
 *
 * @param sku as written in the source, unchecked; null where the source has none
 * @param cancelled units of {@code ordered} that the source shows as cancelled
 * @param total price of the whole line after discounts, gross or net as the source totals it
 * @param supplyChannel the source's key of the stock the line is taken from; null for the general
 *     stock
 */
public record SourceLine(
    LineId id,
    LineKind kind,
    @Nullable String sku,
    Quantity ordered,
    Quantity cancelled,
    @Nullable Money unitPrice,
    Money total,
    @Nullable String supplyChannel) {

  /** Units still wanted. */
  public Quantity wanted() {
    return ordered.minus(cancelled);
  }
}
