package dev.lockstep.board;

import static java.util.Objects.requireNonNullElse;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.lockstep.activity.pause.Pauses;
import dev.lockstep.board.Visibility.NotSeen.Why;
import dev.lockstep.connection.ConnectionNames;
import dev.lockstep.connection.PauseState;
import dev.lockstep.order.OrderNames;
import dev.lockstep.sweep.SweepNames;
import dev.lockstep.sweep.SweepResult;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Temporal's lists, each call bounded in time. */
final class TemporalVisibility implements Visibility {
  private static final long CALL_SECONDS = 5;
  private static final int PAGE = 1_000;

  private final WorkflowClient client;

  TemporalVisibility(WorkflowClient client) {
    this.client = client;
  }

  @Override
  public long count(String query) {
    return asked(stub ->
        stub.countWorkflowExecutions(
                CountWorkflowExecutionsRequest.newBuilder()
                    .setNamespace(namespace())
                    .setQuery(query)
                    .build())
            .getCount());
  }

  @Override
  public List<OpenOrder> orders(String query, int most) {
    return list(query, most).stream().map(this::order).toList();
  }

  @Override
  public List<SweepSeen> sweeps(Instant since, int most) {
    String query =
        "WorkflowType IN (\"%s\", \"%s\") AND StartTime > \"%s\""
            .formatted(SweepNames.WORKFLOW_TYPE, SweepNames.ORDERS_WORKFLOW_TYPE, since);
    return list(query, most).stream().map(TemporalVisibility::sweep).toList();
  }

  @Override
  public List<PauseState> pauses(int most) {
    String query =
        "WorkflowType=\"%s\" AND ExecutionStatus=\"Running\""
            .formatted(ConnectionNames.WORKFLOW_TYPE);
    return list(query, most).stream().flatMap(info -> pause(info).stream()).toList();
  }

  /** Empty where somebody gave the type of a pause to something else. */
  private Optional<PauseState> pause(WorkflowExecutionInfo info) {
    return ConnectionNames.connection(info.getExecution().getWorkflowId())
        .map(connection ->
            Pauses.state(
                connection,
                new WorkflowExecutionMetadata(info, client.getOptions().getDataConverter())));
  }

  @Override
  public Optional<SweepResult> result(SweepSeen sweep) {
    try {
      return Optional.of(
          client
              .newUntypedWorkflowStub(
                  WorkflowTargetOptions.newBuilder()
                      .setWorkflowId(sweep.workflowId())
                      .setRunId(sweep.runId())
                      .build())
              .getResult(CALL_SECONDS, TimeUnit.SECONDS, SweepResult.class));
    } catch (TimeoutException | RuntimeException e) {
      return Optional.empty(); // the page says when it ran, and leaves out what it found
    }
  }

  private List<WorkflowExecutionInfo> list(String query, int most) {
    List<WorkflowExecutionInfo> found = new ArrayList<>();
    ByteString next = ByteString.EMPTY;
    do {
      ByteString token = next;
      int size = Math.min(PAGE, most - found.size());
      ListWorkflowExecutionsResponse page =
          asked(stub ->
              stub.listWorkflowExecutions(
                  ListWorkflowExecutionsRequest.newBuilder()
                      .setNamespace(namespace())
                      .setQuery(query)
                      .setPageSize(size)
                      .setNextPageToken(token)
                      .build()));
      found.addAll(page.getExecutionsList());
      next = page.getNextPageToken();
    } while (!next.isEmpty() && found.size() < most);
    return found;
  }

  private String namespace() {
    return client.getOptions().getNamespace();
  }

  private <T> T asked(Function<WorkflowServiceBlockingStub, T> call) {
    try {
      return call.apply(
          client
              .getWorkflowServiceStubs()
              .blockingStub()
              .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS));
    } catch (StatusRuntimeException e) {
      throw new NotSeen(
          switch (e.getStatus().getCode()) {
            case UNIMPLEMENTED -> Why.NO_LISTS;
            case INVALID_ARGUMENT -> Why.NOT_SET_UP;
            case RESOURCE_EXHAUSTED -> Why.TOO_BUSY;
            default -> Why.UNREACHABLE;
          },
          e);
    }
  }

  private OpenOrder order(WorkflowExecutionInfo info) {
    SearchAttributes shown =
        new WorkflowExecutionMetadata(info, client.getOptions().getDataConverter())
            .getTypedSearchAttributes();
    String id = info.getExecution().getWorkflowId();
    return new OpenOrder(
        id,
        info.getExecution().getRunId(),
        keyword(shown, OrderNames.SA_LINK).orElse(""),
        keyword(shown, OrderNames.SA_ORDER).orElse(id),
        keyword(shown, OrderNames.SA_STAGE).orElse(""),
        keyword(shown, OrderNames.SA_EXCEPTION),
        keyword(shown, OrderNames.SA_OWNER),
        time(shown, OrderNames.SA_DUE),
        keyword(shown, OrderNames.SA_ASSIGNEE),
        time(shown, OrderNames.SA_SNOOZED_UNTIL),
        instant(info.getStartTime()));
  }

  private static Optional<String> keyword(SearchAttributes shown, String name) {
    String value = requireNonNullElse(shown.get(SearchAttributeKey.forKeyword(name)), "");
    return Optional.of(value).filter(it -> !it.isEmpty());
  }

  private static Optional<Instant> time(SearchAttributes shown, String name) {
    return Optional.ofNullable(shown.get(SearchAttributeKey.forOffsetDateTime(name)))
        .map(OffsetDateTime::toInstant);
  }

  private static SweepSeen sweep(WorkflowExecutionInfo info) {
    return new SweepSeen(
        info.getType().getName(),
        info.getExecution().getWorkflowId(),
        info.getExecution().getRunId(),
        state(info.getStatus()),
        instant(info.getStartTime()),
        instant(info.getCloseTime()));
  }

  private static SweepSeen.State state(WorkflowExecutionStatus status) {
    return switch (status) {
      case WORKFLOW_EXECUTION_STATUS_RUNNING -> SweepSeen.State.RUNNING;
      case WORKFLOW_EXECUTION_STATUS_COMPLETED -> SweepSeen.State.COMPLETED;
      default -> SweepSeen.State.FAILED;
    };
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
