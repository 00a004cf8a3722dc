package dev.lockstep.sweep;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One sweep over the changed orders of one order source.
 *
 * <p>Protocol as {@link ShipmentSweepWorkflow}. It starts the orders that nobody has started, tells
 * running ones of a change made after they were started, and disturbs no other.
 */
@WorkflowInterface
public interface OrderSweepWorkflow {

  @WorkflowMethod(name = SweepNames.ORDERS_WORKFLOW_TYPE)
  SweepResult run(SweepRequest request);
}
