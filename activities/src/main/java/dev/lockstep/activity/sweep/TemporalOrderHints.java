package dev.lockstep.activity.sweep;

import dev.lockstep.activity.HintAnswer;
import dev.lockstep.activity.WarehouseHints;
import dev.lockstep.order.Dispatched;
import dev.lockstep.order.FulfilmentChanged;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.util.function.Supplier;

/** Hints as signals: durable once the server has answered. */
final class TemporalOrderHints implements OrderHints {
  private final WarehouseHints hints;

  TemporalOrderHints(WorkflowClient client) {
    this.hints = new WarehouseHints(client);
  }

  @Override
  public Answer give(String workflowId, Dispatched hint) {
    return answer(() -> hints.dispatched(workflowId, hint));
  }

  @Override
  public Answer alter(String workflowId, FulfilmentChanged hint) {
    return answer(() -> hints.altered(workflowId, hint));
  }

  private static Answer answer(Supplier<HintAnswer> delivery) {
    try {
      return switch (delivery.get()) {
        case TAKEN, REOPENED -> Answer.TAKEN;
        case KNOWN -> Answer.KNOWN;
        case OVER -> Answer.CLOSED;
      };
    } catch (WorkflowNotFoundException e) {
      return Answer.CLOSED;
    }
  }
}
