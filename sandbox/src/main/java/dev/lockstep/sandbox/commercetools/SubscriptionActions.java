package dev.lockstep.sandbox.commercetools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Update actions on subscriptions. */
final class SubscriptionActions {
  static final Map<String, Change.Action> ACTIONS =
      Map.of(
          "setKey", (change, action) -> set(change, action, "key"),
          "setMessages", (change, action) -> set(change, action, "messages"),
          "setChanges", (change, action) -> set(change, action, "changes"),
          "changeDestination", SubscriptionActions::changeDestination);

  private SubscriptionActions() {}

  private static void set(Change change, ObjectNode action, String field) {
    if (action.hasNonNull(field)) {
      change.document().set(field, action.path(field).deepCopy());
    } else {
      change.document().remove(field);
    }
  }

  /** A new destination starts a stopped subscription again; one that people suspended stays so. */
  private static void changeDestination(Change change, ObjectNode action) {
    set(change, action, "destination");
    if (!change.document().path("status").asText().equals("ManuallySuspended")) {
      change.document().put("status", "Healthy");
    }
  }
}
