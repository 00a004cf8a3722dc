package dev.lockstep.order;

import static dev.lockstep.order.ScriptedPlatforms.ORDER;
import static dev.lockstep.order.ScriptedPlatforms.REF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.ResolutionKind;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.WorkflowReplayer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A release whose create was sent and not answered, and what the order does about it. */
class UnansweredReleaseTest extends OrderWorkflowSpec {
  private static final Instant SENT = Instant.parse("2026-11-21T12:00:00Z");

  private volatile PauseFinding.Verdict paused = PauseFinding.Verdict.NOT_PAUSED;

  @Override
  PauseFinding.Verdict pauseOf(PauseQuestion question) {
    return paused;
  }

  private static ReleaseOutcome unanswered(boolean retryable) {
    throw ApplicationFailure.newBuilder()
        .setType(FailureKind.OUTCOME_UNKNOWN.failureType())
        .setMessage("A create was sent and not answered.")
        .setDetails("dc", SENT.toString())
        .setNonRetryable(!retryable)
        .build();
  }

  private void always(Supplier<ReleaseOutcome> release) {
    platforms.releases.addAll(Collections.nCopies(500, release));
  }

  private List<Instant> toldOf() {
    return platforms.released.stream()
        .map(ReleaseRequest::sentAt)
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  private void beginUnanswered() {
    always(() -> unanswered(false));
    begin();
    pass(Duration.ofMinutes(1));
    assertThat(parkedCode()).isEqualTo(ExceptionCode.OUTCOME_UNKNOWN);
    platforms.released.clear();
  }

  @Test
  void is_looked_for_while_it_is_parked_more_and_more_seldom() {
    beginUnanswered();
    pass(Duration.ofHours(4));

    assertThat(platforms.released).hasSize(6).allMatch(request -> SENT.equals(request.sentAt()));
    assertThat(parkedCode()).isEqualTo(ExceptionCode.OUTCOME_UNKNOWN);
  }

  @Test
  void goes_on_by_itself_once_it_is_found() {
    beginUnanswered();
    platforms.releases.clear();
    pass(Duration.ofMinutes(5));

    assertThat(order.status().parked()).isEmpty();
    assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
  }

  @Test
  void is_looked_for_at_once_when_the_warehouse_speaks_of_it() {
    beginUnanswered();
    platforms.releases.clear();
    order.dispatched(new Dispatched(1, "shipment-1", REF));

    assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
    assertThat(toldOf()).containsExactly(SENT);
  }

  @Test
  void a_hint_that_is_not_borne_out_is_not_looked_into_again() {
    beginUnanswered();
    order.fulfilmentChanged(new FulfilmentChanged(1, "status-1", REF));
    pass(Duration.ofMinutes(1));

    assertThat(platforms.released).hasSize(1);
    assertThat(parkedCode()).isEqualTo(ExceptionCode.OUTCOME_UNKNOWN);
  }

  @Test
  void is_sent_again_on_a_persons_word_only() {
    beginUnanswered();
    platforms.releases.clear();
    order.resolve(resolution(ResolutionKind.RETRY));
    pass(Duration.ofMinutes(1));

    assertThat(platforms.released).singleElement().matches(request -> request.sentAt() == null);
    assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
  }

  @Test
  void is_cancelled_in_the_warehouse_like_any_that_it_may_hold() {
    beginUnanswered();
    order.resolve(resolution(ResolutionKind.CANCEL));

    assertThat(result().stage()).isEqualTo(OrderStage.CANCELLED);
    assertThat(platforms.withdrawn).singleElement().matches(request -> request.givenUpAt() != null);
  }

  @Test
  void is_remembered_over_a_pause_of_its_connection() {
    paused = PauseFinding.Verdict.PAUSED;
    always(() -> unanswered(true));
    begin();
    pass(Duration.ofMinutes(90));
    platforms.releases.clear();
    platforms.released.clear();
    pass(Duration.ofMinutes(10));

    assertThat(toldOf()).containsExactly(SENT);
    assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
  }

  @Test
  void its_history_replays() throws Exception {
    beginUnanswered();
    pass(Duration.ofHours(2));
    platforms.releases.clear();
    dispatchIn(Duration.ofHours(5));
    var unused = result();

    WorkflowReplayer.replayWorkflowExecution(
        server.getWorkflowClient().fetchHistory(OrderNames.workflowId(LINK, ORDER)),
        OrderWorkflowImpl.class);
  }
}
