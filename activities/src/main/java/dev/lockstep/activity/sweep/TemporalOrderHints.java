package dev.lockstep.activity.sweep;

import dev.lockstep.order.Dispatched;
import dev.lockstep.order.OrderNames;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;

/** Hints as signals: durable once the server has answered. */
final class TemporalOrderHints implements OrderHints {
  private final WorkflowClient client;

  TemporalOrderHints(WorkflowClient client) {
    this.client = client;
  }

  @Override
  public Answer give(String workflowId, Dispatched hint) {
    try {
      client.newUntypedWorkflowStub(workflowId).signal(OrderNames.DISPATCHED, hint);
      return Answer.TAKEN;
    } catch (WorkflowNotFoundException e) {
      return Answer.CLOSED;
    }
  }
}
