package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides about cancellations and status moves asked for. Only within {@link Warehouse#with}. */
final class Cancelling {
  private final Warehouse warehouse;
  private final Floor floor;
  private final CancelRule rule;

  Cancelling(Warehouse warehouse, Floor floor, CancelRule rule) {
    this.warehouse = warehouse;
    this.floor = floor;
    this.rule = rule;
  }

  /** Cancels all that is open. */
  void whole(SalesOrder order) {
    if (!order.status().beforeRelease()) {
      throw refused("CANCEL_REFUSED", order, "canceled");
    }
    order.cancelOpen();
    warehouse.record("CANCELED", order, Json.object());
    warehouse.become(order, OrderStatus.CANCELED);
  }

  /** Cancels some packs of some lines, all of them or none. */
  void lines(SalesOrder order, ObjectNode request) {
    List<ObjectNode> asked = Json.objects(request.path("orderLines")).toList();
    if (asked.isEmpty()) {
      throw DeposcoProblem.invalid("orderLines must not be empty");
    }
    OrderStatus status = order.status();
    boolean open = status.beforeRelease() && status != OrderStatus.DRAFT;
    boolean remainder = status == OrderStatus.PARTIALLY_RELEASED;
    if (!open && !remainder) {
      throw refused("CANCEL_REFUSED", order, "canceled");
    }
    Map<OrderLine, Integer> decided = new LinkedHashMap<>();
    for (ObjectNode line : asked) {
      OrderLine found = find(order, line.path("orderLine"));
      decided.merge(found, quantity(found, line.path("canceledPackQuantity")), Integer::sum);
    }
    List<String> wrong = new ArrayList<>();
    decided.forEach((line, quantity) -> {
      int most = remainder ? line.backOrdered : line.open();
      if (quantity > most) {
        wrong.add("Order line " + line.lineNumber + " has only " + most + " that can be canceled");
      }
    });
    if (!wrong.isEmpty()) {
      warehouse.record("CANCEL_REFUSED", order, Json.object().put("status", status.wire()));
      throw DeposcoProblem.refusal(400, wrong);
    }
    apply(order, decided);
  }

  /** Moves an order to the status that the caller names. */
  void move(SalesOrder order, String value) {
    Optional<OrderStatus> next =
        order.status().moves().stream().filter(move -> move.wire().equals(value)).findFirst();
    if (next.isEmpty()) {
      throw refused("STATUS_REFUSED", order, "updated to " + value);
    }
    if (next.get() == OrderStatus.CANCELED) {
      whole(order);
      return;
    }
    order.lines.forEach(OrderLine::forgetAllocation);
    warehouse.become(order, next.get());
    floor.schedule(order);
  }

  private void apply(SalesOrder order, Map<OrderLine, Integer> decided) {
    ArrayNode done = Json.array();
    decided.forEach((line, quantity) -> {
      line.cancel(quantity);
      line.updatedAt = warehouse.now();
      done.addObject()
          .put("lineNumber", line.lineNumber)
          .put("quantity", quantity)
          .put("canceled", line.canceled);
    });
    order.touch(warehouse.now());
    warehouse.record("LINES_CANCELED", order, Json.object().set("lines", done));
    if (order.open() == 0) {
      warehouse.become(order, OrderStatus.CANCELED);
      return;
    }
    if (order.status() == OrderStatus.PARTIALLY_RELEASED && order.ready() == order.open()) {
      warehouse.become(order, OrderStatus.RELEASED);
    }
    floor.schedule(order);
  }

  private static OrderLine find(SalesOrder order, JsonNode ref) {
    Optional<OrderLine> found =
        ref.hasNonNull("id")
            ? order.line(ref.path("id").asLong())
            : order.line(ref.path("businessKey").path("lineNumber").asText());
    return found.orElseThrow(
        () -> DeposcoProblem.notFound("Order line", ref.path("id").asText("")));
  }

  /** Without a number, all that is open. */
  private int quantity(OrderLine line, JsonNode asked) {
    if (asked.isMissingNode() || asked.isNull()) {
      return line.open();
    }
    if (!asked.canConvertToExactIntegral() || asked.asInt() < 1) {
      throw DeposcoProblem.invalid("canceledPackQuantity must be a whole number greater than 0");
    }
    return switch (rule) {
      case ADDS -> asked.asInt();
      case TOTAL -> Math.max(0, asked.asInt() - line.canceled);
    };
  }

  private Refusal refused(String kind, SalesOrder order, String what) {
    warehouse.record(kind, order, Json.object().put("status", order.status().wire()));
    return DeposcoProblem.invalid(
        "Sales Order "
            + order.number
            + " cannot be "
            + what
            + " while in the status of "
            + order.status().wire());
  }
}
