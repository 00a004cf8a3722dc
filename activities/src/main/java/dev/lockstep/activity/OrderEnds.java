package dev.lockstep.activity;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;

/** How the run of an order ended, as far as it matters for what comes in afterwards. */
public enum OrderEnds {
  /** It has not. */
  NONE,
  /** Confirmed or cancelled. */
  BY_ITSELF,
  /**
   * Terminated or cancelled in Temporal. Only a person starts it again: it may have been cancelled
   * or sent, which a run that begins anew would not know.
   */
  BY_A_PERSON,
  /** Failed or timed out, which nobody wanted: what comes in starts it again. */
  BROKEN;

  public static OrderEnds of(WorkflowExecutionStatus status) {
    return switch (status) {
      case WORKFLOW_EXECUTION_STATUS_COMPLETED -> BY_ITSELF;
      case WORKFLOW_EXECUTION_STATUS_TERMINATED, WORKFLOW_EXECUTION_STATUS_CANCELED -> BY_A_PERSON;
      case WORKFLOW_EXECUTION_STATUS_FAILED, WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> BROKEN;
      default -> NONE;
    };
  }
}
