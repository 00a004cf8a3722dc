package dev.lockstep.order;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One order, from the first hint that it exists to tracking that its source has acknowledged.
 *
 * <p>Protocol: started by signal-with-start under {@link OrderNames#workflowId}, by whoever comes
 * first. Signals are hints: duplicate, late and out-of-order ones are normal, the activity behind
 * re-reads the truth. Updates answer people. It ends as CONFIRMED or CANCELLED; everything else
 * waits, parked under a code with an owner, and the same execution goes on.
 */
@WorkflowInterface
public interface OrderWorkflow {

  @WorkflowMethod(name = OrderNames.WORKFLOW_TYPE)
  OrderResult run(OrderRequest request);

  @SignalMethod(name = OrderNames.PAYMENT_SETTLED)
  void paymentSettled(PaymentSettled hint);

  @SignalMethod(name = OrderNames.ORDER_CHANGED)
  void orderChanged(OrderChanged hint);

  @SignalMethod(name = OrderNames.DISPATCHED)
  void dispatched(Dispatched hint);

  @SignalMethod(name = OrderNames.FULFILMENT_CHANGED)
  void fulfilmentChanged(FulfilmentChanged hint);

  /** Asks for a cancellation without waiting for the answer, which the order source is told. */
  @SignalMethod(name = OrderNames.CANCEL)
  void cancel(CancellationRequest request);

  /** Asks for a cancellation and waits for the definite answer. */
  @UpdateMethod(name = OrderNames.REQUEST_CANCELLATION)
  CancellationDecision requestCancellation(CancellationRequest request);

  @UpdateValidatorMethod(updateName = OrderNames.REQUEST_CANCELLATION)
  void validateCancellation(CancellationRequest request);

  /** Takes a person's decision about what is parked; the same execution goes on. */
  @UpdateMethod(name = OrderNames.RESOLVE)
  ResolutionResult resolve(Resolution resolution);

  @UpdateValidatorMethod(updateName = OrderNames.RESOLVE)
  void validateResolution(Resolution resolution);

  /** Says who sees to what is parked. */
  @UpdateMethod(name = OrderNames.ASSIGN)
  Annotated assign(Assignment assignment);

  @UpdateValidatorMethod(updateName = OrderNames.ASSIGN)
  void validateAssignment(Assignment assignment);

  /** Adds a note to what is parked. */
  @UpdateMethod(name = OrderNames.NOTE)
  Annotated note(Remark remark);

  @UpdateValidatorMethod(updateName = OrderNames.NOTE)
  void validateRemark(Remark remark);

  /** Says until when nobody wants to be told of what is parked. */
  @UpdateMethod(name = OrderNames.SNOOZE)
  Annotated snooze(Snooze snooze);

  @UpdateValidatorMethod(updateName = OrderNames.SNOOZE)
  void validateSnooze(Snooze snooze);

  @QueryMethod(name = OrderNames.STATUS)
  OrderStatus status();
}
