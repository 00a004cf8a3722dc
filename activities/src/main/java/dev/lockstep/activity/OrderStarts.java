package dev.lockstep.activity;

import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.OrderStage;
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
}
