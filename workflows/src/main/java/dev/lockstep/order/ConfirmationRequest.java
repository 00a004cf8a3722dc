package dev.lockstep.order;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.model.LineQuantity;
import java.util.List;

/**
 * Asks for the shipments of one fulfilment to be read from the warehouse and written to the order
 * source.
 *
 * @param lines what was released
 * @param notComing units of the whole order that will never ship (cancelled, short), so that the
 *     order's shipment state can be told whole from partial
 */
public record ConfirmationRequest(
    int version,
    LinkId link,
    OrderId order,
    FulfilmentRef fulfilment,
    ConnectionId warehouse,
    List<PlannedLine> lines,
    List<LineQuantity> notComing) {
  public static final int VERSION = 1;

  public ConfirmationRequest {
    version = version == 0 ? VERSION : version;
    lines = lines == null ? List.of() : List.copyOf(lines);
    notComing = notComing == null ? List.of() : List.copyOf(notComing);
  }
}
