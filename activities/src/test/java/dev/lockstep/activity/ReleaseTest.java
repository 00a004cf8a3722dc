package dev.lockstep.activity;

import static dev.lockstep.activity.Bench.REF;
import static dev.lockstep.activity.Bench.failure;
import static dev.lockstep.activity.Bench.failureOf;
import static dev.lockstep.activity.Bench.order;
import static dev.lockstep.activity.Bench.releaseAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.order.ReleaseOutcome;
import dev.lockstep.order.ReleaseOutcome.ContentDiffers;
import dev.lockstep.order.ReleaseOutcome.Refused;
import dev.lockstep.order.ReleaseOutcome.Released;
import dev.lockstep.order.ReleaseOutcome.SourceMoved;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.SourceState;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReleaseTest {
  private final Bench bench = new Bench();

  private ReleaseOutcome release() {
    return bench.warehouseActivities.release(releaseAt(1));
  }

  private ReleaseOutcome retry() {
    bench.attempt++;
    return release();
  }

  private void holdsExactlyOne() {
    assertThat(bench.warehouse.orders())
        .singleElement()
        .satisfies(held -> {
          assertThat(held.ref()).isEqualTo(REF);
          assertThat(held.lines()).singleElement().matches(l -> l.ordered().units() == 2);
        });
  }

  @Test
  void creates_the_order_reads_it_back_and_tells_the_source() {
    assertThat(release()).isEqualTo(new Released(1, "W1", "Received", false, true));

    holdsExactlyOne();
    assertThat(bench.source.acknowledged()).isEqualTo(Map.of(REF, "W1"));
    assertThat(bench.pauses).isEmpty();
  }

  @Test
  void asked_again_finds_what_it_created() {
    release();

    assertThat(retry()).isEqualTo(new Released(1, "W1", "Received", true, true));
    holdsExactlyOne();
  }

  @Test
  void stands_although_the_source_could_not_be_told() {
    bench.source.failNextWrite(failure(FailureKind.UNAVAILABLE));

    assertThat(release()).isEqualTo(new Released(1, "W1", "Received", false, false));
    holdsExactlyOne();
  }

  @Nested
  class The_answer_was_lost {
    @Test
    void after_the_order_was_stored_it_is_found_in_the_same_attempt() {
      bench.warehouse.loseNextAnswer(failure(FailureKind.OUTCOME_UNKNOWN));

      assertThat(release()).isEqualTo(new Released(1, "W1", "Received", false, true));
      holdsExactlyOne();
    }

    @Test
    void and_the_order_shows_late_so_the_next_attempt_finds_it() {
      bench.warehouse.showLate(5);
      bench.warehouse.loseNextAnswer(failure(FailureKind.OUTCOME_UNKNOWN));

      ApplicationFailure failure = failureOf(() -> release());
      assertThat(failure.getType()).isEqualTo("PlatformFailure.OUTCOME_UNKNOWN");
      assertThat(failure.isNonRetryable()).isFalse();
      assertThat(retry()).isEqualTo(new Released(1, "W1", "Received", true, true));
      holdsExactlyOne();
    }

    @Test
    void
        before_the_order_was_stored_so_a_keyed_create_is_sent_again_after_a_minute_and_two_looks() {
      bench.warehouse.failNextCreate(failure(FailureKind.OUTCOME_UNKNOWN));
      failureOf(() -> release());
      bench.now = bench.now.plus(Patience.DEFAULT.resendAfter()).minusMillis(1);
      assertThat(failureOf(() -> retry()).getOriginalMessage())
          .isEqualTo(
              "A create that was given up may still arrive. fulfilment=order-1."
                  + " It is looked for, and sent again a while later.");
      assertThat(bench.warehouse.orders()).isEmpty();
      bench.now = bench.now.plusMillis(1);
      bench.pauses.clear();

      assertThat(retry()).isEqualTo(new Released(1, "W1", "Received", false, true));
      assertThat(bench.pauses).containsExactly(Patience.DEFAULT.readLag());
      holdsExactlyOne();
    }

    @Test
    void it_is_looked_for_after_as_long_as_before_and_often_enough_to_act_on_it() {
      bench.warehouse.failNextCreate(failure(FailureKind.OUTCOME_UNKNOWN));
      failureOf(() -> release());
      bench.now = bench.now.plusSeconds(4);
      Duration first = failureOf(() -> retry()).getNextRetryDelay();
      bench.now = bench.now.plusSeconds(36);
      Duration later = failureOf(() -> retry()).getNextRetryDelay();
      bench.now = bench.now.plusSeconds(11);

      assertThat(List.of(first, later, failureOf(() -> retry()).getNextRetryDelay()))
          .containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(15), Duration.ofSeconds(15));
    }

    @Test
    void so_it_is_where_the_next_attempt_fails_of_something_else() {
      bench.warehouse.failNextCreate(failure(FailureKind.OUTCOME_UNKNOWN));
      failureOf(() -> release());
      bench.now = bench.now.plusSeconds(6);
      bench.warehouse.failNextFind(failure(FailureKind.UNAVAILABLE));
      assertThat(failureOf(() -> retry()).getNextRetryDelay()).isEqualTo(Duration.ofSeconds(6));

      bench.attempt = 30;
      bench.warehouse.failNextFind(failure(FailureKind.UNAVAILABLE));
      assertThat(failureOf(() -> retry()).getNextRetryDelay()).isNull();
    }

    @Test
    void one_that_was_answered_and_does_not_show_is_not_sent_again_either() {
      bench.warehouse.showLate(14);
      assertThat(failureOf(() -> release()).getType()).isEqualTo("PlatformFailure.OUTCOME_UNKNOWN");
      failureOf(() -> retry());

      bench.warehouse.showAll();
      assertThat(retry()).isEqualTo(new Released(1, "W1", "Received", true, true));
      holdsExactlyOne();
    }

    @Test
    void a_worker_that_stops_and_can_leave_no_mark_keeps_the_next_one_back() {
      bench.stopping = true;
      bench.warehouse.failNextCreate(failure(FailureKind.OUTCOME_UNKNOWN));

      assertThat(failureOf(() -> release()).getNextRetryDelay())
          .isEqualTo(Patience.DEFAULT.resendAfter());
    }

    @Test
    void what_may_have_been_taken_is_not_refused_for_what_the_warehouse_no_longer_takes() {
      bench.warehouse.loseNextAnswer(failure(FailureKind.OUTCOME_UNKNOWN));
      bench.warehouse.showLate(10);
      failureOf(() -> release());
      bench.warehouse.showAll();
      bench.warehouse.misfit("The SKU A-1 is not known any more.");

      assertThat(retry()).isInstanceOf(Released.class);
    }

    @Test
    void a_failed_look_up_is_never_taken_for_absence() {
      bench.warehouse.failNextFind(failure(FailureKind.UNAVAILABLE));

      assertThat(failureOf(() -> release()).getType()).isEqualTo("PlatformFailure.UNAVAILABLE");
      assertThat(bench.warehouse.orders()).isEmpty();
    }
  }

  @Nested
  class The_warehouse_takes_its_time {
    @Test
    void a_created_order_shows_late() {
      bench.warehouse.showLate(2);

      assertThat(release()).isEqualTo(new Released(1, "W1", "Received", false, true));
      assertThat(bench.pauses).hasSize(2);
      holdsExactlyOne();
    }

    @Test
    void an_order_taken_in_asynchronously_is_looked_up_until_it_is_decided() {
      bench.warehouse.takeInSlowly(3);

      assertThat(release()).isEqualTo(new Released(1, "W1", "Received", false, true));
      holdsExactlyOne();
    }

    @Test
    void one_never_decided_in_time_is_unknown_and_looked_up_again() {
      bench.warehouse.takeInSlowly(9);

      assertThat(failureOf(() -> release()).getType()).isEqualTo("PlatformFailure.OUTCOME_UNKNOWN");
      assertThat(retry()).isEqualTo(new Released(1, "W1", "Received", true, true));
      holdsExactlyOne();
    }
  }

  @Nested
  class The_warehouse_objects {
    @Test
    void a_refusal_keeps_its_code() {
      bench.warehouse.answerNextCreate(
          new Warehouse.Creation.Refused(ExceptionCode.SKU_UNKNOWN, "UNKNOWN_PRODUCT_CODE"));

      assertThat(release())
          .isEqualTo(new Refused(1, ExceptionCode.SKU_UNKNOWN, "UNKNOWN_PRODUCT_CODE"));
    }

    @Test
    void a_draft_that_does_not_fit_is_not_sent() {
      bench.warehouse.misfit("The reference is longer than 50 characters.");

      assertThat(release())
          .isEqualTo(
              new Refused(
                  1,
                  ExceptionCode.WAREHOUSE_REJECTED,
                  "The reference is longer than 50 characters."));
      assertThat(bench.warehouse.orders()).isEmpty();
    }

    @Test
    void other_content_under_our_reference_is_neither_adopted_nor_overwritten() {
      release();
      List<WarehouseOrder> before = bench.warehouse.orders();
      bench.source.put(order(1, SourceState.OPEN, "9 Low Road", 2, 2500));

      assertThat(release()).isInstanceOf(ContentDiffers.class);
      assertThat(bench.warehouse.orders()).isEqualTo(before);
    }

    @Test
    void a_taken_reference_with_our_content_is_our_order() {
      bench.warehouse.showLate(1);
      bench.warehouse.loseNextAnswer(failure(FailureKind.UNAUTHORISED));
      failureOf(() -> release());
      bench.warehouse.answerNextCreate(new Warehouse.Creation.ReferenceTaken());

      assertThat(release()).isEqualTo(new Released(1, "W1", "Received", true, true));
      holdsExactlyOne();
    }

    @Test
    void a_taken_reference_that_is_not_shown_is_unknown() {
      bench.warehouse.answerNextCreate(new Warehouse.Creation.ReferenceTaken());

      assertThat(failureOf(() -> release()).getType()).isEqualTo("PlatformFailure.OUTCOME_UNKNOWN");
      assertThat(bench.warehouse.orders()).isEmpty();
    }

    @Test
    void a_cancelled_order_under_our_reference_is_not_taken_for_released() {
      release();
      bench.warehouse.move(REF, FulfilmentStage.CANCELLED, "Cancelled");

      assertThat(retry()).isEqualTo(new ContentDiffers(1, List.of("status Cancelled")));
    }

    @Test
    void throttling_waits_as_asked_and_counts_as_no_failure() {
      bench.warehouse.failNextCreate(
          PlatformFailure.rateLimited(
              Bench.NORTH, "The warehouse is busy.", Duration.ofSeconds(7)));

      ApplicationFailure failure = failureOf(() -> release());
      assertThat(failure.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(7));
      assertThat(failure.getCategory()).isEqualTo(ApplicationErrorCategory.BENIGN);
      assertThat(retry()).isInstanceOf(Released.class);
      holdsExactlyOne();
    }
  }

  @Nested
  class The_order_moved_at_its_source {
    @Test
    void by_a_write_that_changes_nothing_of_the_plan_so_it_is_sent() {
      bench.source.put(order(4));

      assertThat(release()).isInstanceOf(Released.class);
      holdsExactlyOne();
    }

    @Test
    void in_its_lines_so_nothing_is_sent() {
      bench.source.put(order(4, SourceState.OPEN, "1 High Street", 3, 3500));

      assertThat(release()).isEqualTo(new SourceMoved(1, 4));
      assertThat(bench.warehouse.orders()).isEmpty();
    }

    @Test
    void a_refund_meanwhile_sends_nothing() {
      bench.source.put(order(4, SourceState.OPEN, "1 High Street", 2, 0));

      assertThat(release()).isEqualTo(new SourceMoved(1, 4));
    }

    @Test
    void not_at_all_but_its_payment_failed_so_nothing_is_sent() {
      bench.source.put(order(1, SourceState.OPEN, "1 High Street", 2, 0));

      assertThat(release()).isEqualTo(new SourceMoved(1, 1));
      assertThat(bench.warehouse.orders()).isEmpty();
    }

    @Test
    void cancelled_even_at_the_checked_version_sends_nothing() {
      bench.source.put(order(1, SourceState.CANCELLED, "1 High Street", 2, 2500));

      assertThat(release()).isEqualTo(new SourceMoved(1, 1));
      assertThat(bench.warehouse.orders()).isEmpty();
    }

    @Test
    void deleted_sends_nothing() {
      bench.source.remove(Bench.ORDER);

      assertThat(release()).isEqualTo(new SourceMoved(1, 0));
    }

    @Test
    void deleted_after_a_create_whose_answer_was_lost_is_known_to_be_released() {
      bench.warehouse.showLate(5);
      bench.warehouse.loseNextAnswer(failure(FailureKind.OUTCOME_UNKNOWN));
      failureOf(() -> release());
      bench.source.remove(Bench.ORDER);

      assertThat(retry()).isEqualTo(new Released(1, "W1", "Received", true, true));
    }

    @Test
    void cancelled_after_a_create_whose_answer_was_lost_is_known_to_be_released() {
      bench.warehouse.showLate(5);
      bench.warehouse.loseNextAnswer(failure(FailureKind.OUTCOME_UNKNOWN));
      failureOf(() -> release());
      bench.source.put(order(2, SourceState.CANCELLED, "1 High Street", 2, 2500));

      assertThat(retry()).isEqualTo(new Released(1, "W1", "Received", true, true));
      holdsExactlyOne();
    }
  }
}
