package dev.lockstep.sweep;

import io.temporal.workflow.Workflow;
import java.time.Instant;

/** {@link OrderSweepWorkflow}: decide where to begin, sweep, say what was found. */
public final class OrderSweepWorkflowImpl implements OrderSweepWorkflow {

  @Override
  public SweepResult run(SweepRequest request) {
    Instant since = SweepRun.beginning(request);
    SweepResult result =
        Workflow.newActivityStub(
                OrderSweepActivities.class,
                SweepRun.patiently(SweepSubject.ORDERS, request.connection()))
            .sweepOrders(new SweepWindow(since));
    SweepRun.say(result.sentenceOnOrders(request.connection(), since));
    return result;
  }
}
