package dev.lockstep.bench;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** What an order costs that does nothing: two signals and three empty activities. */
@WorkflowInterface
public interface BareOrder {
  @WorkflowMethod(name = "BareOrder")
  void run();

  @SignalMethod
  void paid();

  @SignalMethod
  void dispatched();

  /** The empty activities. */
  @ActivityInterface
  interface Steps {
    @ActivityMethod(name = "BareStep")
    void step();
  }

  /** Does nothing, as cheaply as can be. */
  final class NoSteps implements Steps {
    @Override
    public void step() {}
  }

  /** The workflow. */
  final class Impl implements BareOrder {
    private boolean paid;
    private boolean dispatched;

    private final Steps steps =
        Workflow.newActivityStub(
            Steps.class,
            ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofMinutes(1)).build());

    @Override
    public void run() {
      steps.step();
      Workflow.await(() -> paid);
      steps.step();
      Workflow.await(() -> dispatched);
      steps.step();
    }

    @Override
    public void paid() {
      paid = true;
    }

    @Override
    public void dispatched() {
      dispatched = true;
    }
  }
}
