package dev.lockstep.activity.sweep;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.activity.OrderStarts;
import dev.lockstep.activity.ReadVersions;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.OrderResult;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.order.OrderWorkflow;
import dev.lockstep.port.FakeOrderSource;
import dev.lockstep.port.OrderSource.ChangedOrder;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.sweep.OrderSweepWorkflow;
import dev.lockstep.sweep.OrderSweepWorkflowImpl;
import dev.lockstep.sweep.SweepRequest;
import dev.lockstep.sweep.SweepResult;
import dev.lockstep.sweep.SweepSubject;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkflowImplementationOptions;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sweep over orders with its workflow, on a Temporal server; the orders only read. */
class OrderSweepStoryTest {
  private static final ConnectionId SHOP = new ConnectionId("shop");
  private static final LinkId UK = new LinkId("uk");
  private static final String ENDING = "ending";
  private static final String READING = "reading";
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant LONG_AGO = Instant.EPOCH.plus(Duration.ofDays(1));
  private static final Instant IN_THE_FUTURE = Instant.parse("2199-01-01T00:00:00Z");

  private final TestWorkflowEnvironment temporal =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .registerSearchAttribute(
                  OrderNames.SA_LINK, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
              .registerSearchAttribute(
                  OrderNames.SA_ORDER, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
              .registerSearchAttribute(
                  OrderNames.SA_STAGE, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
              .build());
  private final FakeOrderSource source = new FakeOrderSource();
  private final ReadVersions read = new ReadVersions();
  private long shown = 1;

  /** An order that ends at once, as it is told. */
  @WorkflowInterface
  public interface Ending {
    @WorkflowMethod(name = OrderNames.WORKFLOW_TYPE)
    OrderResult end(OrderResult as);
  }

  /** An order that ends at once, as it is told. */
  public static final class EndingAtOnce implements Ending {
    @Override
    public OrderResult end(OrderResult as) {
      return as;
    }
  }

  @BeforeEach
  void a_worker_runs() {
    temporal.newWorker(ENDING).registerWorkflowImplementationTypes(EndingAtOnce.class);
    temporal
        .newWorker(READING)
        .registerWorkflowImplementationFactory(
            OrderWorkflow.class,
            order ->
                new ReadingOrder(requireNonNull(order.get(0, OrderRequest.class)), id -> shown),
            WorkflowImplementationOptions.getDefaultInstance());
    temporal
        .newWorker(OrderNames.TASK_QUEUE)
        .registerWorkflowImplementationTypes(OrderSweepWorkflowImpl.class);
    temporal
        .newWorker(OrderNames.connectionQueue(SHOP))
        .registerActivitiesImplementations(
            new OrderSweepActivitiesImpl(
                SHOP,
                source,
                List.of(UK),
                temporal.getWorkflowClient(),
                read,
                Duration.ofHours(1),
                () -> NOON));
    temporal.start();
  }

  @AfterEach
  void the_worker_stops() {
    temporal.close();
  }

  @Test
  void an_order_that_nobody_has_started_is_started() {
    source.changed(changed("order-1", 1, LONG_AGO, false));

    assertThat(sweep()).isEqualTo(counts(1, 0, 0, 0, 0));

    assertThat(signalsTo("order-1")).isEqualTo(1);
    assertThat(startsOf("order-1")).isEqualTo(1);
  }

  @Test
  void an_order_started_long_after_the_change_is_not_even_asked() {
    startedWhereNobodyWorks("order-1");
    source.changed(changed("order-1", 2, LONG_AGO, false));

    assertThat(sweep()).isEqualTo(counts(0, 0, 1, 0, 0));

    assertThat(signalsTo("order-1")).isZero();
  }

  @Test
  void an_order_that_says_it_has_read_the_change_is_not_disturbed() {
    running("order-1");
    source.changed(changed("order-1", 1, IN_THE_FUTURE, false));

    assertThat(sweep()).isEqualTo(counts(0, 0, 1, 0, 0));

    assertThat(signalsTo("order-1")).isZero();
  }

  @Test
  void an_order_that_this_process_has_read_the_change_for_is_not_even_asked() {
    startedWhereNobodyWorks("order-1");
    read.read(UK, new OrderId("order-1"), 2);
    source.changed(changed("order-1", 2, IN_THE_FUTURE, false));

    assertThat(sweep()).isEqualTo(counts(0, 0, 1, 0, 0));

    assertThat(signalsTo("order-1")).isZero();
  }

  @Test
  void an_order_is_told_of_a_change_that_a_slow_clock_dates_before_its_start() {
    running("order-1");
    shown = 2;
    source.changed(changed("order-1", 2, Instant.now().minus(Duration.ofMinutes(30)), false));

    assertThat(sweep()).isEqualTo(counts(0, 1, 0, 0, 0));

    assertThat(readBy("order-1")).isEqualTo(2);
  }

  @Test
  void a_running_order_is_told_of_a_change_made_since() {
    running("order-1");
    source.changed(changed("order-1", 2, IN_THE_FUTURE, false));

    assertThat(sweep()).isEqualTo(counts(0, 1, 0, 0, 0));

    assertThat(signalsTo("order-1")).isEqualTo(1);
  }

  @Test
  void the_overlap_of_two_sweeps_costs_nothing() {
    running("order-1");
    source.changed(changed("order-1", 2, IN_THE_FUTURE, false));
    sweep();

    assertThat(sweep()).isEqualTo(counts(0, 0, 1, 0, 0));

    assertThat(signalsTo("order-1")).isEqualTo(1);
  }

  @Test
  void an_order_that_somebody_terminated_is_counted_and_left_so() {
    running("order-1").terminate("sent by hand");
    source.changed(changed("order-1", 2, IN_THE_FUTURE, false));

    SweepResult swept = sweep();

    assertThat(swept).isEqualTo(new SweepResult(1, 0, 0, 0, NOON).withStopped(1));
    assertThat(swept.sentenceOnOrders(SHOP, NOON))
        .endsWith(
            " 0 our own. 1 stopped by somebody in Temporal and left so: 'lockstep orders replay' starts an order again.");
    assertThat(signalsTo("order-1")).isZero();
  }

  @Test
  void an_order_that_ended_before_its_source_showed_it_is_started_again() {
    ended("order-1", new OrderRequest(UK, new OrderId("order-1"), SHOP));
    source.changed(changed("order-1", 1, LONG_AGO, false));

    assertThat(sweep()).isEqualTo(counts(1, 0, 0, 0, 0));
  }

  @Test
  void an_order_that_was_cancelled_stays_closed() {
    ended("order-1", null);
    source.changed(changed("order-1", 1, LONG_AGO, false));

    assertThat(sweep()).isEqualTo(counts(0, 0, 0, 1, 0));
  }

  @Test
  void our_own_writes_are_counted_and_left_alone() {
    source.changed(changed("order-1", 2, LONG_AGO, true));

    assertThat(sweep()).isEqualTo(counts(0, 0, 0, 0, 1));

    assertThat(signalsTo("order-1")).isZero();
  }

  @Test
  void a_failed_listing_is_repeated_from_the_page_it_was_at() {
    source.changed(changed("order-1", 1, LONG_AGO, false));
    source.changed(changed("order-2", 1, LONG_AGO, false));
    source.failNextListing(
        PlatformFailure.of(FailureKind.UNAVAILABLE, SHOP, "The source is down."));

    assertThat(sweep()).isEqualTo(counts(2, 0, 0, 0, 0));
  }

  @Test
  void says_in_one_sentence_what_it_found() {
    assertThat(counts(1, 2, 3, 4, 5).sentenceOnOrders(SHOP, NOON))
        .isEqualTo(
            "Orders of shop since 2026-11-21T12:00:00Z: 15 seen, 1 started, 2 told of a change, 3 known already, 4 closed, 5 our own.");
  }

  private static SweepResult counts(int started, int hinted, int known, int closed, int ours) {
    int seen = started + hinted + known + closed + ours;
    return new SweepResult(
        SweepResult.VERSION, seen, hinted, known, closed, NOON, started, ours, 0);
  }

  private static ChangedOrder changed(String order, long version, Instant at, boolean byUs) {
    return new ChangedOrder(new OrderId(order), version, at, byUs);
  }

  private SweepResult sweep() {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(
            OrderSweepWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(SweepSubject.ORDERS.workflowId(SHOP))
                .setTaskQueue(OrderNames.TASK_QUEUE)
                .build())
        .run(new SweepRequest(SHOP, Duration.ofDays(2)).since(LONG_AGO));
  }

  /** Has read what the source shows. */
  private WorkflowStub running(String order) {
    WorkflowStub opened = started(order, READING);
    assertThat(readBy(order)).isEqualTo(shown);
    return opened;
  }

  private void startedWhereNobodyWorks(String order) {
    started(order, "nobody-polls");
  }

  private WorkflowStub started(String order, String queue) {
    OrderRequest request = new OrderRequest(UK, new OrderId(order), SHOP);
    WorkflowStub opened =
        temporal
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                OrderNames.WORKFLOW_TYPE,
                OrderStarts.options(request, OrderStage.AWAITING_PAYMENT)
                    .setTaskQueue(queue)
                    .build());
    opened.start(request);
    return opened;
  }

  private @Nullable Long readBy(String order) {
    return temporal
        .getWorkflowClient()
        .newUntypedWorkflowStub(OrderNames.workflowId(UK, new OrderId(order)))
        .query(OrderNames.STATUS, OrderStatus.class)
        .readVersion();
  }

  /** Ends as cancelled, by a workflow that does nothing else. */
  private void ended(String order, @Nullable OrderRequest reopening) {
    OrderResult end = new OrderResult(1, OrderStage.CANCELLED, List.of(), reopening);
    temporal
        .getWorkflowClient()
        .newWorkflowStub(
            Ending.class,
            OrderStarts.options(
                    new OrderRequest(UK, new OrderId(order), SHOP), OrderStage.CANCELLED)
                .setTaskQueue(ENDING)
                .build())
        .end(end);
  }

  private long signalsTo(String order) {
    return events(order, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED);
  }

  private long startsOf(String order) {
    return events(order, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED);
  }

  private long events(String order, EventType type) {
    try {
      return temporal
          .getWorkflowClient()
          .fetchHistory(OrderNames.workflowId(UK, new OrderId(order)))
          .getEvents()
          .stream()
          .filter(event -> event.getEventType() == type)
          .count();
    } catch (io.grpc.StatusRuntimeException never) {
      return 0;
    }
  }
}
