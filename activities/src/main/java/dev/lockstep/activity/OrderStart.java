package dev.lockstep.activity;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.OrderStage;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an order is started, by whoever comes first: the same options whether a webhook, a sweep or a
 * person does it, so that a second start is recognised.
 */
public final class OrderStart {
  private static final SearchAttributeKey<String> LINK =
      SearchAttributeKey.forKeyword(OrderNames.SA_LINK);
  private static final SearchAttributeKey<String> ORDER =
      SearchAttributeKey.forKeyword(OrderNames.SA_ORDER);
  private static final SearchAttributeKey<String> STAGE =
      SearchAttributeKey.forKeyword(OrderNames.SA_STAGE);

  private OrderStart() {}

  /**
   * The options of the start.
   *
   * @param number the number people use, where the starter knows it
   * @param settle how long a new order is left alone before it is read
   */
  public static WorkflowOptions options(
      LinkId link, OrderId order, @Nullable String number, Duration settle) {
    String known = number == null ? order.value() : number;
    WorkflowOptions.Builder options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(OrderNames.workflowId(link, order))
            .setTaskQueue(OrderNames.TASK_QUEUE)
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY)
            .setStaticSummary("Order " + known + " of " + link)
            .setTypedSearchAttributes(
                SearchAttributes.newBuilder()
                    .set(LINK, link.value())
                    .set(ORDER, known)
                    .set(STAGE, OrderStage.AWAITING_PAYMENT.name())
                    .build());
    if (!settle.isZero()) {
      options.setStartDelay(settle);
    }
    return options.build();
  }

  /** What the order is started with. */
  public static OrderRequest request(
      LinkId link, OrderId order, ConnectionId source, @Nullable String number) {
    return new OrderRequest(OrderRequest.VERSION, link, order, source, number);
  }
}
