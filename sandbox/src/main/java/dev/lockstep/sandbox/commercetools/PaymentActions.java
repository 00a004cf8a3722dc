package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.List;
import java.util.Map;

/** Update actions on payments. */
final class PaymentActions {
  private static final List<String> STATES = List.of("Initial", "Pending", "Success", "Failure");

  static final Map<String, Change.Action> ACTIONS =
      Map.of(
          "addTransaction", PaymentActions::addTransaction,
          "changeTransactionState", PaymentActions::changeState);

  private PaymentActions() {}

  private static void addTransaction(Change change, ObjectNode action) {
    if (!(action.path("transaction") instanceof ObjectNode draft)) {
      throw Problem.requiredField("transaction");
    }
    Change.text(draft, "type");
    ObjectNode transaction = draft.deepCopy();
    transaction.put("id", Json.textOr(draft, "id", change.project().newId()));
    transaction.put("timestamp", Json.textOr(draft, "timestamp", change.project().now()));
    transaction.put("state", Json.textOr(draft, "state", "Initial"));
    change.array("transactions").add(transaction);
    change.emit("PaymentTransactionAdded", Json.object().set("transaction", transaction));
  }

  private static void changeState(Change change, ObjectNode action) {
    String id = Change.text(action, "transactionId");
    String state = Change.oneOf(action, "state", STATES);
    ObjectNode transaction =
        Json.objects(change.array("transactions"))
            .filter(candidate -> id.equals(Json.textAt(candidate, "id")))
            .findFirst()
            .orElseThrow(
                () -> Problem.invalidOperation("The transaction '" + id + "' was not found."));
    transaction.put("state", state);
    change.emit(
        "PaymentTransactionStateChanged",
        Json.object().put("transactionId", id).put("state", state));
  }
}
