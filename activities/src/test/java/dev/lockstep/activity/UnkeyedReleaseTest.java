package dev.lockstep.activity;

import static dev.lockstep.activity.Bench.REF;
import static dev.lockstep.activity.Bench.failure;
import static dev.lockstep.activity.Bench.failureOf;
import static dev.lockstep.activity.Bench.order;
import static dev.lockstep.activity.Bench.releaseAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.FailureKind;
import dev.lockstep.order.ReleaseOutcome;
import dev.lockstep.order.ReleaseOutcome.Released;
import dev.lockstep.order.model.SourceState;
import dev.lockstep.port.Capability;
import dev.lockstep.port.PlatformFailure;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where creates are not keyed, so that a second create would be a second order. */
class UnkeyedReleaseTest {
  private final Bench bench = new Bench();

  UnkeyedReleaseTest() {
    bench.warehouse.without(Capability.KEYED_CREATE);
  }

  private ReleaseOutcome release() {
    return bench.warehouseActivities.release(releaseAt(1));
  }

  private ReleaseOutcome retry() {
    bench.attempt++;
    return release();
  }

  private void holdsExactlyOne() {
    assertThat(bench.warehouse.orders()).singleElement().matches(held -> held.ref().equals(REF));
  }

  @Test
  void an_unanswered_create_is_never_sent_twice() {
    bench.warehouse.failNextCreate(failure(FailureKind.OUTCOME_UNKNOWN));
    failureOf(() -> release());

    assertThat(failureOf(() -> retry()).isNonRetryable()).isFalse();
    assertThat(failureOf(() -> retry()).getType()).isEqualTo("PlatformFailure.OUTCOME_UNKNOWN");
    assertThat(bench.warehouse.orders()).isEmpty();
  }

  @Test
  void and_is_given_to_a_person_once_it_was_looked_for_long_enough() {
    bench.warehouse.failNextCreate(failure(FailureKind.OUTCOME_UNKNOWN));
    failureOf(() -> release());
    bench.now = bench.now.plus(Duration.ofMinutes(5));

    ApplicationFailure failure = failureOf(() -> retry());
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getType()).isEqualTo("PlatformFailure.OUTCOME_UNKNOWN");
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "A create was sent at 2026-11-21T12:00:00Z and not answered. fulfilment=order-1."
                + " The warehouse does not show it.");
  }

  @Test
  void it_is_looked_for_after_as_long_as_before_and_not_longer_than_a_person_waits() {
    bench.warehouse.failNextCreate(failure(FailureKind.OUTCOME_UNKNOWN));
    Duration first = failureOf(() -> release()).getNextRetryDelay();
    bench.now = bench.now.plusSeconds(40);
    Duration second = failureOf(() -> retry()).getNextRetryDelay();
    bench.now = bench.now.plusSeconds(200);
    Duration last = failureOf(() -> retry()).getNextRetryDelay();

    assertThat(List.of(first, second, last))
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(40), Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @EnumSource(FailureKind.class)
  void while_it_stands_unanswered_every_failure_says_so(FailureKind kind) {
    bench.warehouse.failNextCreate(failure(FailureKind.OUTCOME_UNKNOWN));
    failureOf(() -> release());
    bench.warehouse.failNextFind(failure(kind));

    ApplicationFailure failure = failureOf(() -> retry());
    assertThat(failure.getType()).isEqualTo("PlatformFailure.OUTCOME_UNKNOWN");
    assertThat(failure.getDetails().get(1, String.class)).isEqualTo("2026-11-21T12:00:00Z");
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "A create was sent at 2026-11-21T12:00:00Z and not answered. fulfilment=order-1."
                + " The warehouse did not answer. Try again later.");
  }

  @Test
  void so_does_a_failure_of_the_order_source_and_a_defect() {
    bench.warehouse.failNextCreate(failure(FailureKind.OUTCOME_UNKNOWN));
    failureOf(() -> release());
    bench.source.failNextRead(failure(FailureKind.UNAVAILABLE));
    assertThat(failureOf(() -> retry()).getType()).isEqualTo("PlatformFailure.OUTCOME_UNKNOWN");

    bench.warehouse.failNextFind(new IllegalStateException("a defect"));
    assertThat(failureOf(() -> retry()).getType()).isEqualTo("PlatformFailure.OUTCOME_UNKNOWN");
  }

  @Test
  void what_a_quota_asks_for_is_waited_for_and_tells_nobody() {
    bench.warehouse.failNextCreate(failure(FailureKind.OUTCOME_UNKNOWN));
    failureOf(() -> release());
    bench.now = bench.now.plus(Duration.ofMinutes(6));
    bench.warehouse.failNextFind(
        PlatformFailure.rateLimited(Bench.NORTH, "The warehouse is busy.", Duration.ofSeconds(7)));

    ApplicationFailure failure = failureOf(() -> retry());
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void a_step_that_is_told_of_one_looks_once_and_sends_nothing() {
    ApplicationFailure failure = failureOf(() -> look());

    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getDetails().get(1, String.class)).isEqualTo("2026-11-21T12:00:00Z");
    assertThat(bench.warehouse.orders()).isEmpty();
  }

  @Test
  void a_step_that_is_told_of_one_takes_over_what_it_finds() {
    release();

    assertThat(look()).isEqualTo(new Released(1, "W1", "Received", true, true));
    holdsExactlyOne();
  }

  @Test
  void a_step_that_is_told_of_one_never_says_that_nothing_was_sent() {
    bench.source.put(order(2, SourceState.CANCELLED, "1 High Street", 2, 2500));

    assertThat(failureOf(() -> look()).getType()).isEqualTo("PlatformFailure.OUTCOME_UNKNOWN");
  }

  @Test
  void a_step_that_is_told_of_one_looks_before_it_minds_what_would_not_fit() {
    release();
    bench.warehouse.misfit("The reference is longer than 50 characters.");

    assertThat(look()).isInstanceOf(Released.class);
  }

  private ReleaseOutcome look() {
    return bench.warehouseActivities.release(Bench.lookAt(1, bench.now));
  }

  @Test
  void one_that_shows_late_is_found() {
    bench.warehouse.showLate(7);
    bench.warehouse.loseNextAnswer(failure(FailureKind.OUTCOME_UNKNOWN));
    failureOf(() -> release());
    failureOf(() -> retry());

    assertThat(retry()).isEqualTo(new Released(1, "W1", "Received", true, true));
    holdsExactlyOne();
  }

  @Test
  void one_that_surely_had_no_effect_is_sent_again() {
    bench.warehouse.failNextCreate(failure(FailureKind.UNAVAILABLE));
    failureOf(() -> release());

    assertThat(retry()).isInstanceOf(Released.class);
    holdsExactlyOne();
  }
}
