package dev.lockstep.activity.sweep;

import static dev.lockstep.activity.sweep.Shipments.TEN;
import static dev.lockstep.activity.sweep.Shipments.shipment;
import static io.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.activity.Fingerprints;
import dev.lockstep.activity.sweep.PagedWarehouse.Asked;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.Dispatched;
import dev.lockstep.order.EndedFulfilment;
import dev.lockstep.order.EndedOrder;
import dev.lockstep.order.FulfilmentPlan;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.OrderResult;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderTimes;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.sweep.ShipmentSweepWorkflow;
import dev.lockstep.sweep.ShipmentSweepWorkflowImpl;
import dev.lockstep.sweep.SweepRequest;
import dev.lockstep.sweep.SweepResult;
import dev.lockstep.sweep.SweepSubject;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.workflow.DynamicWorkflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sweep with its workflow, on a Temporal server, beside orders that nobody works on. */
class ShipmentSweepStoryTest {
  private static final ConnectionId DC = new ConnectionId("dc");
  private static final LinkId UK = new LinkId("uk");
  private static final String ENDING = "where-orders-end";
  private static final OrderTimes TIMES =
      new OrderTimes(
          TEN,
          Duration.ofHours(6),
          Duration.ofSeconds(30),
          TEN,
          Duration.ofDays(3),
          null,
          Duration.ofHours(4),
          Duration.ofDays(7),
          Duration.ofHours(4),
          Duration.ofHours(1));
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private static final LinkId US = new LinkId("us");
  private static final ConnectionId SHOP = new ConnectionId("shop");

  private final TestWorkflowEnvironment temporal =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .registerSearchAttribute(OrderNames.SA_LINK, INDEXED_VALUE_TYPE_KEYWORD)
              .registerSearchAttribute(OrderNames.SA_ORDER, INDEXED_VALUE_TYPE_KEYWORD)
              .registerSearchAttribute(OrderNames.SA_STAGE, INDEXED_VALUE_TYPE_KEYWORD)
              .build());
  private final PagedWarehouse warehouse = new PagedWarehouse();
  private OrderResult end = new OrderResult(1, OrderStage.CONFIRMED, List.of(), null);

  @BeforeEach
  void a_worker_runs() {
    temporal
        .newWorker(OrderNames.TASK_QUEUE)
        .registerWorkflowImplementationTypes(ShipmentSweepWorkflowImpl.class);
    temporal
        .newWorker(ENDING)
        .registerWorkflowImplementationFactory(DynamicWorkflow.class, () -> args -> end);
    temporal
        .newWorker(OrderNames.connectionQueue(DC))
        .registerActivitiesImplementations(
            new SweepActivitiesImpl(
                DC,
                warehouse,
                List.of(UK, US),
                temporal.getWorkflowClient(),
                Duration.ofHours(1),
                () -> NOON));
    temporal.start();
  }

  @AfterEach
  void the_worker_stops() {
    temporal.close();
  }

  @Test
  void open_orders_are_hinted_and_all_others_left_alone() {
    openOrder("order-1");
    openOrder("order-2").terminate("It is confirmed.");
    warehouse.page(
        shipment("S-1", "order-1"), shipment("S-2", "order-2"), shipment("S-3", "never-started"));

    assertThat(sweep()).isEqualTo(new SweepResult(3, 1, 0, 2, NOON));
    assertThat(hintsTo("order-1"))
        .extracting(Dispatched::eventId)
        .containsExactly(Fingerprints.of(shipment("S-1", "order-1")).value());
  }

  @Test
  void an_ended_order_that_had_seen_the_shipment_so_is_left_alone() {
    endedOrder("order-1", shipment("S-1", "order-1"));
    String run = runOf("order-1");
    warehouse.page(shipment("S-1", "order-1"));

    assertThat(sweep()).isEqualTo(new SweepResult(1, 0, 0, 1, NOON));
    assertThat(runOf("order-1")).isEqualTo(run);
  }

  @Test
  void an_ended_order_is_opened_again_by_a_shipment_that_changed() {
    endedOrder("order-1", shipment("S-1", "order-1", "1Z001"));
    String run = runOf("order-1");
    warehouse.page(shipment("S-1", "order-1", "1Z002"));

    assertThat(sweep()).isEqualTo(new SweepResult(1, 1, 0, 0, NOON));
    assertThat(runOf("order-1")).isNotEqualTo(run);
    assertThat(hintsTo("order-1"))
        .extracting(Dispatched::fingerprint)
        .containsExactly(Fingerprints.of(shipment("S-1", "order-1", "1Z002")));
  }

  @Test
  void an_ended_order_is_opened_again_by_a_shipment_it_never_saw() {
    endedOrder("order-1", shipment("S-1", "order-1"));
    warehouse.page(shipment("S-1", "order-1"), shipment("S-2", "order-1"));

    assertThat(sweep()).isEqualTo(new SweepResult(2, 1, 0, 1, NOON));
  }

  @Test
  void an_ended_order_that_no_warehouse_had_anything_of_stays_closed() {
    end = new OrderResult(1, OrderStage.CANCELLED, List.of(), null);
    complete("order-1");
    warehouse.page(shipment("S-1", "order-1"));

    assertThat(sweep()).isEqualTo(new SweepResult(1, 0, 0, 1, NOON));
  }

  @Test
  void a_sweep_that_fails_between_pages_goes_on_where_it_was() {
    openOrder("order-1");
    openOrder("order-2");
    openOrder("order-3");
    warehouse
        .page(shipment("S-1", "order-1"))
        .page(shipment("S-2", "order-2"))
        .page(shipment("S-3", "order-3"))
        .failsOnceAtPage(
            3, PlatformFailure.of(FailureKind.UNAVAILABLE, DC, "The warehouse is down."));

    assertThat(sweep()).isEqualTo(new SweepResult(3, 3, 0, 0, NOON));
    assertThat(warehouse.asked())
        .extracting(Asked::cursor)
        .containsExactly(
            Optional.empty(), Optional.of("page-2"), Optional.of("page-3"), Optional.of("page-3"));
    assertThat(List.of(hintsTo("order-1"), hintsTo("order-2"), hintsTo("order-3")))
        .allSatisfy(hints -> assertThat(hints).hasSize(1));
  }

  private SweepResult sweep() {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(
            ShipmentSweepWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(SweepSubject.SHIPMENTS.workflowId(DC))
                .setTaskQueue(OrderNames.TASK_QUEUE)
                .build())
        .run(new SweepRequest(DC, Duration.ofDays(2)).since(TEN));
  }

  private void endedOrder(String order, Shipment... seen) {
    OrderId id = new OrderId(order);
    FulfilmentPlan plan =
        new FulfilmentPlan(
            FulfilmentRef.whole(id),
            DC,
            new FacilityId("MAIN"),
            new DeliveryService("UPS", "STD"),
            List.of());
    EndedFulfilment fulfilment =
        new EndedFulfilment(
            plan,
            OrderStage.CONFIRMED,
            "W-1",
            List.of(),
            List.of(),
            Stream.of(seen).map(Fingerprints::of).toList(),
            List.of());
    end =
        new OrderResult(
            1,
            OrderStage.CONFIRMED,
            List.of(),
            new OrderRequest(
                1,
                UK,
                id,
                SHOP,
                "1001",
                new EndedOrder(
                    OrderStage.CONFIRMED,
                    1,
                    TIMES,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(fulfilment))));
    complete(order);
  }

  private void complete(String order) {
    WorkflowStub ending =
        temporal
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                OrderNames.WORKFLOW_TYPE,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(OrderNames.workflowId(UK, new OrderId(order)))
                    .setTaskQueue(ENDING)
                    .build());
    ending.start();
    ending.getResult(OrderResult.class);
  }

  private String runOf(String order) {
    return temporal
        .getWorkflowClient()
        .newUntypedWorkflowStub(OrderNames.workflowId(UK, new OrderId(order)))
        .describe()
        .getExecution()
        .getRunId();
  }

  private WorkflowStub openOrder(String order) {
    WorkflowStub opened =
        temporal
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                OrderNames.WORKFLOW_TYPE,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(OrderNames.workflowId(UK, new OrderId(order)))
                    .setTaskQueue("nobody-polls")
                    .build());
    opened.start();
    return opened;
  }

  private List<Dispatched> hintsTo(String order) {
    return temporal
        .getWorkflowClient()
        .fetchHistory(OrderNames.workflowId(UK, new OrderId(order)))
        .getEvents()
        .stream()
        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
        .map(event -> event.getWorkflowExecutionSignaledEventAttributes())
        .filter(signal -> signal.getSignalName().equals(OrderNames.DISPATCHED))
        .map(signal ->
            temporal
                .getWorkflowClient()
                .getOptions()
                .getDataConverter()
                .fromPayloads(
                    0, Optional.of(signal.getInput()), Dispatched.class, Dispatched.class))
        .toList();
  }
}
