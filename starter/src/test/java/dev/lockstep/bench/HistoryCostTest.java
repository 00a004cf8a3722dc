package dev.lockstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.ActivityTaskStartedEventAttributes;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import org.junit.jupiter.api.Test;

class HistoryCostTest {

  @Test
  void a_start_with_its_signal_is_one_action() {
    HistoryCost cost =
        cost(
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED);

    assertThat(cost.actions()).isEqualTo(1);
    assertThat(cost.events()).isEqualTo(2);
  }

  @Test
  void a_later_signal_a_timer_an_update_and_an_upsert_are_one_each() {
    HistoryCost cost =
        cost(
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
            EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
            EventType.EVENT_TYPE_TIMER_STARTED,
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
            EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES);

    assertThat(cost.actions()).isEqualTo(5);
  }

  @Test
  void every_retry_of_an_activity_is_an_action_although_it_leaves_no_event() {
    History history =
        History.newBuilder()
            .addEvents(event(1, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED))
            .addEvents(
                event(2, EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED)
                    .setActivityTaskStartedEventAttributes(
                        ActivityTaskStartedEventAttributes.newBuilder().setAttempt(3)))
            .build();

    assertThat(HistoryCost.of(history).actions()).isEqualTo(3);
  }

  @Test
  void all_markers_of_one_workflow_task_are_one_action() {
    HistoryCost cost =
        cost(
            EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
            EventType.EVENT_TYPE_MARKER_RECORDED,
            EventType.EVENT_TYPE_MARKER_RECORDED,
            EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
            EventType.EVENT_TYPE_MARKER_RECORDED);

    assertThat(cost.actions()).isEqualTo(2);
  }

  private static HistoryCost cost(EventType... types) {
    History.Builder history = History.newBuilder();
    for (EventType type : types) {
      HistoryEvent.Builder event = event(history.getEventsCount() + 1L, type);
      if (type == EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED) {
        event.setActivityTaskStartedEventAttributes(
            ActivityTaskStartedEventAttributes.newBuilder().setAttempt(1));
      }
      history.addEvents(event);
    }
    return HistoryCost.of(history.build());
  }

  private static HistoryEvent.Builder event(long id, EventType type) {
    return HistoryEvent.newBuilder().setEventId(id).setEventType(type);
  }
}
