package dev.lockstep.sandbox.scend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;

/** One line of a warehouse order and what became of its units. Guarded by {@link Warehouse}. */
final class WarehouseLine {
  final String reference;
  final String productCode;
  final int ordered;
  int allocated;
  int picked;
  int packed;
  int dispatched;
  int cancelled;
  int shortage;

  WarehouseLine(String reference, String productCode, int ordered) {
    this.reference = reference;
    this.productCode = productCode;
    this.ordered = ordered;
  }

  /** Units that still have to go. */
  int open() {
    return Math.max(0, ordered - cancelled - shortage - dispatched);
  }

  ObjectNode json(Status orderStatus) {
    Status own =
        open() > 0
            ? orderStatus
            : cancelled == ordered
                ? Status.CANCELLED
                : dispatched > 0 ? Status.DISPATCHED : orderStatus;
    return Json.object()
        .put("LineReference", reference)
        .put("ProductCode", productCode)
        .put("Status", own.wire())
        .put("Quantity", ordered)
        .put("OrderedQuantity", ordered)
        .put("AllocatedQuantity", allocated)
        .put("PickedQuantity", picked)
        .put("PackedQuantity", packed)
        .put("DispatchedQuantity", dispatched)
        .put("CancelledQuantity", cancelled)
        .put("ShortQuantity", shortage);
  }
}
