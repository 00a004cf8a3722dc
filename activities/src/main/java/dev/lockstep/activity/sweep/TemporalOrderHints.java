package dev.lockstep.activity.sweep;

import dev.lockstep.activity.WarehouseHints;
import dev.lockstep.order.Dispatched;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;

/** Hints as signals: durable once the server has answered. */
final class TemporalOrderHints implements OrderHints {
  private final WarehouseHints hints;

  TemporalOrderHints(WorkflowClient client) {
    this.hints = new WarehouseHints(client);
  }

  @Override
  public Answer give(String workflowId, Dispatched hint) {
    try {
      return switch (hints.dispatched(workflowId, hint)) {
        case TAKEN, REOPENED -> Answer.TAKEN;
        case KNOWN -> Answer.KNOWN;
        case OVER -> Answer.CLOSED;
      };
    } catch (WorkflowNotFoundException e) {
      return Answer.CLOSED;
    }
  }
}
