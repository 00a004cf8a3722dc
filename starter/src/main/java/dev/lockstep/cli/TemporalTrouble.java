package dev.lockstep.cli;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.schedules.ScheduleException;

/** Words a failed call to Temporal for the person who typed the command; no order was touched. */
final class TemporalTrouble {
  private TemporalTrouble() {}

  /** Whether it is Temporal that refused or did not answer. */
  static boolean isBehind(Throwable thrown) {
    return thrown instanceof StatusRuntimeException
        || thrown instanceof WorkflowServiceException
        || thrown instanceof ScheduleException;
  }

  static CliFailure of(Throwable e) {
    return CliFailure.failed(sentence(Status.fromThrowable(e).getCode()), e);
  }

  private static String sentence(Status.Code code) {
    return switch (code) {
      case DEADLINE_EXCEEDED, CANCELLED ->
          "Temporal did not answer in time. Check that the server runs and that a worker does: lockstep worker --config FILE";
      case FAILED_PRECONDITION, RESOURCE_EXHAUSTED ->
          "Temporal cannot take the request now. Start a worker with 'lockstep worker --config FILE', then try again.";
      case UNAVAILABLE ->
          "Temporal is out of reach. Check temporal.address in the configuration and that the server runs.";
      case PERMISSION_DENIED, UNAUTHENTICATED ->
          "Temporal rejects the credentials. Check temporal.apiKey and temporal.namespace in the configuration.";
      case UNIMPLEMENTED ->
          "This Temporal server is the in-memory one, which has no lists, counts, schedules or queue figures. Use a real server: tools/temporal-cli/install builds one for this machine.";
      case INVALID_ARGUMENT ->
          "Temporal does not take the question, most likely since it does not know the search attributes of orders yet. Start a worker once, which registers them; 'lockstep doctor' shows what is missing.";
      default -> "Temporal answered with an error. Run the command again with --verbose to see it.";
    };
  }
}
