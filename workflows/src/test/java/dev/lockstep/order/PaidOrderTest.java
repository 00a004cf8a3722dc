package dev.lockstep.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaidOrderTest extends OrderWorkflowSpec {
  @Test
  void is_released_dispatched_and_confirmed() {
    begin();
    dispatchIn(Duration.ofHours(5));

    assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
    assertThat(platforms.calls).containsExactly("assess", "release 5e3a", "confirm 5e3a");
  }

  @Test
  void stays_within_its_budget_of_actions_events_and_bytes() {
    begin();
    dispatchIn(Duration.ofHours(5));
    result();

    List<HistoryEvent> history = history();
    // The first signal is part of the billed start.
    assertThat(actions(history)).isLessThanOrEqualTo(8);
    assertThat(history).hasSizeLessThanOrEqualTo(40);
    assertThat(history.stream().mapToInt(HistoryEvent::getSerializedSize).sum())
        .isLessThanOrEqualTo(12_000);
  }

  @Test
  void leaves_no_timer_behind() {
    begin();
    dispatchIn(Duration.ofHours(5));
    result();

    List<EventType> types = history().stream().map(HistoryEvent::getEventType).toList();
    assertThat(types).containsOnlyOnce(EventType.EVENT_TYPE_TIMER_STARTED);
    assertThat(types).containsOnlyOnce(EventType.EVENT_TYPE_TIMER_CANCELED);
  }

  @Test
  void ignores_repeated_hints() {
    begin();
    pass(Duration.ofMinutes(1));
    order.paymentSettled(new PaymentSettled(1, "event-1"));
    order.orderChanged(new OrderChanged(1, "event-0", 1L));
    pass(Duration.ofMinutes(1));

    assertThat(platforms.calls).containsExactly("assess", "release 5e3a");
  }

  @Test
  void tells_the_source_later_where_it_could_not_at_once() {
    platforms.releases.add(() -> new ReleaseOutcome.Released(1, "SC-1", "Received", false, false));
    begin();
    pass(Duration.ofMinutes(1));

    assertThat(platforms.calls).contains("acknowledgeRelease 5e3a");
  }

  @Test
  void is_shown_in_its_search_attributes() {
    begin();
    pass(Duration.ofMinutes(1));

    var attributes = WorkflowStub.fromTyped(order).describe().getTypedSearchAttributes();
    assertThat(attributes.get(SearchAttributeKey.forKeyword(OrderNames.SA_STAGE)))
        .isEqualTo("AWAITING_DISPATCH");
    assertThat(attributes.get(SearchAttributeKey.forKeyword(OrderNames.SA_ORDER)))
        .isEqualTo("A-1001");
    assertThat(attributes.get(SearchAttributeKey.forKeyword(OrderNames.SA_LINK)))
        .isEqualTo("shop-dc");
    assertThat(attributes.get(SearchAttributeKey.forOffsetDateTime(OrderNames.SA_DUE)))
        .as("the dispatch deadline")
        .isNotNull();
  }
}
