package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.commercetools.document.Totals;
import dev.lockstep.sandbox.http.Json;
import java.util.Optional;

/** Applies what an Order Edit would: other quantities, lines gone, lines come. */
final class OrderEdits {
  private final Updates updates;
  private final Project project;
  private final OrderIntake intake;

  OrderEdits(Project project, Updates updates, OrderIntake intake) {
    this.project = project;
    this.updates = updates;
    this.intake = intake;
  }

  /**
   * Applies one edit.
   *
   * @param edit {@code {"lines":[{"sku" or "lineItemId","quantity"}],"add":[line items]}}; quantity
   *     0 removes the line
   */
  ObjectNode apply(String orderId, ObjectNode edit) {
    return updates.apply(
        project.orders,
        orderId,
        Writer.MERCHANT,
        (change, ignored) -> {
          Json.objects(edit.path("lines")).forEach(line -> setQuantity(change, line));
          Json.objects(edit.path("add")).forEach(line -> add(change, line));
          Totals.recompute(change.document());
          ObjectNode applied = Json.object();
          applied.putObject("edit").put("typeId", "order-edit").put("id", project.newId());
          applied.putObject("result").put("type", "Applied").put("appliedAt", project.now());
          change.emit("OrderEditApplied", applied);
        });
  }

  private static void setQuantity(Change change, ObjectNode wanted) {
    ArrayNode lines = change.array("lineItems");
    ObjectNode line =
        find(lines, wanted)
            .orElseThrow(() -> Problem.invalidOperation("The edit names no line of the order."));
    long before = line.path("quantity").asLong();
    long after = wanted.path("quantity").asLong();
    long unit = line.path("price").path("value").path("centAmount").asLong();
    line.put("quantity", after);
    line.withObjectProperty("totalPrice").put("centAmount", unit * after);
    Json.objects(line.path("state")).findFirst().ifPresent(state -> state.put("quantity", after));
    if (after > before) {
      ObjectNode added = Json.object().put("addedQuantity", after - before);
      added.set("lineItem", line.deepCopy());
      change.emit("OrderLineItemAdded", added);
      return;
    }
    ObjectNode removed =
        Json.object()
            .put("lineItemId", line.path("id").asText())
            .put("removedQuantity", before - after)
            .put("newQuantity", after);
    removed.set("newState", line.path("state").deepCopy());
    removed.set("newTotalPrice", line.path("totalPrice").deepCopy());
    change.emit("OrderLineItemRemoved", removed);
    if (after == 0) {
      ArrayNode left = Json.array();
      Json.objects(lines)
          .filter(other -> !other.path("id").equals(line.path("id")))
          .forEach(left::add);
      change.document().set("lineItems", left);
    }
  }

  private static Optional<ObjectNode> find(JsonNode lines, ObjectNode wanted) {
    String id = Json.textAt(wanted, "lineItemId");
    String sku = Json.textAt(wanted, "sku");
    return Json.objects(lines)
        .filter(line ->
            id != null
                ? id.equals(Json.textAt(line, "id"))
                : sku != null && sku.equals(Json.textAt(line.path("variant"), "sku")))
        .findFirst();
  }

  private void add(Change change, ObjectNode draft) {
    ObjectNode line = draft.deepCopy();
    intake.completeLine(line);
    change.array("lineItems").add(line);
    ObjectNode fields = Json.object().put("addedQuantity", line.path("quantity").asLong());
    fields.set("lineItem", line.deepCopy());
    change.emit("OrderLineItemAdded", fields);
  }
}
