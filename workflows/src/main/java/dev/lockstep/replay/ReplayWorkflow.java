package dev.lockstep.replay;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One replay of many orders.
 *
 * <p>Protocol: started under {@link ReplayNames#workflowId} with the exact orders; where there are
 * more than {@link ReplayRules#approveAbove}, it waits for the approval of somebody else than its
 * author. Then it takes one order after the other, no faster than asked for, and ends with how it
 * went. A person may pause, resume and stop it at any time; the order in hand is finished.
 */
@WorkflowInterface
public interface ReplayWorkflow {

  @WorkflowMethod(name = ReplayNames.WORKFLOW_TYPE)
  ReplayStatus run(ReplayRequest request);

  /** Takes a person's decision; the answer is where the replay stands then. */
  @UpdateMethod(name = ReplayNames.DECIDE)
  ReplayStatus decide(ReplayDecision decision);

  @UpdateValidatorMethod(updateName = ReplayNames.DECIDE)
  void validateDecision(ReplayDecision decision);

  @QueryMethod(name = ReplayNames.STATUS)
  ReplayStatus status();

  @QueryMethod(name = ReplayNames.RESULTS)
  ReplayResults results(ReplayPage page);
}
