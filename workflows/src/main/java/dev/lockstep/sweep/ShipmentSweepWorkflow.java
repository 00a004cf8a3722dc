package dev.lockstep.sweep;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One sweep over the shipments of one warehouse connection.
 *
 * <p>Protocol: runs on {@link dev.lockstep.order.OrderNames#TASK_QUEUE}. It begins where the last
 * completed run of the same schedule says, else at {@link SweepRequest#since}, else one {@link
 * SweepRequest#firstWindow} ago. A run that fails leaves that as it was, so the next one covers its
 * time too. It ends in one countable sentence, in the log and as current details.
 */
@WorkflowInterface
public interface ShipmentSweepWorkflow {

  @WorkflowMethod(name = SweepNames.WORKFLOW_TYPE)
  SweepResult run(SweepRequest request);
}
