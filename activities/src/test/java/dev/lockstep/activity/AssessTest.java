package dev.lockstep.activity;

import static dev.lockstep.activity.Bench.failureOf;
import static dev.lockstep.activity.Bench.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Sku;
import dev.lockstep.order.Assessment;
import dev.lockstep.order.AssessmentRequest;
import dev.lockstep.order.Finding;
import dev.lockstep.order.model.SourceState;
import dev.lockstep.port.Capability;
import dev.lockstep.port.PlatformFailure;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class AssessTest {
  private final Bench bench = new Bench();

  private Assessment assess() {
    return bench.sourceActivities.assess(
        new AssessmentRequest(1, Bench.LINK, Bench.ORDER, List.of(), List.of()));
  }

  @Test
  void a_paid_and_faultless_order_is_ready_with_its_plan() {
    Assessment assessment = assess();

    assertThat(assessment.verdict()).isEqualTo(new Assessment.Ready(List.of(Bench.PLAN)));
    assertThat(assessment.sourceVersion()).isEqualTo(1);
    assertThat(assessment.orderNumber()).isEqualTo("1001");
    assertThat(assessment.times().payBy()).isEqualTo("2026-11-24T11:59:00Z");
  }

  @Test
  void an_order_the_source_does_not_have_is_gone() {
    bench.source.remove(Bench.ORDER);

    assertThat(assess().verdict()).isEqualTo(new Assessment.Gone());
  }

  @Test
  void a_failed_read_is_never_gone() {
    bench.source.failNextRead(Bench.failure(FailureKind.UNAVAILABLE));

    assertThat(failureOf(() -> assess()).getType()).isEqualTo("PlatformFailure.UNAVAILABLE");
  }

  @Test
  void a_cancelled_order_is_cancelled_whatever_else_is_wrong() {
    bench.source.put(order(2, SourceState.CANCELLED, "x".repeat(99), 2, 0));

    assertThat(assess().verdict()).isEqualTo(new Assessment.CancelledAtSource());
  }

  @Test
  void an_unpaid_order_is_unpaid_even_if_faulty() {
    bench.source.put(order(2, SourceState.OPEN, "x".repeat(99), 2, 100));

    assertThat(assess().verdict())
        .isEqualTo(new Assessment.Unpaid("1.00 EUR of 25.00 EUR is charged."));
  }

  @Test
  void an_order_that_lacks_only_its_payment_says_what_will_be_released() {
    bench.source.put(order(2, SourceState.OPEN, "1 High Street", 2, 100));

    assertThat(assess().verdict())
        .isInstanceOfSatisfying(
            Assessment.Unpaid.class, unpaid -> assertThat(unpaid.fulfilments()).hasSize(1));
  }

  @Test
  void what_the_warehouse_does_not_know_stands_beside_everything_else() {
    bench.source.put(order(2, SourceState.OPEN, "x".repeat(99), 2, 2500));
    bench.warehouse.forget(new Sku("A-1"));

    assertThat(assess().verdict())
        .asInstanceOf(InstanceOfAssertFactories.type(Assessment.Faulty.class))
        .extracting(Assessment.Faulty::findings, InstanceOfAssertFactories.list(Finding.class))
        .extracting(Finding::code)
        .containsExactly(ExceptionCode.ADDRESS_INVALID, ExceptionCode.SKU_UNKNOWN);
  }

  @Test
  void a_warehouse_without_a_catalogue_is_not_asked() {
    bench.warehouse.without(Capability.SKU_LOOKUP).forget(new Sku("A-1"));

    assertThat(assess().verdict()).isInstanceOf(Assessment.Ready.class);
  }

  @Test
  void an_unknown_link_names_the_known_ones_and_is_not_retried() {
    AssessmentRequest request =
        new AssessmentRequest(1, new LinkId("nowhere"), Bench.ORDER, List.of(), List.of());

    ApplicationFailure failure = failureOf(() -> bench.sourceActivities.assess(request));

    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "This worker has no such link. link=nowhere known=[web-north]."
                + " Add it to the configuration, restart the worker, then retry.");
  }

  @Test
  void rejected_credentials_are_tried_again_slowly() {
    bench.source.failNextRead(
        PlatformFailure.of(FailureKind.UNAUTHORISED, Bench.SHOP, "The credentials are refused."));

    ApplicationFailure failure = failureOf(() -> assess());

    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getNextRetryDelay()).isEqualTo(Patience.DEFAULT.slowRetry());
    assertThat(failure.getDetails().get(String.class)).isEqualTo("shop");
  }

  @Test
  void a_conflict_is_tried_again_only_so_often() {
    bench.source.failNextRead(Bench.failure(FailureKind.CONFLICT));
    assertThat(failureOf(() -> assess()).isNonRetryable()).isFalse();

    bench.attempt = Patience.DEFAULT.conflicts();
    bench.source.failNextRead(Bench.failure(FailureKind.CONFLICT));
    assertThat(failureOf(() -> assess()).isNonRetryable()).isTrue();
  }

  @Test
  void a_defect_shows_its_kind_and_nothing_of_its_message() {
    bench.source.failNextRead(new IllegalStateException("ada@example.com lives here"));

    ApplicationFailure failure = failureOf(() -> assess());

    assertThat(failure.getType()).isEqualTo("Unexpected");
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "The step failed unexpectedly. error=IllegalStateException."
                + " The worker's log has the details; it is tried again slowly.");
    assertThat(failure.getCause()).isNull();
    assertThat(failure.getStackTrace()).isEmpty();
  }

  @Test
  void addresses_of_any_kind_are_masked_out_of_messages() {
    assertThat(
            Masking.masked(
                "Failed for ada@example.com at https://host/x?token=1 with Bearer abc.def"))
        .isEqualTo("Failed for <mail> at <url> with Bearer ***");
  }
}
