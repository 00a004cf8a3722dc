package dev.lockstep.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.order.OrderNames;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ShipmentSweepWorkflowTest {
  private static final ConnectionId DC = new ConnectionId("dc");
  private static final Duration TWO_DAYS = Duration.ofDays(2);
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.250Z");
  private static final Instant QUARTER_PAST = Instant.parse("2026-11-21T12:15:00Z");

  private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
  private final FakeSweepActivities warehouse = new FakeSweepActivities();

  @BeforeEach
  void a_worker_runs() {
    temporal
        .newWorker(OrderNames.TASK_QUEUE)
        .registerWorkflowImplementationTypes(ShipmentSweepWorkflowImpl.class);
    temporal.newWorker(OrderNames.connectionQueue(DC)).registerActivitiesImplementations(warehouse);
    temporal.start();
  }

  @AfterEach
  void the_worker_stops() {
    temporal.close();
  }

  @Test
  void a_first_sweep_begins_one_window_ago() {
    warehouse.answers(new SweepResult(0, 0, 0, 0, NOON));
    Instant before = Instant.ofEpochMilli(temporal.currentTimeMillis());

    run(new SweepRequest(DC, TWO_DAYS));

    assertThat(warehouse.asked())
        .singleElement()
        .satisfies(since ->
            assertThat(since)
                .isBetween(
                    before.minus(TWO_DAYS),
                    Instant.ofEpochMilli(temporal.currentTimeMillis()).minus(TWO_DAYS)));
  }

  @Test
  void a_sweep_begins_where_its_starter_says() {
    warehouse.answers(new SweepResult(0, 0, 0, 0, QUARTER_PAST));

    run(new SweepRequest(DC, TWO_DAYS).since(NOON));

    assertThat(warehouse.asked()).containsExactly(NOON);
  }

  @Test
  void its_result_is_what_the_warehouse_showed_and_where_the_next_begins() {
    SweepResult shown = new SweepResult(12, 3, 8, 1, QUARTER_PAST);
    warehouse.answers(shown);

    assertThat(run(new SweepRequest(DC, TWO_DAYS).since(NOON)).getResult(SweepResult.class))
        .isEqualTo(shown);
  }

  @Test
  void it_ends_in_one_countable_sentence_that_the_web_ui_shows() {
    warehouse.answers(new SweepResult(12, 3, 8, 1, QUARTER_PAST));

    WorkflowStub sweep = run(new SweepRequest(DC, TWO_DAYS).since(NOON));

    assertThat(
            sweep.query("__temporal_workflow_metadata", WorkflowMetadata.class).getCurrentDetails())
        .isEqualTo(
            "Shipments of dc since 2026-11-21T12:00:00Z: 12 seen, 3 hinted to their orders, 8 known already, 1 closed.");
  }

  @Test
  void it_waits_for_a_warehouse_that_does_not_answer() {
    for (int i = 0; i < 20; i++) {
      warehouse.fails(FailureKind.UNAVAILABLE.failureType(), true);
    }
    warehouse.answers(new SweepResult(1, 1, 0, 0, QUARTER_PAST));

    assertThat(run(new SweepRequest(DC, TWO_DAYS)).getResult(SweepResult.class).hinted())
        .isEqualTo(1);
    assertThat(warehouse.asked()).hasSize(21);
  }

  @Test
  void a_warehouse_that_refuses_ends_the_run_as_failed() {
    warehouse.fails(FailureKind.REJECTED.failureType(), false);

    assertThatThrownBy(() -> run(new SweepRequest(DC, TWO_DAYS)))
        .isInstanceOf(WorkflowFailedException.class)
        .hasStackTraceContaining("PlatformFailure.REJECTED");
  }

  @Nested
  class Run_after_run {
    @Test
    void the_next_begins_where_the_last_completed_one_ended_and_a_failed_one_moves_nothing() {
      warehouse
          .answers(new SweepResult(4, 4, 0, 0, NOON))
          .fails(FailureKind.REJECTED.failureType(), false)
          .answers(new SweepResult(6, 2, 4, 0, QUARTER_PAST));

      WorkflowStub sweeps =
          temporal
              .getWorkflowClient()
              .newUntypedWorkflowStub(
                  SweepNames.WORKFLOW_TYPE,
                  WorkflowOptions.newBuilder()
                      .setTaskQueue(OrderNames.TASK_QUEUE)
                      .setCronSchedule("*/15 * * * *")
                      .build());
      sweeps.start(new SweepRequest(DC, TWO_DAYS));
      temporal.sleep(Duration.ofHours(1).plusMinutes(1));

      assertThat(warehouse.asked()).hasSizeBetween(4, 5);
      assertThat(warehouse.asked().subList(1, 4)).containsExactly(NOON, NOON, QUARTER_PAST);
    }
  }

  private WorkflowStub run(SweepRequest request) {
    WorkflowStub sweep =
        temporal
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                SweepNames.WORKFLOW_TYPE,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(SweepSubject.SHIPMENTS.workflowId(DC))
                    .setTaskQueue(OrderNames.TASK_QUEUE)
                    .build());
    sweep.start(request);
    var unused = sweep.getResult(SweepResult.class);
    return sweep;
  }
}
