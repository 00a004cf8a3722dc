package dev.lockstep.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.order.OrderNames;
import dev.lockstep.sweep.ShipmentSweepWorkflowImpl;
import dev.lockstep.temporal.LocalTemporal;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sweeps promise, whoever keeps the time. */
abstract class SweepsContract {
  static final ConnectionId DC = new ConnectionId("dc");
  static final Instant TEN = Instant.parse("2026-11-21T10:00:00Z");
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  static final SweepPlan EVERY_SECOND =
      new SweepPlan(Duration.ofSeconds(1), Duration.ZERO, Duration.ofDays(1), Duration.ofHours(1));

  final ScriptedWarehouse warehouse = new ScriptedWarehouse();
  LocalTemporal server;
  WorkflowClient client;
  private WorkflowServiceStubs stubs;
  private WorkerFactory workers;

  abstract LocalTemporal server();

  @BeforeEach
  void a_worker_runs() {
    server = server();
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(server.target()).build());
    client = WorkflowClient.newInstance(stubs);
    workers = WorkerFactory.newInstance(client);
    workers
        .newWorker(OrderNames.TASK_QUEUE)
        .registerWorkflowImplementationTypes(ShipmentSweepWorkflowImpl.class);
    workers.newWorker(OrderNames.connectionQueue(DC)).registerActivitiesImplementations(warehouse);
    workers.start();
  }

  @AfterEach
  void everything_stops() {
    if (server != null) {
      workers.shutdownNow();
      stubs.shutdownNow();
      server.close();
    }
  }

  @Test
  void the_next_sweep_begins_where_the_last_completed_one_ended() throws InterruptedException {
    warehouse.endsAt(TEN).fails().endsAt(NOON);

    try (Sweeps sweeps = Sweeps.start(client, List.of(Sweep.ofShipments(DC)), EVERY_SECOND)) {
      assertThat(warehouse.begun()).isNotIn(TEN, NOON);
      assertThat(List.of(warehouse.begun(), warehouse.begun(), warehouse.begun()))
          .containsExactly(TEN, TEN, NOON);
    }
  }
}
