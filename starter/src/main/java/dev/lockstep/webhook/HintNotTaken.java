package dev.lockstep.webhook;

import io.grpc.Status;

/**
 * Temporal could not take a hint, or not now. Nothing is lost as long as the sender repeats it: a
 * hint that was taken after all is recognised by its event id.
 */
public final class HintNotTaken extends RuntimeException {
  private final Status.Code code;

  HintNotTaken(String workflowId, Status status, Throwable cause) {
    super(
        "Temporal did not take a hint for %s (%s). %s"
            .formatted(workflowId, status.getCode(), nextStep(status.getCode())),
        cause);
    this.code = status.getCode();
  }

  public Status.Code code() {
    return code;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  private static String nextStep(Status.Code code) {
    return switch (code) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED ->
          "Check that Temporal runs and can be reached; until then senders repeat.";
      case RESOURCE_EXHAUSTED -> "Temporal asks for patience; senders repeat.";
      case INVALID_ARGUMENT ->
          "If Lockstep's search attributes were registered a moment ago, wait; otherwise register them.";
      case PERMISSION_DENIED, UNAUTHENTICATED -> "Check the credentials for Temporal.";
      case NOT_FOUND -> "Check the name of the Temporal namespace.";
      default -> "See the log of the Temporal server.";
    };
  }
}
