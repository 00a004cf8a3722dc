package dev.lockstep.platform.cin7core;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.http.ApiRequest;
import java.util.List;
import okio.ByteString;

/**
 * One write to a sale. Equal steps do the same.
 *
 * <p>Documents are put, not posted: a PUT replaces the lines where a POST adds to them, so that a
 * repeat after a lost answer doubles nothing.
 */
record Step(Kind kind, String id, ObjectNode body) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What is written; {@code id} is that of the task, or of the sale. */
  enum Kind {
    NEW_TASK,
    PICK,
    PACK,
    SHIP,
    VOID,
    HEADER
  }

  /** A further fulfilment task: makes a Simple sale an Advanced one for good. */
  static Step newTask(String saleId) {
    return new Step(Kind.NEW_TASK, saleId, JSON.objectNode().put("SaleID", saleId));
  }

  static Step pick(Task task, List<Lot> lots) {
    return new Step(Kind.PICK, task.id(), stock(task, lots));
  }

  static Step pack(Task task, List<Lot> lots) {
    return new Step(Kind.PACK, task.id(), stock(task, lots));
  }

  private static ObjectNode stock(Task task, List<Lot> lots) {
    ObjectNode body = JSON.objectNode().put("TaskID", task.id()).put("Status", "AUTHORISED");
    lots.forEach(lot -> body.withArrayProperty("Lines").add(lot.wire()));
    return body;
  }

  static Step ship(Task task, List<ShipLine> lines, String day) {
    ObjectNode body = JSON.objectNode().put("TaskID", task.id());
    boolean whole = lines.stream().allMatch(ShipLine::shipped);
    body.put("Status", whole ? "AUTHORISED" : "PARTIALLY AUTHORISED");
    if (task.ship() != DocumentStatus.OPEN) {
      body.put("AddTrackingNumbers", true);
    }
    lines.forEach(line -> body.withArrayProperty("Lines").add(line.wire(day)));
    return new Step(Kind.SHIP, task.id(), body);
  }

  static Step voidSale(String saleId) {
    return new Step(Kind.VOID, saleId, JSON.objectNode());
  }

  static Step header(String saleId, ObjectNode body) {
    return new Step(Kind.HEADER, saleId, body);
  }

  ApiRequest request() {
    return switch (kind) {
      case NEW_TASK -> json(ApiRequest.post("sale/fulfilment"));
      case PICK -> json(ApiRequest.put("sale/fulfilment/pick"));
      case PACK -> json(ApiRequest.put("sale/fulfilment/pack"));
      case SHIP -> json(ApiRequest.put("sale/fulfilment/ship"));
      // Without Void=true the platform takes the sale back to a draft.
      case VOID -> ApiRequest.delete("sale").query("ID", id).query("Void", "true");
      case HEADER -> json(ApiRequest.put("sale"));
    };
  }

  private ApiRequest json(ApiRequest request) {
    return request.json(ByteString.encodeUtf8(body.toString()));
  }

  @Override
  public String toString() {
    return "Step[" + kind + ", " + id + "]";
  }
}
