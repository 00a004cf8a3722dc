package dev.lockstep.connection;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One pause of one connection.
 *
 * <p>Protocol: workflow id {@link ConnectionNames#workflowId}, on {@link
 * dev.lockstep.operations.OperationsNames#TASK_QUEUE}; a schedule may start it for a window that
 * returns. While it runs, the connection is paused and its steps wait in their queue. It ends at
 * {@link PauseRequest#until} or by {@code resume}; a pause announced anew outdates a {@code resume}
 * before it. Both are signals, since a pause must be taken where no worker runs. The memo {@link
 * ConnectionNames#MEMO} says who paused it, why and until when, and in the end who resumed it.
 */
@WorkflowInterface
public interface ConnectionPauseWorkflow {

  @WorkflowMethod(name = ConnectionNames.WORKFLOW_TYPE)
  PauseState run(PauseRequest request);

  /** Changes who answers for the pause, its reason and its end. */
  @SignalMethod(name = ConnectionNames.ANNOUNCE)
  void announce(PauseRequest request);

  @SignalMethod(name = ConnectionNames.RESUME)
  void resume(ResumeRequest request);

  @QueryMethod(name = ConnectionNames.STATE)
  PauseState state();
}
