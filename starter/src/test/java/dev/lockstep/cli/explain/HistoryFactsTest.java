package dev.lockstep.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.api.failure.v1.ApplicationFailureInfo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.failure.v1.TimeoutFailureInfo;
import io.temporal.api.history.v1.ActivityTaskCompletedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskFailedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.ActivityTaskStartedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskTimedOutEventAttributes;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.sdk.v1.UserMetadata;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.common.converter.DefaultDataConverter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryFactsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Failure UNAVAILABLE =
      failure("PlatformFailure.UNAVAILABLE", "The platform is out of reach. connection=dc.");

  private final List<HistoryEvent> events = new ArrayList<>();

  @Test
  void a_step_counts_its_attempts_and_keeps_the_failure_before_the_last() {
    scheduled(5, "Create o-1 in dc");
    started(6, 5, 3, UNAVAILABLE);
    completed(7, 5);

    assertThat(facts().steps())
        .containsExactly(
            new Step(
                "Create o-1 in dc",
                "ReleaseFulfilment",
                NOON,
                3,
                Step.Outcome.DONE,
                "UNAVAILABLE: The platform is out of reach. connection=dc."));
  }

  @Test
  void a_step_that_failed_for_good_says_with_what() {
    scheduled(5, "Create o-1 in dc");
    started(6, 5, 1, null);
    events.add(
        event(7, EventType.EVENT_TYPE_ACTIVITY_TASK_FAILED)
            .setActivityTaskFailedEventAttributes(
                ActivityTaskFailedEventAttributes.newBuilder()
                    .setScheduledEventId(5)
                    .setFailure(failure("PlatformFailure.REJECTED", "No such account.")))
            .build());

    assertThat(facts().steps())
        .singleElement()
        .satisfies(step -> {
          assertThat(step.outcome()).isEqualTo(Step.Outcome.FAILED);
          assertThat(step.lastFailure()).isEqualTo("REJECTED: No such account.");
        });
  }

  @Test
  void a_step_given_up_says_after_what() {
    scheduled(5, "Create o-1 in dc");
    events.add(
        event(7, EventType.EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT)
            .setActivityTaskTimedOutEventAttributes(
                ActivityTaskTimedOutEventAttributes.newBuilder()
                    .setScheduledEventId(5)
                    .setFailure(
                        Failure.newBuilder()
                            .setTimeoutFailureInfo(
                                TimeoutFailureInfo.newBuilder()
                                    .setTimeoutType(TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_CLOSE))
                            .setCause(UNAVAILABLE)))
            .build());

    assertThat(facts().steps())
        .singleElement()
        .satisfies(step -> {
          assertThat(step.outcome()).isEqualTo(Step.Outcome.TIMED_OUT);
          assertThat(step.lastFailure())
              .isEqualTo(
                  "timed out (schedule to close), after UNAVAILABLE: The platform is out of reach. connection=dc.");
        });
  }

  @Test
  void what_a_failure_of_another_type_says_is_left_out() {
    scheduled(5, "Create o-1 in dc");
    started(6, 5, 2, failure("java.lang.IllegalStateException", "Jane Doe, 1 High Street"));
    completed(7, 5);

    assertThat(facts().steps().getFirst().lastFailure())
        .isEqualTo("java.lang.IllegalStateException (the worker's log has the message)");
  }

  @Test
  void a_step_under_way_says_when_it_is_tried_again_and_when_it_is_given_up() {
    scheduled(5, "Create o-1 in dc");
    Instant next = Instant.now().plusSeconds(300);

    PendingStep pending =
        facts()
            .pending(
                PendingActivityInfo.newBuilder()
                    .setActivityId("a-5")
                    .setActivityType(type())
                    .setState(PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED)
                    .setAttempt(4)
                    .setLastFailure(UNAVAILABLE)
                    .setNextAttemptScheduleTime(timestamp(next))
                    .setExpirationTime(timestamp(NOON))
                    .build());

    assertThat(pending)
        .isEqualTo(
            new PendingStep(
                "Create o-1 in dc",
                "ReleaseFulfilment",
                4,
                PendingStep.State.WAITS_FOR_THE_NEXT_ATTEMPT,
                next,
                NOON,
                "UNAVAILABLE: The platform is out of reach. connection=dc."));
  }

  @Test
  void a_step_that_nobody_takes_waits_for_a_worker() {
    PendingStep pending =
        facts()
            .pending(
                PendingActivityInfo.newBuilder()
                    .setActivityType(type())
                    .setState(PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED)
                    .setAttempt(1)
                    .build());

    assertThat(pending.state()).isEqualTo(PendingStep.State.WAITS_FOR_A_WORKER);
    assertThat(pending.what()).isEqualTo("ReleaseFulfilment");
    assertThat(pending.nextAttempt()).isNull();
  }

  private HistoryFacts facts() {
    return HistoryFacts.of(
        History.newBuilder().addAllEvents(events).build(),
        DefaultDataConverter.newDefaultInstance());
  }

  private void scheduled(long id, String summary) {
    events.add(
        event(id, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
            .setUserMetadata(
                UserMetadata.newBuilder()
                    .setSummary(
                        Payload.newBuilder()
                            .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
                            .setData(ByteString.copyFromUtf8("\"" + summary + "\""))))
            .setActivityTaskScheduledEventAttributes(
                ActivityTaskScheduledEventAttributes.newBuilder()
                    .setActivityId("a-" + id)
                    .setActivityType(type()))
            .build());
  }

  private void started(long id, long scheduled, int attempt, @Nullable Failure before) {
    var attributes =
        ActivityTaskStartedEventAttributes.newBuilder()
            .setScheduledEventId(scheduled)
            .setAttempt(attempt);
    if (before != null) {
      attributes.setLastFailure(before);
    }
    events.add(
        event(id, EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED)
            .setActivityTaskStartedEventAttributes(attributes)
            .build());
  }

  private void completed(long id, long scheduled) {
    events.add(
        event(id, EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED)
            .setActivityTaskCompletedEventAttributes(
                ActivityTaskCompletedEventAttributes.newBuilder().setScheduledEventId(scheduled))
            .build());
  }

  private static HistoryEvent.Builder event(long id, EventType type) {
    return HistoryEvent.newBuilder()
        .setEventId(id)
        .setEventType(type)
        .setEventTime(timestamp(NOON));
  }

  private static ActivityType type() {
    return ActivityType.newBuilder().setName("ReleaseFulfilment").build();
  }

  private static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  private static Failure failure(String type, String message) {
    return Failure.newBuilder()
        .setMessage(message)
        .setApplicationFailureInfo(ApplicationFailureInfo.newBuilder().setType(type))
        .build();
  }
}
