package dev.lockstep.sandbox.cin7core;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;

/** The tasks of sales, and the three documents of each. */
final class Fulfilments {
  private final Books books;
  private final Picking picking;
  private final Packing packing;
  private final Shipping shipping;

  Fulfilments(Books books) {
    this.books = books;
    this.picking = new Picking(books);
    this.packing = new Packing(books);
    this.shipping = new Shipping(books);
  }

  Packing packing() {
    return packing;
  }

  Shipping shipping() {
    return shipping;
  }

  /** One more task; it makes an Advanced sale of a Simple one, for good. */
  Task open(Sale sale, By by) {
    if (sale.order != DocumentStatus.AUTHORISED) {
      throw Cin7Problem.guard("Fulfilment can not be created.", "Order", sale.order.wire());
    }
    for (Task task : sale.liveTasks()) {
      if (task.pick != DocumentStatus.AUTHORISED) {
        throw Cin7Problem.guard("Fulfilment can not be created.", "Pick", task.pick.wire());
      }
    }
    Task task = new Task(books.newId(), sale.tasks.size() + 1);
    task.pick = DocumentStatus.DRAFT;
    books.add(sale, task);
    sale.advanced = true;
    books.changed(sale, by, "TASK_CREATED", Books.detail(task).put("tasks", sale.tasks.size()));
    return task;
  }

  /** Changes one document of a task; {@code replace} tells PUT from POST. */
  void save(Cin7Stage stage, Sale sale, Task task, ObjectNode body, boolean replace, By by) {
    switch (stage) {
      case PICK -> picking.save(sale, task, body, replace, by);
      case PACK -> packing.save(sale, task, body, replace, by);
      case SHIP -> shipping.save(sale, task, body, replace, by);
    }
  }

  void autoPick(Sale sale, Task task, By by) {
    picking.save(sale, task, Json.object().put("AutoPickMode", "AUTOPICK"), false, by);
  }

  void shipAll(Sale sale, Task task, By by) {
    ObjectNode body = Json.object().put("Status", DocumentStatus.AUTHORISED.wire());
    ArrayNode lines = body.putArray("Lines");
    for (String box : task.boxes()) {
      lines
          .addObject()
          .put("ShipmentDate", Times.day(books.now()))
          .put("Carrier", sale.text("Carrier"))
          .put("Box", box)
          .put("IsShipped", true);
    }
    shipping.save(sale, task, body, true, by);
  }
}
