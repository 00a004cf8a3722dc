package dev.lockstep.order;

import static dev.lockstep.order.ScriptedPlatforms.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.ResolutionKind;
import io.temporal.testing.WorkflowReplayer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An order that somebody hinted at and that its source does not have. */
class UnknownOrderTest extends OrderWorkflowSpec {
  private static final int MORE_OFTEN_THAN_IT_READS = 100;

  private void beginUnknown() {
    platforms.verdicts.addAll(Collections.nCopies(MORE_OFTEN_THAN_IT_READS, Assessment.Gone::new));
    begin();
  }

  private Instant now() {
    return Instant.ofEpochMilli(server.currentTimeMillis());
  }

  @Test
  void that_was_never_shown_ends_by_itself_and_sends_nothing() {
    Instant start = now();
    beginUnknown();
    OrderResult end = result();

    assertThat(end.stage()).isEqualTo(OrderStage.CANCELLED);
    assertThat(end.wasNeverShown()).isTrue();
    assertThat(Duration.between(start, now())).isGreaterThanOrEqualTo(Duration.ofMinutes(15));
    assertThat(order.status().log())
        .singleElement()
        .asString()
        .endsWith("The order source knows no such order. Nothing was sent.");
    assertThat(platforms.calls).containsOnly("assess");
  }

  @Test
  void is_read_more_and_more_seldom() {
    beginUnknown();
    var unused = result();

    assertThat(platforms.calls).hasSize(7);
  }

  @Test
  void parks_nothing_while_it_waits_to_be_shown() {
    beginUnknown();
    pass(Duration.ofMinutes(14));

    assertThat(order.status().parked()).isEmpty();
    assertThat(order.status().stage()).isEqualTo(OrderStage.CHECKING);
    assertThat(order.status().waitsFor()).isEqualTo("the order source to show the order");
  }

  @Test
  void that_its_source_shows_late_goes_on() {
    beginUnknown();
    pass(Duration.ofMinutes(3));
    platforms.verdicts.clear();
    pass(Duration.ofMinutes(10));

    assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
  }

  @Test
  void is_read_at_once_by_its_next_hint() {
    beginUnknown();
    pass(Duration.ofMinutes(5));
    platforms.verdicts.clear();
    order.orderChanged(new OrderChanged(1, "placed", null));
    pass(Duration.ofSeconds(1));

    assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
  }

  @Test
  void that_was_read_once_and_is_gone_later_is_parked() {
    platforms.thenJudge(new Assessment.Unpaid("nothing charged"));
    beginUnknown();
    pass(Duration.ofMinutes(1));
    order.orderChanged(new OrderChanged(1, "deleted", null));
    pass(Duration.ofMinutes(20));

    assertThat(parkedCode()).isEqualTo(ExceptionCode.ORDER_INCOMPLETE);
  }

  @Test
  void is_not_taken_for_unknown_over_readings_that_failed() {
    platforms.verdicts.addAll(
        Collections.nCopies(
            MORE_OFTEN_THAN_IT_READS,
            () -> {
              throw failure(FailureKind.UNAVAILABLE, true);
            }));
    begin();
    pass(Duration.ofMinutes(70));
    assertThat(parkedCode()).isEqualTo(ExceptionCode.CONNECTION_UNAVAILABLE);

    platforms.verdicts.clear();
    order.resolve(resolution(ResolutionKind.RETRY));
    pass(Duration.ofMinutes(1));

    assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
  }

  @Test
  void can_be_begun_anew() {
    beginUnknown();
    OrderRequest anew = Objects.requireNonNull(result().reopening());

    assertThat(anew).isEqualTo(new OrderRequest(LINK, ORDER, ScriptedPlatforms.SHOP));
  }

  @Test
  void its_history_replays() throws Exception {
    beginUnknown();
    var unused = result();

    WorkflowReplayer.replayWorkflowExecution(
        server.getWorkflowClient().fetchHistory(OrderNames.workflowId(LINK, ORDER)),
        OrderWorkflowImpl.class);
  }
}
