package dev.lockstep.alerts;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Tells people what waits for them.
 *
 * <p>Protocol: runs once per namespace, as {@link AlertsNames#WORKFLOW_ID} on {@link
 * dev.lockstep.operations.OperationsNames#TASK_QUEUE}, until somebody ends it. It looks at all
 * parked orders at once, so that an order costs nothing for being told about, and what happened
 * while no worker ran is seen by the next look. Of each channel one message is on its way at a
 * time; the others are told meanwhile. It goes on as a new run before its history grows long.
 */
@WorkflowInterface
public interface AlertsWorkflow {

  @WorkflowMethod(name = AlertsNames.WORKFLOW_TYPE)
  void run(AlertsRequest request);

  @QueryMethod(name = AlertsNames.STATUS)
  AlertsStatus status();
}
