package dev.lockstep.activity;

import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.OrderResult;
import dev.lockstep.order.OrderStage;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.common.converter.DataConverterException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** With which options an order is started, whoever starts it. */
public final class OrderStarts {
  private static final SearchAttributeKey<String> LINK =
      SearchAttributeKey.forKeyword(OrderNames.SA_LINK);
  private static final SearchAttributeKey<String> ORDER =
      SearchAttributeKey.forKeyword(OrderNames.SA_ORDER);
  private static final SearchAttributeKey<String> STAGE =
      SearchAttributeKey.forKeyword(OrderNames.SA_STAGE);

  /** The end of a closed order is there at once; only one that runs again lets us wait. */
  private static final Duration FOR_ITS_END = Duration.ofSeconds(1);

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
   * Signals the order, and starts it where it does not run. One that has ended begins anew only if
   * its source had never shown it, or if it failed.
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
    try {
      start(
          client,
          options,
          WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY,
          request,
          signal,
          message);
    } catch (WorkflowExecutionAlreadyStarted ended) {
      if (!endedUnseen(client, OrderNames.workflowId(request.link(), request.order()))) {
        throw ended;
      }
      start(
          client,
          options,
          WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE,
          request,
          signal,
          message);
    }
  }

  private static void start(
      WorkflowClient client,
      WorkflowOptions.Builder options,
      WorkflowIdReusePolicy reuse,
      OrderRequest request,
      String signal,
      Object message) {
    client
        .newUntypedWorkflowStub(
            OrderNames.WORKFLOW_TYPE, options.setWorkflowIdReusePolicy(reuse).build())
        .signalWithStart(signal, new Object[] {message}, new Object[] {request});
  }

  /** Whether a closed order may be started again: it failed, or its source had never shown it. */
  public static boolean mayBeginAnew(WorkflowClient client, WorkflowExecutionDescription closed) {
    if (closed.getStatus() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED) {
      return true;
    }
    // Most orders end as confirmed, and need no further look.
    return OrderStage.CANCELLED.name().equals(closed.getTypedSearchAttributes().get(STAGE))
        && endedUnseen(client, closed.getExecution().getWorkflowId());
  }

  private static boolean endedUnseen(WorkflowClient client, String workflowId) {
    try {
      OrderResult end =
          client
              .newUntypedWorkflowStub(workflowId)
              .getResult(FOR_ITS_END.toMillis(), TimeUnit.MILLISECONDS, OrderResult.class);
      return end != null && end.wasNeverShown();
    } catch (TimeoutException | WorkflowException | DataConverterException unknown) {
      return false;
    }
  }
}
