package dev.lockstep.order;

import dev.lockstep.common.ExceptionCode;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Workflow;
import java.util.function.UnaryOperator;

/** One parked matter and the decision it waits for. */
final class ParkedCase {
  private Parked parked;
  private final CompletablePromise<Resolution> decision = Workflow.newPromise();

  ParkedCase(Parked parked) {
    this.parked = parked;
  }

  Parked parked() {
    return parked;
  }

  ExceptionCode code() {
    return parked.code();
  }

  /** Takes what somebody says about it. */
  void annotate(UnaryOperator<Parked> annotation) {
    parked = annotation.apply(parked);
  }

  boolean isDecided() {
    return decision.isCompleted();
  }

  Resolution decision() {
    return decision.get();
  }

  void decide(Resolution resolution) {
    decision.complete(resolution);
  }
}
