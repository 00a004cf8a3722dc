package dev.lockstep.activity.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.Resolution;
import dev.lockstep.replay.policy.OrderSituation.Cancellation;
import dev.lockstep.replay.policy.OrderSituation.ResetPoint;
import dev.lockstep.replay.policy.OrderSituation.Sent;
import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.failure.v1.ApplicationFailureInfo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.ActivityTaskCompletedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskFailedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.ActivityTaskStartedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskTimedOutEventAttributes;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionSignaledEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionUpdateAcceptedEventAttributes;
import io.temporal.api.update.v1.Input;
import io.temporal.api.update.v1.Request;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OrderHistoryTest {
  private static final DataConverter CONVERTER = DefaultDataConverter.newDefaultInstance();
  private static final OrderRequest REQUEST =
      new OrderRequest(new LinkId("uk"), new OrderId("A-1"), new ConnectionId("shop"));
  private static final String READ = "AssessOrder";

  private final List<HistoryEvent> events = new ArrayList<>();

  OrderHistoryTest() {
    add(
        HistoryEvent.newBuilder()
            .setEventType(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED)
            .setWorkflowExecutionStartedEventAttributes(
                WorkflowExecutionStartedEventAttributes.newBuilder().setInput(payloads(REQUEST))));
  }

  private static Payloads payloads(Object value) {
    return CONVERTER.toPayloads(value).orElseThrow();
  }

  private long add(HistoryEvent.Builder event) {
    long id = events.size() + 1L;
    events.add(event.setEventId(id).build());
    return id;
  }

  private OrderHistory read() {
    return new OrderHistory(
        new WorkflowExecutionHistory(
            History.newBuilder().addAllEvents(events).build(), "order/uk/A-1"),
        CONVERTER);
  }

  /** Returns the id of the scheduling event. */
  private long step(String type) {
    long task =
        add(HistoryEvent.newBuilder().setEventType(EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED));
    return add(
        HistoryEvent.newBuilder()
            .setEventType(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
            .setActivityTaskScheduledEventAttributes(
                ActivityTaskScheduledEventAttributes.newBuilder()
                    .setActivityId("id-of-" + type)
                    .setActivityType(ActivityType.newBuilder().setName(type))
                    .setWorkflowTaskCompletedEventId(task)));
  }

  private void attempts(long scheduled, int attempt) {
    add(
        HistoryEvent.newBuilder()
            .setEventType(EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED)
            .setActivityTaskStartedEventAttributes(
                ActivityTaskStartedEventAttributes.newBuilder()
                    .setScheduledEventId(scheduled)
                    .setAttempt(attempt)));
  }

  private void done(long scheduled) {
    add(
        HistoryEvent.newBuilder()
            .setEventType(EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED)
            .setActivityTaskCompletedEventAttributes(
                ActivityTaskCompletedEventAttributes.newBuilder().setScheduledEventId(scheduled)));
  }

  private void failed(long scheduled, FailureKind kind) {
    add(
        HistoryEvent.newBuilder()
            .setEventType(EventType.EVENT_TYPE_ACTIVITY_TASK_FAILED)
            .setActivityTaskFailedEventAttributes(
                ActivityTaskFailedEventAttributes.newBuilder()
                    .setScheduledEventId(scheduled)
                    .setFailure(
                        Failure.newBuilder()
                            .setApplicationFailureInfo(
                                ApplicationFailureInfo.newBuilder().setType(kind.failureType())))));
  }

  private void timedOut(long scheduled) {
    add(
        HistoryEvent.newBuilder()
            .setEventType(EventType.EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT)
            .setActivityTaskTimedOutEventAttributes(
                ActivityTaskTimedOutEventAttributes.newBuilder().setScheduledEventId(scheduled)));
  }

  private void updated(String name, Object argument) {
    add(
        HistoryEvent.newBuilder()
            .setEventType(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED)
            .setWorkflowExecutionUpdateAcceptedEventAttributes(
                WorkflowExecutionUpdateAcceptedEventAttributes.newBuilder()
                    .setAcceptedRequest(
                        Request.newBuilder()
                            .setInput(
                                Input.newBuilder().setName(name).setArgs(payloads(argument))))));
  }

  @Test
  void what_it_was_started_with_is_known() {
    assertThat(read().request()).contains(REQUEST);
  }

  @Nested
  class of_the_create {
    @Test
    void nothing_is_sent_before_a_release() {
      done(step(READ));

      assertThat(read().sent()).isEqualTo(Sent.NOTHING);
    }

    @Test
    void one_that_was_answered_is_known() {
      done(step(OrderHistory.RELEASE));

      assertThat(read().sent()).isEqualTo(Sent.SOMETHING);
      assertThat(read().hasOpenCreate()).isFalse();
      assertThat(read().hasUnknownCreate()).isFalse();
    }

    @Test
    void one_that_has_not_ended_is_open() {
      step(OrderHistory.RELEASE);

      assertThat(read().hasOpenCreate()).isTrue();
    }

    @Test
    void one_that_timed_out_may_have_arrived() {
      timedOut(step(OrderHistory.RELEASE));

      assertThat(read().hasUnknownCreate()).isTrue();
    }

    @Test
    void one_whose_only_attempt_was_rejected_has_not_arrived() {
      long release = step(OrderHistory.RELEASE);
      attempts(release, 1);
      failed(release, FailureKind.REJECTED);

      assertThat(read().hasUnknownCreate()).isFalse();
    }

    @Test
    void one_whose_later_attempt_was_rejected_may_have_arrived_earlier() {
      long release = step(OrderHistory.RELEASE);
      attempts(release, 2);
      failed(release, FailureKind.REJECTED);

      assertThat(read().hasUnknownCreate()).isTrue();
    }

    @Test
    void one_of_unknown_outcome_may_have_arrived() {
      long release = step(OrderHistory.RELEASE);
      attempts(release, 1);
      failed(release, FailureKind.OUTCOME_UNKNOWN);

      assertThat(read().hasUnknownCreate()).isTrue();
    }
  }

  @Nested
  class of_a_cancellation {
    @Test
    void a_signal_asks_for_it() {
      add(
          HistoryEvent.newBuilder()
              .setEventType(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
              .setWorkflowExecutionSignaledEventAttributes(
                  WorkflowExecutionSignaledEventAttributes.newBuilder()
                      .setSignalName(OrderNames.CANCEL)));

      assertThat(read().cancellation()).isEqualTo(Cancellation.ASKED);
    }

    @Test
    void an_update_asks_for_it() {
      updated(OrderNames.REQUEST_CANCELLATION, "whatever");

      assertThat(read().cancellation()).isEqualTo(Cancellation.ASKED);
    }

    @Test
    void a_person_who_gives_a_parked_order_up_asks_for_it_and_one_who_retries_does_not() {
      updated(OrderNames.RESOLVE, resolution(ResolutionKind.RETRY));
      assertThat(read().cancellation()).isEqualTo(Cancellation.NOT_ASKED);

      updated(OrderNames.RESOLVE, resolution(ResolutionKind.CANCEL));
      assertThat(read().cancellation()).isEqualTo(Cancellation.ASKED);
    }

    private static Resolution resolution(ResolutionKind kind) {
      return new Resolution(Resolution.VERSION, kind, "jo", "FRAUD", List.of(), null);
    }
  }

  @Nested
  class of_going_back {
    @Test
    void the_point_before_the_last_step_is_the_end_of_the_task_that_scheduled_it() {
      done(step(READ));
      long release = step(OrderHistory.RELEASE);
      done(release);

      assertThat(read().beforeLastStep().map(ResetPoint::event)).contains(release - 1);
      assertThat(read().beforeLastStep().map(ResetPoint::before)).contains("ReleaseFulfilment");
      assertThat(read().beforeLastStep().map(ResetPoint::dropped)).contains(2);
    }

    @Test
    void a_step_that_failed_comes_before_a_later_one() {
      long read = step(READ);
      timedOut(read);
      done(step(OrderHistory.RELEASE));

      assertThat(read().beforeLastStep().map(ResetPoint::event)).contains(read - 1);
      assertThat(read().lastStepFailed()).isEmpty();
    }

    @Test
    void the_latest_point_that_fits_is_found_by_trying() {
      long read = step(READ);
      done(read);
      done(step(OrderHistory.RELEASE));
      Trial shortOnes =
          history ->
              history.getEvents().size() < 3 ? Optional.empty() : Optional.of("does not fit");

      assertThat(read().latestFitting(shortOnes).map(ResetPoint::event)).contains(read - 1);
      assertThat(read().latestFitting(history -> Optional.of("no"))).isEmpty();
    }

    @Test
    void a_failed_step_at_the_end_is_named() {
      timedOut(step(READ));

      assertThat(read().lastStepFailed()).contains(READ);
    }
  }
}
