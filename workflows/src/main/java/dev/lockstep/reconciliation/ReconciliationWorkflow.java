package dev.lockstep.reconciliation;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One reconciliation of a link's orders over some days.
 *
 * <p>Protocol: runs on {@link dev.lockstep.operations.OperationsNames#TASK_QUEUE}, under {@link
 * ReconciliationNames#workflowId} or by a schedule. It lists the orders the source changed, those
 * Temporal knows and those the warehouses shipped since the first day, and compares each order
 * placed on one of the days once. It always ends: what could not be listed or read is said in the
 * result. Its result is the report.
 */
@WorkflowInterface
public interface ReconciliationWorkflow {

  @WorkflowMethod(name = ReconciliationNames.WORKFLOW_TYPE)
  ReconciliationResult run(ReconciliationRequest request);

  @QueryMethod(name = ReconciliationNames.PROGRESS)
  ReconciliationProgress progress();
}
