package dev.lockstep.order.twin;

import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Breaks the rule that only one class awaits with a timer. */
public final class AwaitsWithATimer {
  public boolean waits() {
    return Workflow.await(Duration.ofHours(1), () -> false);
  }
}
