package dev.lockstep.sandbox.scayle.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * One piece of one SKU; never more than one.
 *
 * @param cents with tax, in the smallest unit of the currency
 * @param taxPercent such as 19 or 8.1
 * @param warehouse reference key of where its stock is
 * @param subItems services and parts that belong to it, each with an item id of its own
 */
public record Unit(
    String sku,
    String name,
    long cents,
    BigDecimal taxPercent,
    String warehouse,
    List<Unit> subItems) {
  public Unit {
    subItems = List.copyOf(subItems);
  }

  /** The price without tax, rounded half up as invoices do. */
  public long centsWithoutTax() {
    BigDecimal hundred = BigDecimal.valueOf(100);
    return BigDecimal.valueOf(cents)
        .multiply(hundred)
        .divide(hundred.add(taxPercent), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
