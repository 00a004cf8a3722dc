package dev.lockstep.platform.commercetools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What it takes to make an order show something, decided from one reading of it. */
sealed interface Plan {

  /** It shows it already. */
  record Nothing() implements Plan {}

  /** These update actions, in one request. */
  record Write(List<ObjectNode> actions) implements Plan {
    public Write {
      actions = List.copyOf(actions);
    }
  }

  /** It must not be written; {@code reason} without personal data. */
  record Refuse(String reason) implements Plan {}

  static Plan of(List<ObjectNode> actions) {
    return actions.isEmpty() ? new Nothing() : new Write(actions);
  }
}
