package dev.lockstep.order;

import dev.lockstep.common.LineId;
import org.jspecify.annotations.Nullable;

/**
 * One override of a mapping or field, for one order. Addresses cannot be amended here: they are
 * personal data and are corrected in the storefront.
 *
 * @param line the line it is for; null where the field belongs to the order
 * @param value for DELIVERY_SERVICE {@code <carrier>/<service>}, for SKU the SKU, for FACILITY the
 *     facility code
 */
public record Amendment(Field field, @Nullable LineId line, String value) {

  /** What may be overridden. */
  public enum Field {
    DELIVERY_SERVICE,
    SKU,
    FACILITY
  }
}
