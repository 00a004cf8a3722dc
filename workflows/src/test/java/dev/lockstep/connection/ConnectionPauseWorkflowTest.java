package dev.lockstep.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.operations.OperationsNames;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionPauseWorkflowTest {
  private static final ConnectionId DC = new ConnectionId("dc");

  private final List<QueueLimit> limits = new CopyOnWriteArrayList<>();
  private TestWorkflowEnvironment server;
  private ConnectionPauseWorkflow pause;

  private final class NotingQueue implements ConnectionQueueActivities {
    @Override
    public void limit(QueueLimit limit) {
      limits.add(limit);
    }
  }

  @SuppressWarnings("NullAway.Init")
  ConnectionPauseWorkflowTest() {}

  @BeforeEach
  void start_the_server() {
    server = TestWorkflowEnvironment.newInstance();
    var worker = server.newWorker(OperationsNames.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(ConnectionPauseWorkflowImpl.class);
    worker.registerActivitiesImplementations(new NotingQueue());
    server.start();
    pause =
        server
            .getWorkflowClient()
            .newWorkflowStub(
                ConnectionPauseWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(OperationsNames.TASK_QUEUE)
                    .setWorkflowId(ConnectionNames.workflowId(DC))
                    .build());
  }

  @AfterEach
  void stop_the_server() {
    server.close();
  }

  private Instant in(Duration time) {
    return Instant.ofEpochMilli(server.currentTimeMillis()).plus(time);
  }

  private static PauseRequest request(@Nullable Instant until, @Nullable Double before) {
    return new PauseRequest(DC, "jo", "upgrade", until, before);
  }

  private void begin(PauseRequest request) {
    var unused = WorkflowStub.fromTyped(pause).start(request);
  }

  private PauseState result() {
    return WorkflowStub.fromTyped(pause).getResult(PauseState.class);
  }

  @Test
  void a_pause_stops_the_queue_and_opens_it_when_its_time_is_over() {
    Instant until = in(Duration.ofHours(30));

    begin(request(until, null));
    PauseState end = result();

    assertThat(limits).extracting(QueueLimit::perSecond).containsExactly(0.0, null);
    assertThat(end.ended()).isBetween(until, until.plusSeconds(60));
    assertThat(end.endedBy()).isNull();
    assertThat(end.author()).isEqualTo("jo");
  }

  @Test
  void a_pause_without_an_end_waits_for_somebody_and_says_who_it_was() {
    begin(request(null, null));
    server.sleep(Duration.ofDays(3));
    assertThat(limits).hasSize(1);

    pause.resume(new ResumeRequest("ada", "the warehouse is back"));

    assertThat(result())
        .extracting(PauseState::endedBy, PauseState::endReason)
        .containsExactly("ada", "the warehouse is back");
    assertThat(limits).extracting(QueueLimit::author).containsExactly("jo", "ada");
  }

  @Test
  void the_limit_that_somebody_had_ordered_is_put_back() {
    begin(request(in(Duration.ofMinutes(5)), 2.5));

    assertThat(result().limitBefore()).isEqualTo(2.5);
    assertThat(limits).extracting(QueueLimit::perSecond).containsExactly(0.0, 2.5);
  }

  @Test
  void a_pause_announced_anew_has_the_new_end_and_keeps_the_limit_it_found() {
    begin(request(in(Duration.ofHours(1)), 2.5));
    server.sleep(Duration.ofMinutes(10));
    Instant later = in(Duration.ofHours(5));

    pause.announce(new PauseRequest(DC, "ada", "it takes longer", later, 0.0));
    PauseState end = result();

    assertThat(end.ended()).isAfterOrEqualTo(later);
    assertThat(end)
        .extracting(PauseState::author, PauseState::reason, PauseState::limitBefore)
        .containsExactly("ada", "it takes longer", 2.5);
    assertThat(limits).last().extracting(QueueLimit::perSecond).isEqualTo(2.5);
  }

  @Test
  void whoever_asks_is_told_who_paused_it_and_until_when() {
    Instant until = in(Duration.ofHours(1));
    begin(request(until, null));

    assertThat(pause.state())
        .extracting(PauseState::connection, PauseState::until, PauseState::ended)
        .containsExactly(DC, until, null);
  }
}
