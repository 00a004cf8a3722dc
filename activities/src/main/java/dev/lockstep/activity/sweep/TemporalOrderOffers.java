package dev.lockstep.activity.sweep;

import dev.lockstep.activity.CancellationHints;
import dev.lockstep.activity.OrderEnds;
import dev.lockstep.activity.OrderStarts;
import dev.lockstep.activity.sweep.OrderReadings.Reading;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.order.OrderChanged;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.OrderStage;
import dev.lockstep.port.OrderSource.ChangedOrder;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.util.Optional;

/**
 * Orders as workflows, for one sweep. A look costs nothing, so it comes before any signal: an order
 * that was started well after the change has read it.
 */
final class TemporalOrderOffers implements OrderOffers {
  private final WorkflowClient client;
  private final ConnectionId source;
  private final OrderReadings readings;
  private final CancellationHints cancellations;

  TemporalOrderOffers(WorkflowClient client, ConnectionId source, OrderReadings readings) {
    this.client = client;
    this.source = source;
    this.readings = readings;
    this.cancellations = new CancellationHints(client);
  }

  @Override
  public Answer offer(LinkId link, ChangedOrder changed) {
    Optional<WorkflowExecutionDescription> known =
        look(client.newUntypedWorkflowStub(OrderNames.workflowId(link, changed.order())));
    if (known.isEmpty()) {
      return start(link, changed);
    }
    return switch (OrderEnds.of(client, known.get())) {
      case BY_ITSELF -> afterTheEnd(link, changed);
      case BY_A_PERSON -> Answer.STOPPED;
      case BROKEN, NEVER_SHOWN -> start(link, changed);
      case NONE -> hasRead(link, changed, known.get()) ? Answer.KNOWN : tell(link, changed);
    };
  }

  private boolean hasRead(LinkId link, ChangedOrder changed, WorkflowExecutionDescription order) {
    Reading reading = readings.of(link, changed.order(), order);
    return reading.beganAfter(changed.changedAt())
        || switch (reading.covers(changed.version())) {
          case READ -> true;
          case NOT_READ, UNKNOWN -> false;
        };
  }

  private static Optional<WorkflowExecutionDescription> look(WorkflowStub order) {
    try {
      return Optional.of(order.describe());
    } catch (WorkflowNotFoundException e) {
      return Optional.empty();
    }
  }

  private Answer afterTheEnd(LinkId link, ChangedOrder changed) {
    if (!changed.cancelled()) {
      return Answer.CLOSED;
    }
    String workflow = OrderNames.workflowId(link, changed.order());
    return switch (cancellations.cancelled(workflow, null, changed.version())) {
      case TAKEN, REOPENED -> Answer.HINTED;
      case KNOWN, OVER -> Answer.CLOSED;
    };
  }

  private Answer start(LinkId link, ChangedOrder changed) {
    try {
      OrderRequest request = new OrderRequest(link, changed.order(), source);
      OrderStarts.signalOrStart(
          client,
          OrderStarts.options(request, OrderStage.AWAITING_PAYMENT),
          request,
          OrderNames.ORDER_CHANGED,
          hint(changed));
      return Answer.STARTED;
    } catch (WorkflowExecutionAlreadyStarted e) {
      return Answer.CLOSED;
    }
  }

  private Answer tell(LinkId link, ChangedOrder changed) {
    try {
      client
          .newUntypedWorkflowStub(OrderNames.workflowId(link, changed.order()))
          .signal(OrderNames.ORDER_CHANGED, hint(changed));
      return Answer.HINTED;
    } catch (WorkflowNotFoundException e) {
      return Answer.CLOSED;
    }
  }

  /** The version tells a running order whether it has read the change already. */
  private static OrderChanged hint(ChangedOrder changed) {
    return new OrderChanged(OrderChanged.VERSION, null, changed.version());
  }
}
