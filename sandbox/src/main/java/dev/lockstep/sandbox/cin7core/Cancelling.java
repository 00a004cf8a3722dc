package dev.lockstep.sandbox.cin7core;

import dev.lockstep.sandbox.http.Json;

/** {@code DELETE}: an undo leads back to a draft, only a void ends a sale or a task. */
final class Cancelling {
  private final Books books;

  Cancelling(Books books) {
    this.books = books;
  }

  void sale(Sale sale, boolean voiding, By by) {
    if (sale.voided) {
      throw Cin7Problem.guard("Sale can not be changed.", "Sale", "VOIDED");
    }
    sale.liveTasks().forEach(task -> requireFree(task, voiding));
    if (voiding) {
      sale.voided = true;
      sale.order = DocumentStatus.VOIDED;
      sale.tasks.forEach(Task::makeVoid);
      books.changed(sale, by, "SALE_VOIDED", Json.object());
      books.webhooks.send(Events.ofSale("Sale/Voided", sale));
      return;
    }
    if (!sale.orderAuthorised()) {
      throw Cin7Problem.guard("Sale can not be undone.", "Order", sale.order.wire());
    }
    sale.order = DocumentStatus.DRAFT;
    sale.tasks.forEach(Task::undo);
    books.changed(sale, by, "SALE_UNDONE", Json.object());
    books.webhooks.send(Events.ofSale("Sale/Undo", sale));
  }

  void task(Sale sale, Task task, boolean voiding, By by) {
    if (!sale.advanced) {
      throw Cin7Problem.invalid("This method works only for Advanced sales");
    }
    if (task.isVoided()) {
      throw Cin7Problem.guard("Fulfilment can not be changed.", "Pick", task.pick.wire());
    }
    requireFree(task, voiding);
    if (voiding) {
      task.makeVoid();
    } else {
      task.undo();
    }
    books.changed(sale, by, voiding ? "TASK_VOIDED" : "TASK_UNDONE", Books.detail(task));
  }

  private void requireFree(Task task, boolean voiding) {
    String consequence = voiding ? "Sale can not be voided." : "Sale can not be undone.";
    for (Cin7Stage stage : Cin7Stage.values()) {
      DocumentStatus status = task.status(stage);
      boolean done =
          status == DocumentStatus.AUTHORISED || status == DocumentStatus.PARTIALLY_AUTHORISED;
      if (done && stage.compareTo(books.options.cancelBlockedFrom()) >= 0) {
        String document =
            switch (stage) {
              case PICK -> "Pick";
              case PACK -> "Pack";
              case SHIP -> "Ship";
            };
        throw Cin7Problem.guard(consequence, document, status.wire());
      }
    }
  }
}
