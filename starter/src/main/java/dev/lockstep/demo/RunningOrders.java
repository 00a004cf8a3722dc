package dev.lockstep.demo;

import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.order.Amendment;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.CancellationRequest;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.order.Resolution;
import dev.lockstep.order.ResolutionResult;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Optional;

/** What Lockstep itself says about the orders of the demo, and what people tell it. */
final class RunningOrders {
  private static final String AUTHOR = "demo";

  private final WorkflowClient client;
  private final LinkId link;

  RunningOrders(WorkflowClient client, LinkId link) {
    this.client = client;
    this.link = link;
  }

  /** Empty as long as the order is not known, or while the server is too busy to say. */
  Optional<OrderStatus> status(String order) {
    try {
      return Optional.of(stub(order).query(OrderNames.STATUS, OrderStatus.class));
    } catch (WorkflowException e) {
      return Optional.empty();
    }
  }

  CancellationDecision cancel(String order) {
    CancellationRequest request =
        new CancellationRequest(
            CancellationRequest.VERSION, "demo-" + order, "CUSTOMER_REQUEST", AUTHOR, List.of());
    return stub(order).update(OrderNames.REQUEST_CANCELLATION, CancellationDecision.class, request);
  }

  void resolve(String order, ResolutionKind kind, Amendment... amendments) {
    Resolution resolution =
        new Resolution(
            Resolution.VERSION, kind, AUTHOR, "as the story goes", List.of(amendments), null);
    var unused = stub(order).update(OrderNames.RESOLVE, ResolutionResult.class, resolution);
  }

  private WorkflowStub stub(String order) {
    return client.newUntypedWorkflowStub(OrderNames.workflowId(link, new OrderId(order)));
  }
}
