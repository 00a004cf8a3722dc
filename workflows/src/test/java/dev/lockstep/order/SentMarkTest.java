package dev.lockstep.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.FailureKind;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SentMarkTest {
  private static final Instant SENT = Instant.parse("2026-11-21T12:00:00Z");

  private static ActivityFailure failed(Throwable cause) {
    return new ActivityFailure(
        "Activity task failed",
        5,
        6,
        "ReleaseFulfilment",
        "id",
        RetryState.RETRY_STATE_TIMEOUT,
        "worker",
        cause);
  }

  private static TimeoutFailure timedOut(Object lastHeartbeat) {
    return new TimeoutFailure(
        "activity ScheduleToClose timeout",
        lastHeartbeat,
        TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_CLOSE);
  }

  private static ApplicationFailure platformFailure(Object... details) {
    return ApplicationFailure.newFailure(
        "The platform failed.", FailureKind.OUTCOME_UNKNOWN.failureType(), details);
  }

  @Test
  void is_the_last_heartbeat_of_a_step_whose_worker_died() {
    assertThat(SentMark.in(failed(timedOut(SENT.toString())))).contains(SENT);
  }

  @Test
  void that_was_taken_back_is_none() {
    assertThat(SentMark.in(failed(timedOut("")))).isEmpty();
  }

  @Test
  void is_none_where_what_was_sent_may_be_repeated() {
    assertThat(SentMark.in(failed(timedOut(OrderNames.MARK_GIVEN_UP + SENT)))).isEmpty();
  }

  @Test
  void is_the_second_detail_of_a_step_that_failed() {
    assertThat(SentMark.in(failed(platformFailure("north", SENT.toString())))).contains(SENT);
  }

  @Test
  void is_none_where_nothing_was_sent() {
    assertThat(SentMark.in(failed(platformFailure("north")))).isEmpty();
    assertThat(SentMark.in(failed(platformFailure()))).isEmpty();
  }
}
