package dev.lockstep.sandbox.deposco;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a sales order and what became of its packs. Guarded by {@link Warehouse}. */
final class OrderLine {
  final long id;
  final String lineNumber;
  final Items.Item item;
  final Instant createdAt;
  final ObjectNode data;
  int ordered;
  int allocated;
  int picked;
  int shipped;
  int canceled;
  int shortage;
  int backOrdered;
  Instant updatedAt;

  OrderLine(long id, String lineNumber, Items.Item item, int ordered, ObjectNode data, Instant at) {
    this.id = id;
    this.lineNumber = lineNumber;
    this.item = item;
    this.ordered = ordered;
    this.data = data;
    this.createdAt = at;
    this.updatedAt = at;
  }

  @Nullable String customerLineNumber() {
    return Json.textAt(data, "customerLineNumber");
  }

  /** Packs that still have to go. */
  int open() {
    return Math.max(0, ordered - canceled - shortage - shipped);
  }

  /** Packs that still have to go and are in stock. */
  int ready() {
    return Math.max(0, open() - backOrdered);
  }

  /** What is not in stock goes first. */
  void cancel(int quantity) {
    canceled += quantity;
    backOrdered = Math.max(0, backOrdered - quantity);
    allocated = Math.min(allocated, ready());
  }

  void forgetAllocation() {
    allocated = 0;
    backOrdered = 0;
  }

  String status(OrderStatus order) {
    if (canceled == ordered) {
      return "Canceled";
    }
    if (open() == 0 && shipped > 0) {
      return "Complete";
    }
    if (backOrdered > 0 && backOrdered == open()) {
      return "Back Ordered";
    }
    return order.released() ? "In Progress" : "New";
  }
}
