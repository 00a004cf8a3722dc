package dev.lockstep.cli.find;

import com.google.protobuf.Timestamp;
import dev.lockstep.order.OrderNames;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryReverseRequest;
import io.temporal.client.WorkflowClient;
import java.time.Instant;
import java.util.Optional;

/**
 * Since when orders are parked: the search does not know it, the newest events of an order do.
 * Reading them costs no billed action and needs no worker.
 */
public final class ParkedTimes {
  private static final int EVENTS = 100;

  private final WorkflowClient client;

  public ParkedTimes(WorkflowClient client) {
    this.client = client;
  }

  /** When the order took the exception it shows; empty where that is long past in its history. */
  public Optional<Instant> since(String workflowId) {
    return client
        .getWorkflowServiceStubs()
        .blockingStub()
        .getWorkflowExecutionHistoryReverse(
            GetWorkflowExecutionHistoryReverseRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
                .setMaximumPageSize(EVENTS)
                .build())
        .getHistory()
        .getEventsList()
        .stream()
        .filter(ParkedTimes::setsAnException)
        .findFirst()
        .map(event -> instant(event.getEventTime()));
  }

  private static boolean setsAnException(HistoryEvent event) {
    Payload exception =
        event
            .getUpsertWorkflowSearchAttributesEventAttributes()
            .getSearchAttributes()
            .getIndexedFieldsMap()
            .get(OrderNames.SA_EXCEPTION);
    return exception != null && !exception.getData().isEmpty();
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
