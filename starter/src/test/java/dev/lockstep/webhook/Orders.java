package dev.lockstep.webhook;

import dev.lockstep.order.OrderNames;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.List;
import java.util.Map;

/** Looks at the orders of a Temporal server on which no worker runs: every signal stays visible. */
final class Orders implements AutoCloseable {
  static final Map<String, IndexedValueType> ATTRIBUTES =
      Map.of(
          OrderNames.SA_LINK, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
          OrderNames.SA_ORDER, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
          OrderNames.SA_STAGE, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;

  Orders(String target) {
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(target).build());
    client = WorkflowClient.newInstance(stubs);
  }

  WorkflowServiceStubs stubs() {
    return stubs;
  }

  WorkflowClient client() {
    return client;
  }

  WorkflowStub order(String workflowId) {
    return client.newUntypedWorkflowStub(workflowId);
  }

  String attribute(String workflowId, String name) {
    return order(workflowId)
        .describe()
        .getTypedSearchAttributes()
        .get(SearchAttributeKey.forKeyword(name));
  }

  /** What was signalled, as {@code name json}, in order of arrival. */
  List<String> signals(String workflowId) {
    return history(workflowId).stream()
        .filter(HistoryEvent::hasWorkflowExecutionSignaledEventAttributes)
        .map(HistoryEvent::getWorkflowExecutionSignaledEventAttributes)
        .map(it -> it.getSignalName() + " " + it.getInput().getPayloads(0).getData().toStringUtf8())
        .toList();
  }

  /** What the order was started with. */
  String input(String workflowId) {
    return history(workflowId)
        .getFirst()
        .getWorkflowExecutionStartedEventAttributes()
        .getInput()
        .getPayloads(0)
        .getData()
        .toStringUtf8();
  }

  boolean isAwake(String workflowId) {
    return history(workflowId).stream()
        .anyMatch(it -> it.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED);
  }

  List<HistoryEvent> history(String workflowId) {
    return client.fetchHistory(workflowId).getEvents();
  }

  @Override
  public void close() {
    stubs.shutdownNow();
  }
}
