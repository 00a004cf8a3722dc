package dev.lockstep.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;
import dev.lockstep.order.FulfilmentPlan;
import dev.lockstep.order.PlannedLine;
import dev.lockstep.order.ReleaseOutcome;
import dev.lockstep.order.ReleaseRequest;
import dev.lockstep.order.model.DeliveryService;
import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.ActivityTaskCompletedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionCancelRequestedEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionTerminatedEventAttributes;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopFactsTest {
  private static final OrderId ORDER = new OrderId("o-1");
  private static final DataConverter CONVERTER = DefaultDataConverter.newDefaultInstance();

  private final StopFacts facts = new StopFacts(CONVERTER);

  @Test
  void an_order_that_goes_on_or_completed_was_not_stopped() {
    asked(5);
    facts.take(event(6, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED).build());

    assertThat(facts.stop()).isEmpty();
  }

  @Test
  void who_terminated_it_and_why_is_said() {
    terminated("sent by hand");

    assertThat(facts.stop())
        .hasValueSatisfying(
            stop -> assertThat(stop.sentence()).isEqualTo("terminated by jo@desk-3: sent by hand"));
  }

  @Test
  void a_reason_that_may_hold_personal_data_is_left_out() {
    terminated("kim@example.org wants it today");

    assertThat(facts.stop().orElseThrow().sentence()).isEqualTo("terminated by jo@desk-3");
  }

  @Test
  void who_had_it_cancelled_in_temporal_is_said() {
    facts.take(
        event(8, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED)
            .setWorkflowExecutionCancelRequestedEventAttributes(
                WorkflowExecutionCancelRequestedEventAttributes.newBuilder().setIdentity("jo@desk"))
            .build());
    facts.take(event(9, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED).build());

    assertThat(facts.stop().orElseThrow().sentence()).isEqualTo("cancelled in Temporal by jo@desk");
  }

  @Test
  void what_a_warehouse_took_is_said_with_its_own_id() {
    asked(5);
    answered(5, new ReleaseOutcome.Released(1, "SC-1", "Received", false, true));
    terminated("");

    assertThat(facts.stop().orElseThrow().sent()).containsExactly("dc took o-1 as SC-1");
  }

  @Test
  void a_create_without_an_answer_may_have_arrived() {
    asked(5);
    terminated("");

    assertThat(facts.stop().orElseThrow().sent()).containsExactly("dc may have o-1");
  }

  @Test
  void what_a_warehouse_refused_it_does_not_have() {
    asked(5);
    answered(5, new ReleaseOutcome.Refused(1, ExceptionCode.WAREHOUSE_REJECTED, "NO_STOCK"));
    terminated("");

    assertThat(facts.stop().orElseThrow().sent()).isEmpty();
  }

  private void asked(long id) {
    ReleaseRequest request =
        new ReleaseRequest(
            ReleaseRequest.VERSION,
            new LinkId("uk"),
            ORDER,
            null,
            1,
            new FulfilmentPlan(
                FulfilmentRef.whole(ORDER),
                new ConnectionId("dc"),
                new FacilityId("MAIN"),
                new DeliveryService("DPD", "NEXT-DAY"),
                List.of(new PlannedLine(new LineId("l-1"), new Sku("A"), Quantity.of(1)))),
            List.of(),
            null,
            null);
    facts.take(
        event(id, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
            .setActivityTaskScheduledEventAttributes(
                ActivityTaskScheduledEventAttributes.newBuilder()
                    .setActivityType(ActivityType.newBuilder().setName("ReleaseFulfilment"))
                    .setInput(CONVERTER.toPayloads(request).orElseThrow()))
            .build());
  }

  private void answered(long scheduled, ReleaseOutcome outcome) {
    facts.take(
        event(scheduled + 2, EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED)
            .setActivityTaskCompletedEventAttributes(
                ActivityTaskCompletedEventAttributes.newBuilder()
                    .setScheduledEventId(scheduled)
                    .setResult(CONVERTER.toPayloads(outcome).orElseThrow()))
            .build());
  }

  private void terminated(String reason) {
    facts.take(
        event(9, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED)
            .setWorkflowExecutionTerminatedEventAttributes(
                WorkflowExecutionTerminatedEventAttributes.newBuilder()
                    .setIdentity("jo@desk-3")
                    .setReason(reason))
            .build());
  }

  private static HistoryEvent.Builder event(long id, EventType type) {
    return HistoryEvent.newBuilder().setEventId(id).setEventType(type);
  }
}
