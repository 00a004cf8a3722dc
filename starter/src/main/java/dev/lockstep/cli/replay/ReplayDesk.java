package dev.lockstep.cli.replay;

import dev.lockstep.operations.OperationsNames;
import dev.lockstep.replay.ReplayDecision;
import dev.lockstep.replay.ReplayItem;
import dev.lockstep.replay.ReplayNames;
import dev.lockstep.replay.ReplayPage;
import dev.lockstep.replay.ReplayRequest;
import dev.lockstep.replay.ReplayResults;
import dev.lockstep.replay.ReplayStatus;
import dev.lockstep.replay.ReplayedOrder;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Starts replays of many orders, and asks and tells running ones things. */
public final class ReplayDesk {
  /** What Temporal takes in one message, less what surrounds it. */
  private static final int MOST_BYTES = 1_900_000;

  /** What a result takes beside its order and its message. */
  private static final int AROUND_A_RESULT = 120;

  /** The summary of a workflow may have 400 bytes. */
  private static final int LONGEST_REASON = 120;

  private static final int PAGE = 500;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final WorkflowClient client;

  public ReplayDesk(WorkflowClient client) {
    this.client = client;
  }

  /** A replay as a list shows it. */
  public record Listed(String id, Instant started, Standing standing) {}

  /** Whether it goes on. */
  public enum Standing {
    OPEN,
    OVER,
    /** By somebody in Temporal, and not by its own end. */
    BROKEN_OFF
  }

  /** An id that people can tell apart and type. */
  public static String newId(Instant now) {
    int suffix = RandomGenerator.getDefault().nextInt(0x10000);
    return "%s-%04x".formatted(STAMP.format(now), suffix);
  }

  /** How many of the orders fit into one replay: all of them, or fewer. */
  public int fitting(List<ReplayItem> items) {
    long bytes = 0;
    int count = 0;
    for (ReplayItem item : items) {
      bytes += 2 * size(item) + ReplayedOrder.LONGEST_MESSAGE + AROUND_A_RESULT;
      if (bytes > MOST_BYTES) {
        return count;
      }
      count++;
    }
    return count;
  }

  private long size(ReplayItem item) {
    return client
        .getOptions()
        .getDataConverter()
        .toPayload(item)
        .map(Payload::getSerializedSize)
        .orElse(0);
  }

  public void start(ReplayRequest request) {
    String reason = request.reason();
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(ReplayNames.workflowId(request.id()))
            .setTaskQueue(OperationsNames.TASK_QUEUE)
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
            .setStaticSummary(
                "Replay of %d orders by %s: %s"
                    .formatted(
                        request.items().size(),
                        request.author(),
                        reason.length() > LONGEST_REASON
                            ? reason.substring(0, LONGEST_REASON) + "…"
                            : reason))
            .build();
    var unused = client.newUntypedWorkflowStub(ReplayNames.WORKFLOW_TYPE, options).start(request);
  }

  public ReplayStatus status(String id) {
    return stub(id).query(ReplayNames.STATUS, ReplayStatus.class);
  }

  /** Every result so far, in the order in which the orders were replayed. */
  public List<ReplayedOrder> results(String id) {
    List<ReplayedOrder> results = new ArrayList<>();
    while (true) {
      List<ReplayedOrder> page =
          stub(id)
              .query(ReplayNames.RESULTS, ReplayResults.class, new ReplayPage(results.size(), PAGE))
              .results();
      results.addAll(page);
      if (page.size() < PAGE) {
        return results;
      }
    }
  }

  public ReplayStatus decide(String id, ReplayDecision decision) {
    return stub(id).update(ReplayNames.DECIDE, ReplayStatus.class, decision);
  }

  /** The newest replays the server remembers, the newest first. */
  public List<Listed> newest(int most) {
    String query = "WorkflowType = \"%s\"".formatted(ReplayNames.WORKFLOW_TYPE);
    try (var found = client.listExecutions(query)) {
      return found
          .filter(each ->
              each.getStatus()
                  != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW)
          .limit(most)
          .map(ReplayDesk::listed)
          .toList();
    }
  }

  private static Listed listed(WorkflowExecutionMetadata execution) {
    Standing standing =
        switch (execution.getStatus()) {
          case WORKFLOW_EXECUTION_STATUS_RUNNING, WORKFLOW_EXECUTION_STATUS_PAUSED -> Standing.OPEN;
          case WORKFLOW_EXECUTION_STATUS_COMPLETED -> Standing.OVER;
          default -> Standing.BROKEN_OFF;
        };
    return new Listed(
        execution.getExecution().getWorkflowId().substring(ReplayNames.WORKFLOW_PREFIX.length()),
        execution.getStartTime(),
        standing);
  }

  private WorkflowStub stub(String id) {
    return client.newUntypedWorkflowStub(ReplayNames.workflowId(id));
  }
}
