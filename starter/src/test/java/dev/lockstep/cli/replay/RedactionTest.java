package dev.lockstep.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.failure.v1.TimeoutFailureInfo;
import io.temporal.api.history.v1.ActivityTaskStartedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskTimedOutEventAttributes;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import org.junit.jupiter.api.Test;

class RedactionTest {
  private static final Payloads REPORTED =
      Payloads.newBuilder()
          .addPayloads(Payload.newBuilder().setData(ByteString.copyFromUtf8("page 7")))
          .build();

  @Test
  void stack_traces_and_heartbeats_go_however_deep_they_lie_and_the_rest_stays() {
    Failure inner =
        Failure.newBuilder()
            .setMessage("Out of reach.")
            .setStackTrace("at dev.lockstep.Somewhere")
            .setTimeoutFailureInfo(
                TimeoutFailureInfo.newBuilder().setLastHeartbeatDetails(REPORTED))
            .build();
    Failure outer =
        Failure.newBuilder()
            .setMessage("Gave up.")
            .setStackTrace("at main")
            .setCause(inner)
            .build();
    History history =
        History.newBuilder()
            .addEvents(
                HistoryEvent.newBuilder()
                    .setEventId(6)
                    .setActivityTaskStartedEventAttributes(
                        ActivityTaskStartedEventAttributes.newBuilder()
                            .setAttempt(2)
                            .setLastFailure(outer)))
            .addEvents(
                HistoryEvent.newBuilder()
                    .setEventId(7)
                    .setActivityTaskTimedOutEventAttributes(
                        ActivityTaskTimedOutEventAttributes.newBuilder().setFailure(inner)))
            .build();

    History cut = Redaction.of(history);

    assertThat(cut.toString())
        .contains("Gave up.", "Out of reach.", "attempt: 2")
        .doesNotContain("stack_trace", "page 7");
    assertThat(cut.getEventsCount()).isEqualTo(2);
  }
}
