package dev.lockstep.bench;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;

/**
 * What one order costs, counted from its history.
 *
 * @param actions billable actions by Temporal Cloud's rules
 * @param events in the history
 * @param bytes of the history
 */
public record HistoryCost(long actions, long events, long bytes) {
  private static final int FIRST_SIGNAL = 2;

  public static HistoryCost of(History history) {
    long actions = 0;
    long bytes = 0;
    boolean markerCounted = false;
    for (HistoryEvent event : history.getEventsList()) {
      bytes += event.getSerializedSize();
      if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED) {
        markerCounted = false;
      }
      if (event.getEventType() == EventType.EVENT_TYPE_MARKER_RECORDED) {
        actions += markerCounted ? 0 : 1;
        markerCounted = true;
      } else {
        actions += actions(event);
      }
    }
    return new HistoryCost(actions, history.getEventsCount(), bytes);
  }

  public HistoryCost plus(HistoryCost other) {
    return new HistoryCost(actions + other.actions, events + other.events, bytes + other.bytes);
  }

  /** The share of one of so many, rounded. */
  HistoryCost dividedBy(int orders) {
    return new HistoryCost(
        Math.round((double) actions / orders),
        Math.round((double) events / orders),
        Math.round((double) bytes / orders));
  }

  private static long actions(HistoryEvent event) {
    return switch (event.getEventType()) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
          EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
          EVENT_TYPE_TIMER_STARTED,
          EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
          EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
          EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED ->
          1;
      // A retry shows only in the attempt that ended the activity.
      case EVENT_TYPE_ACTIVITY_TASK_STARTED ->
          event.getActivityTaskStartedEventAttributes().getAttempt() - 1L;
      // The signal that comes with the start is part of its price.
      case EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED -> event.getEventId() == FIRST_SIGNAL ? 0 : 1;
      case EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED -> 2;
      default -> 0;
    };
  }
}
