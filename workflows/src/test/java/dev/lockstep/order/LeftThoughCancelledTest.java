package dev.lockstep.order;

import static dev.lockstep.order.ScriptedPlatforms.REF;
import static dev.lockstep.order.ScriptedPlatforms.dispatched;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.ResolutionKind;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** An order that its source shows as cancelled, and of which parcels leave or have left. */
class LeftThoughCancelledTest extends OrderWorkflowSpec {

  private Parked parked() {
    return order.status().parked().getFirst();
  }

  private long calls(String call) {
    return platforms.calls.stream().filter(call::equals).count();
  }

  @Nested
  class Where_the_source_takes_no_tracking_of_it {
    private Confirmation refused(int units) {
      Confirmation left = dispatched(2, units);
      return new Confirmation(
          1,
          left.stage(),
          left.status(),
          left.lines(),
          1,
          1,
          List.of(),
          0,
          List.of(),
          new Confirmation.Refused("the sale is VOIDED", Confirmation.Why.CANCELLED_AT_SOURCE));
    }

    private void leaves() {
      platforms.thenConfirm(refused(2));
      platforms.withdrawals.add(() -> new WithdrawalOutcome.TooLate(1, "Picked", null));
      begin();
      pass(Duration.ofMinutes(1));
      platforms.thenJudge(new Assessment.CancelledAtSource());
      order.orderChanged(new OrderChanged(1, "voided", null));
      dispatchIn(Duration.ofHours(1));
      pass(Duration.ofHours(2));
    }

    @Test
    void is_told_to_a_person_and_offered_no_more() {
      leaves();
      pass(Duration.ofDays(2));

      assertThat(parked().code()).isEqualTo(ExceptionCode.CANCELLED_BUT_DISPATCHED);
      assertThat(parked().findings())
          .extracting(Finding::message)
          .containsExactly(
              "1 parcel left of an order that is cancelled at its source, which takes no tracking: the sale is VOIDED.");
      assertThat(calls("confirm 5e3a")).isEqualTo(1);
    }

    @Test
    void ends_once_a_person_has_accepted_it() {
      leaves();
      order.resolve(resolution(ResolutionKind.RELEASE_ANYWAY));

      OrderResult end = result();
      assertThat(end.stage()).isEqualTo(OrderStage.CONFIRMED);
      assertThat(end.lines().getFirst().dispatched()).isEqualTo(Quantity.of(2));
      assertThat(calls("confirm 5e3a")).isEqualTo(1);
    }

    @Test
    void is_offered_again_where_a_person_says_so() {
      leaves();
      platforms.thenConfirm(dispatched(2, 2));
      order.resolve(resolution(ResolutionKind.RETRY));

      assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
      assertThat(calls("confirm 5e3a")).isEqualTo(2);
    }

    @Test
    void waits_for_the_rest_and_asks_nobody_twice() {
      platforms.thenConfirm(refused(1)).thenConfirm(refused(2));
      begin();
      dispatchIn(Duration.ofHours(1));
      pass(Duration.ofHours(2));
      order.resolve(resolution(ResolutionKind.RELEASE_ANYWAY));
      pass(Duration.ofMinutes(1));
      assertThat(order.status().stage()).isEqualTo(OrderStage.AWAITING_DISPATCH);
      order.dispatched(new Dispatched(1, "the rest", REF));

      assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
    }

    @Test
    void asks_nobody_when_it_is_opened_again_for_a_label() {
      leaves();
      order.resolve(resolution(ResolutionKind.RELEASE_ANYWAY));
      OrderResult first = result();
      platforms.thenConfirm(refused(2));
      reopen(first, OrderNames.FULFILMENT_CHANGED, new FulfilmentChanged(1, "label", REF));

      assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
    }
  }

  @Nested
  class Cancelled_after_its_end {
    private OrderResult confirmed() {
      platforms.thenConfirm(dispatched(2, 2));
      begin();
      pass(Duration.ofMinutes(1));
      order.dispatched(new Dispatched(1, "shipped", REF));
      return result();
    }

    private void reopenCancelled(OrderResult end) {
      platforms.sourceVersion = 5;
      platforms.thenJudge(new Assessment.CancelledAtSource());
      platforms.withdrawals.add(() -> new WithdrawalOutcome.TooLate(1, "Dispatched", null));
      reopen(end, OrderNames.ORDER_CHANGED, new OrderChanged(1, "cancelled", null));
      pass(Duration.ofMinutes(1));
    }

    @Test
    void is_told_to_the_source_and_to_a_person() {
      reopenCancelled(confirmed());

      assertThat(platforms.calls).containsExactly("assess", "withdraw 5e3a", "report TOO_LATE");
      assertThat(parked().code()).isEqualTo(ExceptionCode.CANCELLED_BUT_DISPATCHED);
      assertThat(parked().findings())
          .extracting(Finding::message)
          .containsExactly(
              "Cancelled at its source after it had shipped. Too late: dc says Dispatched; what is there ships.");
    }

    @Test
    void ends_as_it_had_once_a_person_has_accepted_it() {
      reopenCancelled(confirmed());
      order.resolve(resolution(ResolutionKind.RELEASE_ANYWAY));

      OrderResult second = result();
      assertThat(second.stage()).isEqualTo(OrderStage.CONFIRMED);
      assertThat(endOf(second).isNewsOfACancellation(9L)).isFalse();
    }

    @Test
    void asks_the_warehouse_again_where_a_person_says_so() {
      reopenCancelled(confirmed());
      platforms.withdrawals.add(() -> new WithdrawalOutcome.TooLate(1, "Delivered", null));
      order.resolve(resolution(ResolutionKind.RETRY));
      pass(Duration.ofMinutes(1));

      assertThat(calls("withdraw 5e3a")).isEqualTo(2);
      assertThat(parked().code()).isEqualTo(ExceptionCode.CANCELLED_BUT_DISPATCHED);
    }

    @Test
    void is_told_once_however_often_it_is_heard() {
      reopenCancelled(confirmed());
      platforms.sourceVersion = 6;
      platforms.thenJudge(new Assessment.CancelledAtSource());
      platforms.withdrawals.add(() -> new WithdrawalOutcome.TooLate(1, "Dispatched", null));
      order.orderChanged(new OrderChanged(1, "cancelled, told otherwise", null));
      pass(Duration.ofMinutes(1));
      assertThat(order.status().parked()).hasSize(1);
      order.resolve(resolution(ResolutionKind.RELEASE_ANYWAY));

      assertThat(result().stage()).isEqualTo(OrderStage.CONFIRMED);
    }

    @Test
    void and_taken_back_before_it_is_read_is_nobodys_business() {
      reopen(confirmed(), OrderNames.ORDER_CHANGED, new OrderChanged(1, "cancelled", null));

      OrderResult second = result();
      assertThat(second.stage()).isEqualTo(OrderStage.CONFIRMED);
      assertThat(platforms.calls).containsExactly("assess");
      assertThat(actions(history())).as("hint, marker, reading, stage").isLessThanOrEqualTo(4);
    }

    @Test
    void is_news_unless_it_was_read_before() {
      platforms.sourceVersion = 3;
      EndedOrder ended = endOf(confirmed());

      assertThat(ended.isNewsOfACancellation(4L)).isTrue();
      assertThat(ended.isNewsOfACancellation(3L)).isFalse();
      assertThat(ended.isNewsOfACancellation(null)).isTrue();
    }

    @Test
    void is_no_news_where_it_was_read_and_too_late_before_the_end() {
      begin();
      pass(Duration.ofMinutes(1));
      platforms.withdrawals.add(() -> new WithdrawalOutcome.TooLate(1, "Picked", null));
      platforms.thenJudge(new Assessment.CancelledAtSource());
      order.orderChanged(new OrderChanged(1, "cancelled", null));
      pass(Duration.ofMinutes(1));
      order.dispatched(new Dispatched(1, "shipped", REF));

      assertThat(endOf(result()).isNewsOfACancellation(9L)).isFalse();
    }

    private static EndedOrder endOf(OrderResult result) {
      return Objects.requireNonNull(Objects.requireNonNull(result.reopening()).ended());
    }
  }
}
