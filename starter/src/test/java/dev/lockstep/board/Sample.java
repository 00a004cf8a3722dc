package dev.lockstep.board;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Orders as the lists show them. */
final class Sample {
  static final Instant NOW = Instant.parse("2026-11-21T14:30:00Z");

  private Sample() {}

  static OpenOrder order(String number, String stage, Duration age) {
    return new OpenOrder(
        "order/uk/" + number,
        "run-" + number,
        "uk",
        number,
        stage,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        NOW.minus(age));
  }

  /** Undispatched. */
  static OpenOrder waiting(String number, Duration age, Instant due) {
    OpenOrder order = order(number, "AWAITING_DISPATCH", age);
    return new OpenOrder(
        order.workflowId(),
        order.runId(),
        order.link(),
        number,
        order.stage(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(due),
        Optional.empty(),
        Optional.empty(),
        order.started());
  }

  static OpenOrder parked(String number, String code, String owner, Instant due) {
    OpenOrder order = order(number, "PARKED", Duration.ofHours(5));
    return new OpenOrder(
        order.workflowId(),
        order.runId(),
        order.link(),
        number,
        order.stage(),
        Optional.of(code),
        Optional.of(owner),
        Optional.of(due),
        Optional.empty(),
        Optional.empty(),
        order.started());
  }

  static OpenOrder with(OpenOrder order, String assignee) {
    return new OpenOrder(
        order.workflowId(),
        order.runId(),
        order.link(),
        order.number(),
        order.stage(),
        order.exception(),
        order.owner(),
        order.due(),
        Optional.of(assignee),
        order.snoozedUntil(),
        order.started());
  }

  static OpenOrder snoozed(OpenOrder order, Instant until) {
    return new OpenOrder(
        order.workflowId(),
        order.runId(),
        order.link(),
        order.number(),
        order.stage(),
        order.exception(),
        order.owner(),
        order.due(),
        order.assignee(),
        Optional.of(until),
        order.started());
  }
}
