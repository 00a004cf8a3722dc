package dev.lockstep.activity.replay;

import com.google.protobuf.Timestamp;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.ReleaseRequest;
import dev.lockstep.order.Resolution;
import dev.lockstep.replay.policy.OrderSituation.Cancellation;
import dev.lockstep.replay.policy.OrderSituation.ResetPoint;
import dev.lockstep.replay.policy.OrderSituation.Sent;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an order's history says about making it go on. */
final class OrderHistory {
  static final String RELEASE = "ReleaseFulfilment";

  /** Failures of attempts whose create surely had no effect. */
  private static final Set<String> WITHOUT_EFFECT =
      Stream.of(
              FailureKind.REJECTED,
              FailureKind.NOT_FOUND,
              FailureKind.RATE_LIMITED,
              FailureKind.UNAVAILABLE,
              FailureKind.UNAUTHORISED)
          .map(FailureKind::failureType)
          .collect(Collectors.toUnmodifiableSet());

  private final WorkflowExecutionHistory history;
  private final DataConverter converter;
  private final Map<Long, HistoryEvent> scheduled = new LinkedHashMap<>();
  private final Map<Long, Integer> attempts = new HashMap<>();
  private final Map<String, Create> creates = new LinkedHashMap<>();
  private final List<HistoryEvent> taskEnds = new ArrayList<>();
  private @Nullable HistoryEvent lastEnd;
  private @Nullable HistoryEvent lastFailed;
  private Cancellation cancellation = Cancellation.NOT_ASKED;

  /** What is known of the create of one fulfilment. */
  private enum Create {
    OPEN,
    KNOWN,
    UNKNOWN
  }

  OrderHistory(WorkflowExecutionHistory history, DataConverter converter) {
    this.history = history;
    this.converter = converter;
    history.getHistory().getEventsList().forEach(this::take);
  }

  private void take(HistoryEvent event) {
    switch (event.getEventType()) {
      case EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
          EVENT_TYPE_WORKFLOW_TASK_FAILED,
          EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT ->
          taskEnds.add(event);
      case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED -> {
        scheduled.put(event.getEventId(), event);
        note(event, Create.OPEN);
      }
      case EVENT_TYPE_ACTIVITY_TASK_STARTED -> {
        var started = event.getActivityTaskStartedEventAttributes();
        attempts.put(started.getScheduledEventId(), started.getAttempt());
      }
      case EVENT_TYPE_ACTIVITY_TASK_COMPLETED ->
          end(
              event,
              event.getActivityTaskCompletedEventAttributes().getScheduledEventId(),
              Create.KNOWN);
      case EVENT_TYPE_ACTIVITY_TASK_FAILED -> {
        var failed = event.getActivityTaskFailedEventAttributes();
        boolean once = attempts.getOrDefault(failed.getScheduledEventId(), 2) == 1;
        end(
            event,
            failed.getScheduledEventId(),
            once && hadNoEffect(failed.getFailure()) ? Create.KNOWN : Create.UNKNOWN);
      }
      case EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT ->
          end(
              event,
              event.getActivityTaskTimedOutEventAttributes().getScheduledEventId(),
              Create.UNKNOWN);
      case EVENT_TYPE_ACTIVITY_TASK_CANCELED ->
          end(
              event,
              event.getActivityTaskCanceledEventAttributes().getScheduledEventId(),
              Create.UNKNOWN);
      case EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED -> {
        if (event
            .getWorkflowExecutionSignaledEventAttributes()
            .getSignalName()
            .equals(OrderNames.CANCEL)) {
          cancellation = Cancellation.ASKED;
        }
      }
      case EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED -> {
        var input =
            event
                .getWorkflowExecutionUpdateAcceptedEventAttributes()
                .getAcceptedRequest()
                .getInput();
        if (asksToCancel(input.getName(), input.getArgs())) {
          cancellation = Cancellation.ASKED;
        }
      }
      default -> {}
    }
  }

  private void end(HistoryEvent event, long scheduledId, Create create) {
    HistoryEvent begin = scheduled.get(scheduledId);
    if (begin == null) {
      return;
    }
    lastEnd = event;
    if (event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_FAILED
        || event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT) {
      lastFailed = begin;
    }
    note(begin, create);
  }

  private void note(HistoryEvent begin, Create create) {
    ActivityTaskScheduledEventAttributes activity = begin.getActivityTaskScheduledEventAttributes();
    if (activity.getActivityType().getName().equals(RELEASE)) {
      creates.put(fulfilment(activity), create);
    }
  }

  private String fulfilment(ActivityTaskScheduledEventAttributes activity) {
    return decoded(activity.getInput(), ReleaseRequest.class)
        .map(request -> request.plan().ref().value())
        .orElseGet(activity::getActivityId);
  }

  private boolean asksToCancel(String update, Payloads arguments) {
    if (update.equals(OrderNames.REQUEST_CANCELLATION)) {
      return true;
    }
    return update.equals(OrderNames.RESOLVE)
        && decoded(arguments, Resolution.class)
            .map(resolution -> resolution.kind() == ResolutionKind.CANCEL)
            .orElse(true);
  }

  static boolean hadNoEffect(Failure failure) {
    return WITHOUT_EFFECT.contains(failure.getApplicationFailureInfo().getType());
  }

  /** What the order was started with; empty where this build cannot read it. */
  Optional<OrderRequest> request() {
    return decoded(
        history.getHistory().getEvents(0).getWorkflowExecutionStartedEventAttributes().getInput(),
        OrderRequest.class);
  }

  private <T> Optional<T> decoded(Payloads payloads, Class<T> type) {
    try {
      return Optional.ofNullable(converter.fromPayloads(0, Optional.of(payloads), type, type));
    } catch (DataConverterException e) {
      return Optional.empty();
    }
  }

  Sent sent() {
    return creates.isEmpty() && request().filter(it -> it.ended() != null).isEmpty()
        ? Sent.NOTHING
        : Sent.SOMETHING;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  boolean hasOpenCreate() {
    return creates.containsValue(Create.OPEN);
  }

  boolean hasUnknownCreate() {
    return creates.containsValue(Create.UNKNOWN);
  }

  /** The step that ended last, where it failed. */
  Optional<String> lastStepFailed() {
    HistoryEvent failed = lastFailed;
    HistoryEvent end = lastEnd;
    if (failed == null
        || end == null
        || end.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED
        || end.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_CANCELED) {
      return Optional.empty();
    }
    return Optional.of(what(failed));
  }

  /** The point before the step that failed last; where none failed, before the last one. */
  Optional<ResetPoint> beforeLastStep() {
    HistoryEvent step = lastFailed;
    for (HistoryEvent each : scheduled.values()) {
      step = lastFailed == null ? each : step;
    }
    if (step == null) {
      return Optional.empty();
    }
    long scheduledAt = step.getEventId();
    return taskEnds.reversed().stream()
        .filter(end -> end.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
        .filter(end -> end.getEventId() < scheduledAt)
        .findFirst()
        .map(this::point);
  }

  /** The latest point from which a build goes on. */
  Optional<ResetPoint> latestFitting(Trial trial) {
    return taskEnds.reversed().stream()
        .filter(end -> trial.failure(before(end)).isEmpty())
        .findFirst()
        .map(this::point);
  }

  /** The history as a run that is reset there would begin with. */
  private WorkflowExecutionHistory before(HistoryEvent end) {
    List<HistoryEvent> events = history.getHistory().getEventsList();
    return new WorkflowExecutionHistory(
        History.newBuilder().addAllEvents(events.subList(0, (int) end.getEventId() - 1)).build(),
        history.getWorkflowExecution().getWorkflowId());
  }

  private ResetPoint point(HistoryEvent end) {
    @Nullable String before =
        scheduled.values().stream()
            .filter(step -> step.getEventId() > end.getEventId())
            .findFirst()
            .map(this::what)
            .orElse(null);
    Timestamp at = end.getEventTime();
    return new ResetPoint(
        end.getEventId(),
        (int) (history.getHistory().getEventsCount() - end.getEventId()),
        Instant.ofEpochSecond(at.getSeconds(), at.getNanos()),
        before);
  }

  /** A step in the words it was scheduled with. */
  String what(String activityId, String type) {
    return scheduled.values().stream()
        .filter(step ->
            step.getActivityTaskScheduledEventAttributes().getActivityId().equals(activityId))
        .findFirst()
        .map(this::what)
        .orElse(type);
  }

  private String what(HistoryEvent step) {
    String type = step.getActivityTaskScheduledEventAttributes().getActivityType().getName();
    if (!step.getUserMetadata().hasSummary()) {
      return type;
    }
    String summary =
        converter.fromPayload(step.getUserMetadata().getSummary(), String.class, String.class);
    return summary == null ? type : summary;
  }
}
