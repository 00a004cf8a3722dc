package dev.lockstep.sweep;

import io.temporal.workflow.Workflow;
import java.time.Instant;

/** {@link ShipmentSweepWorkflow}: decide where to begin, sweep, say what was found. */
public final class ShipmentSweepWorkflowImpl implements ShipmentSweepWorkflow {

  @Override
  public SweepResult run(SweepRequest request) {
    Instant since = SweepRun.beginning(request);
    SweepResult result =
        Workflow.newActivityStub(
                SweepActivities.class,
                SweepRun.patiently(SweepSubject.SHIPMENTS, request.connection()))
            .sweep(new SweepWindow(since));
    SweepRun.say(result.sentence(request.connection(), since));
    return result;
  }
}
