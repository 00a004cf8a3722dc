package dev.lockstep.order;

import static dev.lockstep.order.ScriptedPlatforms.ORDER;
import static dev.lockstep.order.ScriptedPlatforms.REF;
import static dev.lockstep.order.ScriptedPlatforms.SHOP;
import static dev.lockstep.order.ScriptedPlatforms.WAREHOUSE;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.operations.OperationsNames;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkflowImplementationOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The stage on which each situation of an order is specified: a server, scripted platforms, an
 * order.
 */
abstract class OrderWorkflowSpec {
  static final LinkId LINK = new LinkId("shop-dc");

  final ScriptedPlatforms platforms = new ScriptedPlatforms();
  TestWorkflowEnvironment server;
  OrderWorkflow order;

  @SuppressWarnings("NullAway.Init")
  OrderWorkflowSpec() {}

  @BeforeEach
  void start_the_server() {
    TestEnvironmentOptions.Builder options = TestEnvironmentOptions.newBuilder();
    Map.of(
            OrderNames.SA_LINK, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            OrderNames.SA_ORDER, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            OrderNames.SA_STAGE, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            OrderNames.SA_EXCEPTION, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            OrderNames.SA_OWNER, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            OrderNames.SA_DUE, IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
            OrderNames.SA_ASSIGNEE, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            OrderNames.SA_SNOOZED_UNTIL, IndexedValueType.INDEXED_VALUE_TYPE_DATETIME)
        .forEach(options::registerSearchAttribute);
    server = TestWorkflowEnvironment.newInstance(options.build());
    server
        .newWorker(OrderNames.TASK_QUEUE)
        .registerWorkflowImplementationTypes(
            WorkflowImplementationOptions.newBuilder()
                .setFailWorkflowExceptionTypes(Throwable.class)
                .build(),
            OrderWorkflowImpl.class);
    server.newWorker(OrderNames.connectionQueue(SHOP)).registerActivitiesImplementations(platforms);
    server
        .newWorker(OrderNames.connectionQueue(WAREHOUSE))
        .registerActivitiesImplementations(platforms);
    platforms.clock = () -> Instant.ofEpochMilli(server.currentTimeMillis());
    order =
        server
            .getWorkflowClient()
            .newWorkflowStub(
                OrderWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(OrderNames.TASK_QUEUE)
                    .setWorkflowId(OrderNames.workflowId(LINK, ORDER))
                    .build());
    server
        .newWorker(OperationsNames.TASK_QUEUE)
        .registerActivitiesImplementations(
            (PauseActivities) question -> PauseFinding.of(pauseOf(question)));
    server.start();
  }

  /** What an order hears that asks whether a connection is paused. */
  PauseFinding.Verdict pauseOf(PauseQuestion question) {
    return PauseFinding.Verdict.NOT_PAUSED;
  }

  @AfterEach
  void stop_the_server() {
    server.close();
  }

  void begin() {
    WorkflowStub.fromTyped(order)
        .signalWithStart(
            OrderNames.PAYMENT_SETTLED,
            new Object[] {new PaymentSettled(1, "event-1")},
            new Object[] {new OrderRequest(LINK, ORDER, SHOP)});
  }

  /** Lets virtual time pass; whatever is due in it happens. */
  void pass(Duration time) {
    server.sleep(time);
  }

  void dispatchIn(Duration time) {
    server.registerDelayedCallback(
        time, () -> order.dispatched(new Dispatched(1, "shipment-" + time, REF)));
  }

  /** Starts the ended order again with what a warehouse says now, as whoever delivers it does. */
  void reopen(OrderResult end, String signal, Object hint) {
    platforms.calls.clear();
    OrderRequest reopening = Objects.requireNonNull(end.reopening());
    order =
        server
            .getWorkflowClient()
            .newWorkflowStub(
                OrderWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(OrderNames.TASK_QUEUE)
                    .setWorkflowId(OrderNames.workflowId(LINK, ORDER))
                    .setWorkflowIdReusePolicy(
                        WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                    .build());
    WorkflowStub.fromTyped(order)
        .signalWithStart(signal, new Object[] {hint}, new Object[] {reopening});
  }

  OrderResult result() {
    return WorkflowStub.fromTyped(order).getResult(OrderResult.class);
  }

  List<HistoryEvent> history() {
    return server.getWorkflowClient().fetchHistory(OrderNames.workflowId(LINK, ORDER)).getEvents();
  }

  /** Billed actions, by the rules of the cloud's price list. */
  static long actions(List<HistoryEvent> history) {
    return history.stream()
        .map(HistoryEvent::getEventType)
        .filter(type ->
            switch (type) {
              case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
                  EVENT_TYPE_TIMER_STARTED,
                  EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
                  EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
                  EVENT_TYPE_MARKER_RECORDED ->
                  true;
              default -> false;
            })
        .count();
  }

  static ApplicationFailure failure(FailureKind kind, boolean retryable) {
    return retryable
        ? ApplicationFailure.newFailure("The platform failed.", kind.failureType())
        : ApplicationFailure.newNonRetryableFailure("The platform failed.", kind.failureType());
  }

  static Resolution resolution(ResolutionKind kind, Amendment... amendments) {
    return new Resolution(1, kind, "ada", "because", Arrays.asList(amendments), null);
  }

  static CancellationRequest cancelAll(String requestId) {
    return new CancellationRequest(1, requestId, "CUSTOMER_REQUEST", "ada", List.of());
  }

  ExceptionCode parkedCode() {
    return order.status().parked().getFirst().code();
  }
}
