package dev.lockstep.order;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.model.LineQuantity;
import java.util.List;

/**
 * Asks for a released fulfilment, or some of it, to be cancelled in its warehouse.
 *
 * @param lines what shall not ship; empty means all of it
 * @param reason why, in a word a report can count
 */
public record WithdrawalRequest(
    int version,
    LinkId link,
    OrderId order,
    FulfilmentRef fulfilment,
    List<LineQuantity> lines,
    String reason) {
  public static final int VERSION = 1;

  public WithdrawalRequest {
    version = version == 0 ? VERSION : version;
    lines = lines == null ? List.of() : List.copyOf(lines);
  }
}
