package dev.lockstep.cli.connection;

import dev.lockstep.activity.pause.Pauses;
import dev.lockstep.activity.pause.QueueLimits;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.connection.ConnectionNames;
import dev.lockstep.connection.PauseRequest;
import dev.lockstep.connection.PauseState;
import dev.lockstep.connection.ResumeRequest;
import dev.lockstep.operations.OperationsNames;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Announces and ends pauses.
 *
 * <p>Each is durable before it takes effect, and takes effect at once, whether or not a worker runs
 * that would do the same.
 */
public final class PauseDesk {
  private static final int MOST_TRIES = 3;
  private static final int MOST_SHOWN = 10;

  private final WorkflowClient client;
  private final InstantSource clock;
  private final Pauses pauses;
  private final QueueLimits limits;

  /** What ending a pause found. */
  public enum Ended {
    RESUMED,
    /** Somebody had stopped the queue without announcing a pause; it is open again. */
    OPENED,
    NOT_PAUSED
  }

  public PauseDesk(WorkflowClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
    this.pauses = new Pauses(client);
    this.limits = new QueueLimits(client);
  }

  /** The pause that lasts. */
  public Optional<PauseState> current(ConnectionId connection) {
    return pauses.current(connection);
  }

  /** The newest pauses the server remembers, newest first. */
  public List<PauseState> latest(ConnectionId connection) {
    String query =
        "WorkflowType = \"%s\" AND WorkflowId = \"%s\""
            .formatted(ConnectionNames.WORKFLOW_TYPE, ConnectionNames.workflowId(connection));
    try (var found = client.listExecutions(query)) {
      return found.limit(MOST_SHOWN).map(each -> Pauses.state(connection, each)).toList();
    }
  }

  /**
   * Pauses a connection; of one that is paused already, changes who answers, why and until when.
   *
   * @param until null waits for somebody to resume
   */
  public PauseState pause(
      ConnectionId connection, String author, String reason, @Nullable Instant until) {
    Double before = limits.ordered(connection).filter(limit -> limit > 0).orElse(null);
    PauseRequest request = new PauseRequest(connection, author, reason, until, before);
    announce(request);
    limits.order(connection, 0.0, author);
    PauseState said = PauseState.begun(request, clock.instant());
    return current(connection).map(it -> said.startedAt(it.since())).orElse(said);
  }

  private void announce(PauseRequest request) {
    for (int tries = 1; ; tries++) {
      try {
        start(request);
        return;
      } catch (WorkflowExecutionAlreadyStarted paused) {
        try {
          running(request.connection()).signal(ConnectionNames.ANNOUNCE, request);
          return;
        } catch (WorkflowNotFoundException endedMeanwhile) {
          if (tries == MOST_TRIES) {
            throw endedMeanwhile;
          }
        }
      }
    }
  }

  private void start(PauseRequest request) {
    WorkflowStub pause =
        client.newUntypedWorkflowStub(
            ConnectionNames.WORKFLOW_TYPE,
            WorkflowOptions.newBuilder()
                .setWorkflowId(ConnectionNames.workflowId(request.connection()))
                .setTaskQueue(OperationsNames.TASK_QUEUE)
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .setMemo(Map.of(ConnectionNames.MEMO, PauseState.begun(request, clock.instant())))
                .setStaticSummary("Pause of connection " + request.connection())
                .build());
    var unused = pause.start(request);
  }

  /** Lets a connection go on. */
  public Ended resume(ConnectionId connection, String author, String reason) {
    Optional<PauseState> paused = current(connection);
    if (paused.isPresent()) {
      try {
        running(connection).signal(ConnectionNames.RESUME, new ResumeRequest(author, reason));
      } catch (WorkflowNotFoundException endedMeanwhile) {
        // Just what was asked for.
      }
      limits.order(connection, paused.get().limitBefore(), author);
      return Ended.RESUMED;
    }
    if (limits.ordered(connection).filter(limit -> limit == 0).isPresent()) {
      limits.order(connection, null, author);
      return Ended.OPENED;
    }
    return Ended.NOT_PAUSED;
  }

  private WorkflowStub running(ConnectionId connection) {
    return client.newUntypedWorkflowStub(ConnectionNames.workflowId(connection));
  }
}
