package dev.lockstep.cli.explain;

import com.google.protobuf.Timestamp;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.common.converter.DataConverter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an order has tried so far, read from its history. */
public final class HistoryFacts {
  private final DataConverter converter;
  private final Map<Long, HistoryEvent> scheduled = new LinkedHashMap<>();
  private final Map<Long, HistoryEvent> started = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final StopFacts stop;

  private HistoryFacts(DataConverter converter) {
    this.converter = converter;
    this.stop = new StopFacts(converter);
  }

  public static HistoryFacts of(History history, DataConverter converter) {
    HistoryFacts facts = new HistoryFacts(converter);
    history.getEventsList().forEach(facts::take);
    return facts;
  }

  /** The steps that are over, oldest first. */
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /** How it ended, unless it goes on or ended by itself. */
  public Optional<Stop> stop() {
    return stop.stop();
  }

  /** A step under way, in the words it was scheduled with. */
  public PendingStep pending(PendingActivityInfo activity) {
    String type = activity.getActivityType().getName();
    String what =
        scheduled.values().stream()
            .filter(event ->
                event
                    .getActivityTaskScheduledEventAttributes()
                    .getActivityId()
                    .equals(activity.getActivityId()))
            .map(this::what)
            .findFirst()
            .orElse(type);
    return new PendingStep(
        what,
        type,
        activity.getAttempt(),
        state(activity),
        isWaitingForRetry(activity) ? instant(activity.getNextAttemptScheduleTime()) : null,
        activity.hasExpirationTime() ? instant(activity.getExpirationTime()) : null,
        activity.hasLastFailure() ? FailureText.of(activity.getLastFailure()) : null);
  }

  private void take(HistoryEvent event) {
    stop.take(event);
    switch (event.getEventType()) {
      case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED -> scheduled.put(event.getEventId(), event);
      case EVENT_TYPE_ACTIVITY_TASK_STARTED ->
          started.put(event.getActivityTaskStartedEventAttributes().getScheduledEventId(), event);
      case EVENT_TYPE_ACTIVITY_TASK_COMPLETED ->
          end(
              event.getActivityTaskCompletedEventAttributes().getScheduledEventId(),
              Step.Outcome.DONE,
              null);
      case EVENT_TYPE_ACTIVITY_TASK_FAILED ->
          end(
              event.getActivityTaskFailedEventAttributes().getScheduledEventId(),
              Step.Outcome.FAILED,
              FailureText.of(event.getActivityTaskFailedEventAttributes().getFailure()));
      case EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT ->
          end(
              event.getActivityTaskTimedOutEventAttributes().getScheduledEventId(),
              Step.Outcome.TIMED_OUT,
              FailureText.of(event.getActivityTaskTimedOutEventAttributes().getFailure()));
      case EVENT_TYPE_ACTIVITY_TASK_CANCELED ->
          end(
              event.getActivityTaskCanceledEventAttributes().getScheduledEventId(),
              Step.Outcome.CANCELLED,
              null);
      default -> {}
    }
  }

  private void end(long scheduledId, Step.Outcome outcome, @Nullable String failure) {
    HistoryEvent begin = scheduled.get(scheduledId);
    if (begin == null) {
      return;
    }
    HistoryEvent last = started.get(scheduledId);
    var attempt = last == null ? null : last.getActivityTaskStartedEventAttributes();
    String before =
        attempt != null && attempt.hasLastFailure()
            ? FailureText.of(attempt.getLastFailure())
            : null;
    steps.add(
        new Step(
            what(begin),
            begin.getActivityTaskScheduledEventAttributes().getActivityType().getName(),
            instant(begin.getEventTime()),
            attempt == null ? 1 : attempt.getAttempt(),
            outcome,
            failure != null ? failure : before));
  }

  private String what(HistoryEvent event) {
    String type = event.getActivityTaskScheduledEventAttributes().getActivityType().getName();
    if (!event.hasUserMetadata() || !event.getUserMetadata().hasSummary()) {
      return type;
    }
    String summary =
        converter.fromPayload(event.getUserMetadata().getSummary(), String.class, String.class);
    return summary == null ? type : summary;
  }

  private static PendingStep.State state(PendingActivityInfo activity) {
    return switch (activity.getState()) {
      case PENDING_ACTIVITY_STATE_STARTED -> PendingStep.State.RUNNING;
      case PENDING_ACTIVITY_STATE_CANCEL_REQUESTED -> PendingStep.State.BEING_CANCELLED;
      case PENDING_ACTIVITY_STATE_PAUSED, PENDING_ACTIVITY_STATE_PAUSE_REQUESTED ->
          PendingStep.State.PAUSED;
      default ->
          isWaitingForRetry(activity)
              ? PendingStep.State.WAITS_FOR_THE_NEXT_ATTEMPT
              : PendingStep.State.WAITS_FOR_A_WORKER;
    };
  }

  private static boolean isWaitingForRetry(PendingActivityInfo activity) {
    return activity.hasNextAttemptScheduleTime()
        && instant(activity.getNextAttemptScheduleTime()).isAfter(Instant.now());
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
