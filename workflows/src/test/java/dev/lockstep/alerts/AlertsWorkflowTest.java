package dev.lockstep.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.alerts.FakeAlertActivities.Sent;
import dev.lockstep.operations.OperationsNames;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertsWorkflowTest {
  private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
  private final FakeAlertActivities world = new FakeAlertActivities();
  private AlertsWorkflow alerts;

  @SuppressWarnings("NullAway.Init")
  AlertsWorkflowTest() {}

  @BeforeEach
  void a_worker_runs() {
    var worker = temporal.newWorker(OperationsNames.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(AlertsWorkflowImpl.class);
    worker.registerActivitiesImplementations(world);
    temporal.start();
    alerts =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(
                AlertsWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(AlertsNames.WORKFLOW_ID)
                    .setTaskQueue(OperationsNames.TASK_QUEUE)
                    .build());
  }

  @AfterEach
  void the_worker_stops() {
    temporal.close();
  }

  private void run(AlertMemory memory) {
    var unused = WorkflowClient.start(alerts::run, new AlertsRequest(memory));
  }

  private void pass(Duration time) {
    temporal.sleep(time);
  }

  @Test
  void what_a_look_decides_is_delivered_and_remembered() {
    world.decides("desk", "m-1");
    run(AlertMemory.NOTHING);
    pass(Duration.ofSeconds(90));

    assertThat(world.sent()).containsExactly(new Sent("desk", "m-1"));
    AlertsStatus status = alerts.status();
    assertThat(status.memory().outbox()).isEmpty();
    assertThat(status.memory().groups().getFirst().told().getFirst().heard())
        .extracting(Told.Heard::messages)
        .isEqualTo(1);
    assertThat(status.parked()).isEqualTo(7);
  }

  @Test
  void it_looks_again_when_the_configuration_says_so() {
    run(AlertMemory.NOTHING);
    pass(Duration.ofMinutes(10).plusSeconds(30));

    assertThat(world.looks()).isBetween(10, 12);
  }

  @Test
  void a_message_is_tried_until_its_channel_takes_it_and_others_are_told_meanwhile() {
    world.refuses("desk", 3).decides("desk", "m-1").decides("lead", "m-2");
    run(AlertMemory.NOTHING);
    pass(Duration.ofMinutes(5));

    assertThat(world.sent())
        .containsExactlyInAnyOrder(new Sent("desk", "m-1"), new Sent("lead", "m-2"));
    assertThat(world.attempts("desk")).isEqualTo(4);
    assertThat(world.looks()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void a_channel_that_is_away_for_long_is_told_anew_and_what_waited_behind_is_taken_back() {
    world.refuses("desk", Integer.MAX_VALUE).decides("desk", "m-1").decides("desk", "m-2");
    run(AlertMemory.NOTHING);
    pass(AlertsWorkflowImpl.PATIENCE.plusMinutes(3));

    assertThat(world.sent()).isEmpty();
    assertThat(alerts.status().memory().outbox()).isEmpty();
    assertThat(alerts.status().memory().groups())
        .allSatisfy(group -> assertThat(group.told()).isEmpty());
  }

  @Test
  void a_look_that_fails_is_tried_again() {
    world.looksInVain(4).decides("desk", "m-1");
    run(AlertMemory.NOTHING);
    pass(Duration.ofMinutes(5));

    assertThat(world.sent()).containsExactly(new Sent("desk", "m-1"));
  }

  @Test
  void a_run_that_begins_with_messages_on_their_way_delivers_them() {
    run(FakeAlertActivities.deciding(AlertMemory.NOTHING, "desk", "m-9"));
    pass(Duration.ofSeconds(30));

    assertThat(world.sent()).containsExactly(new Sent("desk", "m-9"));
  }

  @Test
  void it_goes_on_as_a_new_run_before_its_history_grows_long_and_forgets_nothing() {
    world.decides("desk", "m-1").looksEvery(Duration.ofSeconds(1));
    run(AlertMemory.NOTHING);
    String first = WorkflowStub.fromTyped(alerts).getExecution().getRunId();
    pass(Duration.ofMinutes(12));

    String now =
        temporal
            .getWorkflowClient()
            .newUntypedWorkflowStub(AlertsNames.WORKFLOW_ID)
            .describe()
            .getExecution()
            .getRunId();
    assertThat(now).isNotEqualTo(first);
    assertThat(
            temporal
                .getWorkflowClient()
                .newUntypedWorkflowStub(AlertsNames.WORKFLOW_ID)
                .query(AlertsNames.STATUS, AlertsStatus.class)
                .memory()
                .groups())
        .hasSize(1);
    assertThat(world.sent()).hasSize(1);
  }

  @Test
  void the_web_ui_shows_who_knows_what() {
    world.decides("desk", "m-1");
    run(AlertMemory.NOTHING);
    pass(Duration.ofSeconds(90));

    assertThat(
            WorkflowStub.fromTyped(alerts)
                .query("__temporal_workflow_metadata", WorkflowMetadata.class)
                .getCurrentDetails())
        .contains("#### 7 parked at the last look", "| SKU_UNKNOWN | link uk | 1 |", "| desk |");
  }
}
