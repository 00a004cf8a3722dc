package dev.lockstep.order;

import static dev.lockstep.order.ScriptedPlatforms.LINE;
import static dev.lockstep.order.ScriptedPlatforms.REF;
import static dev.lockstep.order.ScriptedPlatforms.confirmation;
import static dev.lockstep.order.ScriptedPlatforms.plan;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.CancellationDecision.Outcome;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.LineQuantity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CancellationTest extends OrderWorkflowSpec {
  @Test
  void before_the_release_is_immediate_and_the_source_is_told() {
    platforms.thenJudge(new Assessment.Unpaid("nothing charged"));
    begin();
    pass(Duration.ofMinutes(1));

    CancellationDecision decision = order.requestCancellation(cancelAll("r1"));

    assertThat(decision.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(result().stage()).isEqualTo(OrderStage.CANCELLED);
    assertThat(platforms.calls).containsExactly("assess", "report CANCELLED");
  }

  @Test
  void does_not_wait_for_an_order_source_that_does_not_answer() {
    platforms.verdicts.add(() -> {
      throw failure(FailureKind.UNAVAILABLE, true);
    });
    begin();
    order.cancel(cancelAll("r1"));

    assertThat(result().stage()).isEqualTo(OrderStage.CANCELLED);
    assertThat(platforms.released).isEmpty();
  }

  @Test
  void leaves_no_complaint_about_the_reading_it_did_not_wait_for() {
    Logger log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    log.addAppender(lines);
    platforms.verdicts.add(() -> {
      throw failure(FailureKind.UNAVAILABLE, true);
    });
    begin();
    order.cancel(cancelAll("r1"));
    result();
    server.close();
    log.detachAppender(lines);

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> line.contains("never accessed"));
  }

  @Test
  void made_at_the_source_before_the_release_ends_the_order() {
    platforms.thenJudge(new Assessment.CancelledAtSource());
    begin();

    assertThat(result().stage()).isEqualTo(OrderStage.CANCELLED);
    assertThat(platforms.calls).containsExactly("assess");
  }

  @Test
  void after_the_release_asks_the_warehouse() {
    begin();
    pass(Duration.ofMinutes(1));

    CancellationDecision decision = order.requestCancellation(cancelAll("r1"));

    assertThat(decision.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(decision.cancelled()).containsExactly(new LineQuantity(LINE, Quantity.of(2)));
    assertThat(result().stage()).isEqualTo(OrderStage.CANCELLED);
  }

  @Test
  void after_picking_is_refused_with_the_warehouse_status_and_the_source_is_told() {
    platforms.withdrawals.add(() -> new WithdrawalOutcome.TooLate(1, "Picked", null));
    begin();
    pass(Duration.ofMinutes(1));

    CancellationDecision decision = order.requestCancellation(cancelAll("r1"));
    pass(Duration.ofMinutes(1));

    assertThat(decision.outcome()).isEqualTo(Outcome.TOO_LATE);
    assertThat(decision.evidence()).isEqualTo("Picked");
    assertThat(platforms.notices.getFirst().decision().outcome()).isEqualTo(Outcome.TOO_LATE);
    assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
  }

  @Test
  void made_twice_under_one_request_id_is_decided_once() {
    begin();
    pass(Duration.ofMinutes(1));
    CancellationDecision first = order.requestCancellation(cancelAll("r1"));
    CancellationDecision second = order.requestCancellation(cancelAll("r1"));

    assertThat(second).isEqualTo(first);
    assertThat(platforms.calls).filteredOn(call -> call.startsWith("withdraw")).hasSize(1);
  }

  @Test
  void that_the_warehouse_thinks_about_is_asked_again() {
    platforms.withdrawals.add(() -> new WithdrawalOutcome.Pending(1, "CancelRequested"));
    platforms.withdrawals.add(() -> new WithdrawalOutcome.TooLate(1, "Picking", null));
    begin();
    pass(Duration.ofMinutes(1));
    order.cancel(cancelAll("r1"));
    pass(Duration.ofMinutes(2));

    assertThat(order.status().cancellation())
        .extracting(CancellationDecision::outcome)
        .isEqualTo(Outcome.TOO_LATE);
  }

  @Test
  void that_the_warehouse_never_decides_is_parked_and_answered() {
    for (int i = 0; i < 100; i++) {
      platforms.withdrawals.add(() -> new WithdrawalOutcome.Pending(1, "CancelRequested"));
    }
    begin();
    pass(Duration.ofMinutes(1));
    order.cancel(cancelAll("r1"));
    pass(Duration.ofHours(5));

    assertThat(parkedCode()).isEqualTo(ExceptionCode.CANCELLATION_UNDECIDED);
  }

  @Test
  void followed_by_a_stray_dispatch_is_somebodys_business() {
    begin();
    pass(Duration.ofMinutes(1));
    order.requestCancellation(cancelAll("r1"));
    pass(Duration.ofDays(1));
    order.dispatched(new Dispatched(1, "stray", REF));
    pass(Duration.ofMinutes(1));

    assertThat(parkedCode()).isEqualTo(ExceptionCode.CANCELLED_BUT_DISPATCHED);
  }

  @Test
  void of_some_units_lets_the_rest_ship() {
    platforms.withdrawals.add(() ->
        new WithdrawalOutcome.Withdrawn(
            1, List.of(new LineQuantity(LINE, Quantity.of(1))), "Allocated"));
    platforms.thenConfirm(confirmation(REF, 2, 1, 1, 0, FulfilmentStage.DISPATCHED, 0));
    begin();
    pass(Duration.ofMinutes(1));

    CancellationDecision decision =
        order.requestCancellation(
            new CancellationRequest(
                1, "r1", null, "ada", List.of(new LineQuantity(LINE, Quantity.of(1)))));
    order.dispatched(new Dispatched(1, "s", REF));

    assertThat(decision.outcome()).isEqualTo(Outcome.PARTLY_CANCELLED);
    assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
  }

  @Test
  void of_some_units_before_the_release_releases_the_rest() {
    platforms.thenJudge(new Assessment.Unpaid("nothing charged"));
    begin();
    pass(Duration.ofMinutes(1));
    order.requestCancellation(
        new CancellationRequest(
            1, "r1", null, "ada", List.of(new LineQuantity(LINE, Quantity.of(1)))));
    order.paymentSettled(new PaymentSettled(1, "paid"));
    pass(Duration.ofMinutes(1));

    assertThat(platforms.released.getFirst().plan()).isEqualTo(plan(1));
  }

  @Test
  void during_a_release_waits_for_its_outcome() {
    platforms.releases.add(() -> {
      order.cancel(cancelAll("r1"));
      return new ReleaseOutcome.Released(1, "SC-1", "Received", false, true);
    });
    begin();
    pass(Duration.ofMinutes(5));

    assertThat(platforms.calls)
        .containsExactly("assess", "release 5e3a", "withdraw 5e3a", "report CANCELLED");
  }
}
