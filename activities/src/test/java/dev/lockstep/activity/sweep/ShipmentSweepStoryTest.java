package dev.lockstep.activity.sweep;

import static dev.lockstep.activity.sweep.Shipments.TEN;
import static dev.lockstep.activity.sweep.Shipments.shipment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.activity.sweep.PagedWarehouse.Asked;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.Dispatched;
import dev.lockstep.order.OrderNames;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.sweep.ShipmentSweepWorkflow;
import dev.lockstep.sweep.ShipmentSweepWorkflowImpl;
import dev.lockstep.sweep.SweepRequest;
import dev.lockstep.sweep.SweepResult;
import dev.lockstep.sweep.SweepSubject;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sweep with its workflow, on a Temporal server, beside orders that nobody works on. */
class ShipmentSweepStoryTest {
  private static final ConnectionId DC = new ConnectionId("dc");
  private static final LinkId UK = new LinkId("uk");
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
  private final PagedWarehouse warehouse = new PagedWarehouse();

  @BeforeEach
  void a_worker_runs() {
    temporal
        .newWorker(OrderNames.TASK_QUEUE)
        .registerWorkflowImplementationTypes(ShipmentSweepWorkflowImpl.class);
    temporal
        .newWorker(OrderNames.connectionQueue(DC))
        .registerActivitiesImplementations(
            new SweepActivitiesImpl(
                DC,
                warehouse,
                List.of(UK, new LinkId("us")),
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
        .containsExactly(ShipmentEvent.id(shipment("S-1", "order-1")));
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
