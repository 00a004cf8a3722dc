package dev.lockstep.activity;

import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.OrderStage;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;

/** With which options an order is started, whoever starts it. */
public final class OrderStarts {
  private static final SearchAttributeKey<String> LINK =
      SearchAttributeKey.forKeyword(OrderNames.SA_LINK);
  private static final SearchAttributeKey<String> ORDER =
      SearchAttributeKey.forKeyword(OrderNames.SA_ORDER);
  private static final SearchAttributeKey<String> STAGE =
      SearchAttributeKey.forKeyword(OrderNames.SA_STAGE);

  private OrderStarts() {}

  /**
   * Id, queue and what people find the order by; the rest is the starter's.
   *
   * @param at the stage in which it begins
   */
  public static WorkflowOptions.Builder options(OrderRequest request, OrderStage at) {
    String known = request.orderNumber() == null ? request.order().value() : request.orderNumber();
    return WorkflowOptions.newBuilder()
        .setWorkflowId(OrderNames.workflowId(request.link(), request.order()))
        .setTaskQueue(OrderNames.TASK_QUEUE)
        .setStaticSummary("Order " + known + " of " + request.link())
        .setTypedSearchAttributes(
            SearchAttributes.newBuilder()
                .set(LINK, request.link().value())
                .set(ORDER, known)
                .set(STAGE, at.name())
                .build());
  }

  /**
   * Signals the order for a message that came in, and starts it where it does not run. One that has
   * ended begins anew only if it broke, or if its source had never shown it.
   *
   * @param options as {@link #options}, with what else the starter wants
   * @throws WorkflowExecutionAlreadyStarted where it has ended otherwise
   */
  public static void signalOrStart(
      WorkflowClient client,
      WorkflowOptions.Builder options,
      OrderRequest request,
      String signal,
      Object message) {
    Start start = new Start(client, options, request, signal, message);
    try {
      start.unless(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE);
    } catch (WorkflowExecutionAlreadyStarted ended) {
      switch (start.end()) {
        case NONE -> start.unless(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE);
        case BROKEN ->
            start.unless(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY);
        case NEVER_SHOWN ->
            start.unless(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE);
        case BY_ITSELF, BY_A_PERSON -> throw ended;
      }
    }
  }

  /**
   * As {@link #signalOrStart}, for a person: an order that somebody stopped in Temporal begins
   * anew, too.
   */
  public static void signalOrStartForAPerson(
      WorkflowClient client,
      WorkflowOptions.Builder options,
      OrderRequest request,
      String signal,
      Object message) {
    Start start = new Start(client, options, request, signal, message);
    try {
      start.unless(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY);
    } catch (WorkflowExecutionAlreadyStarted ended) {
      if (start.end() != OrderEnds.NEVER_SHOWN) {
        throw ended;
      }
      start.unless(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE);
    }
  }

  private record Start(
      WorkflowClient client,
      WorkflowOptions.Builder options,
      OrderRequest request,
      String signal,
      Object message) {

    void unless(WorkflowIdReusePolicy refuses) {
      client
          .newUntypedWorkflowStub(
              OrderNames.WORKFLOW_TYPE, options.setWorkflowIdReusePolicy(refuses).build())
          .signalWithStart(signal, new Object[] {message}, new Object[] {request});
    }

    OrderEnds end() {
      String id = OrderNames.workflowId(request.link(), request.order());
      return OrderEnds.of(client, client.newUntypedWorkflowStub(id).describe());
    }
  }
}
