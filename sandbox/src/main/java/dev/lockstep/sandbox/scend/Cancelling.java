package dev.lockstep.sandbox.scend;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.scend.ScendProblem.Detail;
import java.util.List;

/** Decides about cancellations. Only within {@link Warehouse#with}. */
final class Cancelling {
  private final Warehouse warehouse;
  private final Floor floor;
  private final Status pointOfNoReturn;

  Cancelling(Warehouse warehouse, Floor floor, Status pointOfNoReturn) {
    this.warehouse = warehouse;
    this.floor = floor;
    this.pointOfNoReturn = pointOfNoReturn;
  }

  Answer cancel(WarehouseOrder order, ObjectNode request) {
    List<ObjectNode> lines = Json.objects(request.path("Lines")).toList();
    Status status = order.status();
    if (status == Status.CANCELLED || status == Status.AWAITING_RETURN_TO_STOCK) {
      return Answer.ok(result("CANCELLED", order).put("ReleasedAllocation", true));
    }
    if (status == Status.CANCEL_REQUESTED) {
      return Answer.json(202, result("CANCEL_REQUESTED", order));
    }
    List<Fate> fates = warehouse.fatesOf(order);
    boolean late = status == Status.REJECTED || status.rank() >= pointOfNoReturn.rank();
    boolean gone = status.rank() >= Status.PART_DISPATCHED.rank();
    if (late && !gone && Fates.first(fates, Fate.CancelLate.class).isPresent()) {
      return whole(order, Status.AWAITING_RETURN_TO_STOCK);
    }
    if (late) {
      return tooLate(order);
    }
    if (!lines.isEmpty()) {
      return some(order, lines);
    }
    if (Fates.first(fates, Fate.CancelPending.class).isPresent()) {
      warehouse.record("CANCEL_REQUESTED", order, Json.object());
      warehouse.become(order, Status.CANCEL_REQUESTED);
      floor.schedule(order);
      return Answer.json(202, result("CANCEL_REQUESTED", order));
    }
    return whole(order, Status.CANCELLED);
  }

  private Answer whole(WarehouseOrder order, Status ending) {
    Floor.cancelOpen(order);
    warehouse.record("CANCELLED", order, Json.object());
    warehouse.become(order, ending);
    floor.schedule(order);
    return Answer.ok(result("CANCELLED", order).put("ReleasedAllocation", true));
  }

  private Answer tooLate(WarehouseOrder order) {
    warehouse.record("CANCEL_REFUSED", order, Json.object().put("status", order.status().wire()));
    ObjectNode body =
        ScendProblem.body(
            List.of(new Detail("TOO_LATE", null, "The order is past its point of no return.")));
    return Answer.json(409, body.put("Status", order.status().wire()));
  }

  /** Quantities are totals per line, so that a repeat changes nothing. */
  private Answer some(WarehouseOrder order, List<ObjectNode> wanted) {
    for (ObjectNode line : wanted) {
      WarehouseLine found =
          order
              .line(line.path("LineReference").asText())
              .orElseThrow(
                  () -> ScendProblem.invalid("Lines", "The order has no line of this reference."));
      if (line.path("Quantity").asInt() < 1 || line.path("Quantity").asInt() > found.ordered) {
        throw ScendProblem.invalid("Lines", "The quantity is not that of the line.");
      }
    }
    ArrayNode done = Json.array();
    for (ObjectNode line : wanted) {
      WarehouseLine found = order.line(line.path("LineReference").asText()).orElseThrow();
      found.cancelled = Math.max(found.cancelled, line.path("Quantity").asInt());
      done.addObject()
          .put("LineReference", found.reference)
          .put("CancelledQuantity", found.cancelled);
    }
    if (order.open() == 0) {
      return whole(order, Status.CANCELLED);
    }
    order.updatedAt = warehouse.now();
    warehouse.record("LINES_CANCELLED", order, Json.object().set("lines", done));
    warehouse.tellStatus(order);
    ObjectNode body = result("PARTLY_CANCELLED", order).put("ReleasedAllocation", true);
    return Answer.ok(body.set("Lines", done));
  }

  private static ObjectNode result(String result, WarehouseOrder order) {
    return Json.object()
        .put("Result", result)
        .put("ClientReference", order.reference)
        .put("Status", order.status().wire());
  }
}
