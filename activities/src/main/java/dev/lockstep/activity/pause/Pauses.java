package dev.lockstep.activity.pause;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.connection.ConnectionNames;
import dev.lockstep.connection.PauseRequest;
import dev.lockstep.connection.PauseState;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads pauses from Temporal; needs no worker, and costs no action. */
public final class Pauses {
  private final WorkflowClient client;

  public Pauses(WorkflowClient client) {
    this.client = client;
  }

  /** The pause that lasts; empty where the connection is not paused. */
  public Optional<PauseState> current(ConnectionId connection) {
    return latest(connection).filter(Pauses::lasts).map(found -> state(connection, found));
  }

  /** Whether the connection is paused, or was at some time since. */
  public boolean pausedSince(ConnectionId connection, Instant since) {
    return latest(connection)
        .filter(found -> lasts(found) || closed(found).isAfter(since))
        .isPresent();
  }

  /** A pause as its execution shows it, however it ended. */
  public static PauseState state(ConnectionId connection, WorkflowExecutionMetadata found) {
    PauseState noted =
        found.getMemo(ConnectionNames.MEMO, PauseState.class) instanceof PauseState it ? it : null;
    Instant since = found.getStartTime();
    PauseState shown =
        noted == null ? PauseState.begun(PauseRequest.unexplained(connection), since) : noted;
    return shown.startedAt(since);
  }

  private Optional<WorkflowExecutionMetadata> latest(ConnectionId connection) {
    try {
      return Optional.of(
          client.newUntypedWorkflowStub(ConnectionNames.workflowId(connection)).describe());
    } catch (WorkflowNotFoundException e) {
      return Optional.empty();
    }
  }

  private static boolean lasts(WorkflowExecutionMetadata found) {
    return found.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }

  private static Instant closed(WorkflowExecutionMetadata found) {
    @Nullable Instant at = found.getCloseTime();
    return at == null ? Instant.MAX : at;
  }
}
