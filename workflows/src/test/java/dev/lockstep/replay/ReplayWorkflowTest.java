package dev.lockstep.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.operations.OperationsNames;
import dev.lockstep.replay.ReplayDecision.Kind;
import dev.lockstep.replay.ReplayStatus.State;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReplayWorkflowTest {
  private static final LinkId LINK = new LinkId("uk");
  private static final String ID = "20261121-201500-3f9a";

  private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
  private final FakeReplayActivities orders = new FakeReplayActivities();

  @BeforeEach
  void a_worker_runs() {
    var worker = temporal.newWorker(OperationsNames.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(ReplayWorkflowImpl.class);
    worker.registerActivitiesImplementations(orders);
    temporal.start();
  }

  @AfterEach
  void the_worker_stops() {
    temporal.close();
  }

  private static List<ReplayItem> items(String... named) {
    return Stream.of(named).map(ReplayWorkflowTest::item).toList();
  }

  private static ReplayItem item(String order) {
    return new ReplayItem(LINK, new OrderId(order), ReplayStep.RETRY);
  }

  private static List<ReplayItem> numbered(int count) {
    return IntStream.range(0, count).mapToObj(number -> item("A-" + number)).toList();
  }

  private WorkflowStub start(List<ReplayItem> items, int perMinute) {
    WorkflowStub replay = stub();
    replay.start(new ReplayRequest(ID, "jo", "mended", ReplayWish.WHATEVER_FITS, items, perMinute));
    return replay;
  }

  /** The one that is going to run. */
  private WorkflowStub running() {
    return temporal.getWorkflowClient().newUntypedWorkflowStub(ReplayNames.workflowId(ID));
  }

  private WorkflowStub stub() {
    return temporal
        .getWorkflowClient()
        .newUntypedWorkflowStub(
            ReplayNames.WORKFLOW_TYPE,
            WorkflowOptions.newBuilder()
                .setWorkflowId(ReplayNames.workflowId(ID))
                .setTaskQueue(OperationsNames.TASK_QUEUE)
                .build());
  }

  private static ReplayStatus decide(WorkflowStub replay, Kind kind, String author) {
    return replay.update(ReplayNames.DECIDE, ReplayStatus.class, new ReplayDecision(kind, author));
  }

  private static ReplayStatus end(WorkflowStub replay) {
    return replay.getResult(ReplayStatus.class);
  }

  private void awaitState(WorkflowStub replay, State state) {
    for (int i = 0; i < 100; i++) {
      if (replay.query(ReplayNames.STATUS, ReplayStatus.class).state() == state) {
        return;
      }
      temporal.sleep(Duration.ofMillis(100));
    }
    assertThat(replay.query(ReplayNames.STATUS, ReplayStatus.class).state()).isEqualTo(state);
  }

  private static void assertRefused(WorkflowStub replay, Kind kind, String author, String why) {
    assertThatThrownBy(() -> decide(replay, kind, author))
        .isInstanceOf(WorkflowUpdateException.class)
        .rootCause()
        .hasMessageContaining(why);
  }

  @Test
  void every_order_is_replayed_once_in_the_order_given_and_counted() {
    ReplayItem other = new ReplayItem(LINK, new OrderId("A-9"), ReplayStep.START);
    List<ReplayItem> all =
        List.of(item("A-1"), other, item(FakeReplayActivities.UNREACHABLE), item("A-2"));

    ReplayStatus status = end(start(all, 60));

    assertThat(orders.asked()).containsExactly("A-1", "A-9", "A-2");
    assertThat(orders.last().author()).isEqualTo("jo");
    assertThat(status.state()).isEqualTo(State.DONE);
    assertThat(status.outcomes()).isEqualTo(new ReplayCounts(2, 0, 1, 1));
    assertThat(status.sentence())
        .isEqualTo("4 of 4 orders: 2 done, 0 not needed, 1 changed meanwhile, 1 refused.");
  }

  @Test
  void the_pace_asked_for_is_kept() {
    Instant before = Instant.ofEpochMilli(temporal.currentTimeMillis());

    end(start(items("A-1", "A-2", "A-3"), 2));

    assertThat(Instant.ofEpochMilli(temporal.currentTimeMillis()))
        .isAfterOrEqualTo(before.plus(Duration.ofSeconds(60)));
  }

  @Test
  void the_results_are_read_in_pages_after_the_end_as_well() {
    WorkflowStub replay = start(numbered(3), 6000);
    end(replay);

    ReplayResults page =
        replay.query(ReplayNames.RESULTS, ReplayResults.class, new ReplayPage(1, 10));

    assertThat(page.results())
        .extracting(result -> result.order().value())
        .containsExactly("A-1", "A-2");
    assertThat(
            replay.query(ReplayNames.RESULTS, ReplayResults.class, new ReplayPage(7, 10)).results())
        .isEmpty();
  }

  @Test
  void a_long_replay_begins_its_history_anew_and_forgets_nothing() {
    orders.approveAbove(1000);

    WorkflowStub replay = start(numbered(450), 6000);
    ReplayStatus status = end(replay);

    assertThat(orders.asked()).hasSize(450).doesNotHaveDuplicates();
    assertThat(status.done()).isEqualTo(450);
    assertThat(temporal.getWorkflowClient().fetchHistory(ReplayNames.workflowId(ID)).getEvents())
        .hasSizeLessThan(1000)
        .last()
        .satisfies(event ->
            assertThat(event.getEventType())
                .isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED));
    assertThat(
            replay
                .query(ReplayNames.RESULTS, ReplayResults.class, new ReplayPage(0, 1000))
                .results())
        .hasSize(450);
  }

  @Nested
  class of_more_orders_than_one_person_may_replay {
    @BeforeEach
    void two_is_the_most() {
      orders.approveAbove(2);
    }

    @Test
    void nothing_happens_before_somebody_else_approves() {
      WorkflowStub replay = start(numbered(3), 60);
      awaitState(replay, State.AWAITING_APPROVAL);

      assertThat(orders.asked()).isEmpty();
      assertThat(decide(replay, Kind.APPROVE, "kim").by()).isEqualTo("kim");

      assertThat(end(replay).done()).isEqualTo(3);
    }

    @Test
    void its_author_does_not_approve_it_however_spelled() {
      WorkflowStub replay = start(numbered(3), 60);
      awaitState(replay, State.AWAITING_APPROVAL);

      assertRefused(
          replay,
          Kind.APPROVE,
          " Jo",
          "A replay is approved by a second person, and jo started it. Ask somebody else.");
      assertThat(orders.asked()).isEmpty();
    }

    @Test
    void it_can_be_stopped_instead() {
      WorkflowStub replay = start(numbered(3), 60);
      awaitState(replay, State.AWAITING_APPROVAL);

      decide(replay, Kind.STOP, "jo");

      assertThat(end(replay).state()).isEqualTo(State.STOPPED);
      assertThat(orders.asked()).isEmpty();
    }

    @Test
    void as_many_as_the_most_need_nobody() {
      assertThat(end(start(numbered(2), 60)).done()).isEqualTo(2);
    }
  }

  @Nested
  class that_runs {
    @Test
    void it_pauses_after_the_order_in_hand_and_goes_on_when_it_is_resumed() {
      WorkflowStub replay = running();
      orders.beforeNext(() -> decide(replay, Kind.PAUSE, "kim"));
      start(numbered(3), 60);
      awaitState(replay, State.PAUSED);
      temporal.sleep(Duration.ofHours(1));
      assertThat(orders.asked()).containsExactly("A-0");

      decide(replay, Kind.RESUME, "kim");

      assertThat(end(replay).done()).isEqualTo(3);
    }

    @Test
    void it_stops_after_the_order_in_hand() {
      WorkflowStub replay = running();
      orders.beforeNext(() -> decide(replay, Kind.STOP, "kim"));
      start(numbered(3), 60);

      ReplayStatus status = end(replay);

      assertThat(status.state()).isEqualTo(State.STOPPED);
      assertThat(status.by()).isEqualTo("kim");
      assertThat(orders.asked()).containsExactly("A-0");
    }

    @Test
    void a_decision_that_does_not_fit_is_refused_in_words() {
      WorkflowStub replay = running();
      orders.beforeNext(() -> {
        assertRefused(replay, Kind.RESUME, "kim", "The replay is not paused.");
        assertRefused(replay, Kind.APPROVE, "kim", "The replay waits for nobody's approval.");
        assertRefused(replay, Kind.PAUSE, " ", "A decision needs an author.");
        decide(replay, Kind.PAUSE, "kim");
        assertRefused(replay, Kind.PAUSE, "jo", "The replay is paused already, by kim.");
        decide(replay, Kind.STOP, "kim");
        assertRefused(replay, Kind.RESUME, "kim", "The replay is over: 0 of 2 orders");
      });
      start(numbered(2), 60);

      assertThat(end(replay).state()).isEqualTo(State.STOPPED);
    }
  }
}
