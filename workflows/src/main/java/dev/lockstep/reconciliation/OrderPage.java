package dev.lockstep.reconciliation;

import dev.lockstep.common.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing.
 *
 * @param next where the next page begins; null on the last one
 */
public record OrderPage(int version, List<OrderId> orders, @Nullable String next) {
  public static final int VERSION = 1;

  public OrderPage {
    version = version == 0 ? VERSION : version;
    orders = orders == null ? List.of() : List.copyOf(orders);
  }
}
