package dev.lockstep.activity.replay;

import io.temporal.common.WorkflowExecutionHistory;
import java.util.Optional;

/** Tries whether a build of the order's code goes on from a history. */
@FunctionalInterface
public interface Trial {

  /** Why it does not, in one line; empty where it does. */
  Optional<String> failure(WorkflowExecutionHistory history);
}
