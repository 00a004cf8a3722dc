package dev.lockstep.activity;

import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderResult;
import dev.lockstep.order.OrderStage;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.converter.DataConverterException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How the run of an order ended, as far as it matters for what comes in afterwards. */
public enum OrderEnds {
  /** It has not. */
  NONE,
  /** Confirmed or cancelled. */
  BY_ITSELF,
  /**
   * Terminated or cancelled in Temporal. Only a person starts it again: it may have been cancelled
   * or sent, which a run that begins anew would not know.
   */
  BY_A_PERSON,
  /** Failed or timed out, which nobody wanted: what comes in starts it again. */
  BROKEN,
  /** Cancelled by itself, since its source had never shown it: what comes in starts it again. */
  NEVER_SHOWN;

  private static final SearchAttributeKey<String> STAGE =
      SearchAttributeKey.forKeyword(OrderNames.SA_STAGE);

  /** The end of a closed order is there at once; only one that runs again lets us wait. */
  private static final Duration FOR_ITS_END = Duration.ofSeconds(1);

  /** Most orders end as confirmed, and need no look into their result. */
  public static OrderEnds of(WorkflowClient client, WorkflowExecutionDescription order) {
    return switch (order.getStatus()) {
      case WORKFLOW_EXECUTION_STATUS_COMPLETED ->
          OrderStage.CONFIRMED.name().equals(order.getTypedSearchAttributes().get(STAGE))
                  || !wasNeverShown(client, order.getExecution().getWorkflowId())
              ? BY_ITSELF
              : NEVER_SHOWN;
      case WORKFLOW_EXECUTION_STATUS_TERMINATED, WORKFLOW_EXECUTION_STATUS_CANCELED -> BY_A_PERSON;
      case WORKFLOW_EXECUTION_STATUS_FAILED, WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> BROKEN;
      default -> NONE;
    };
  }

  private static boolean wasNeverShown(WorkflowClient client, String workflowId) {
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
