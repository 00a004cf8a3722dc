package dev.lockstep.activity.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.lockstep.alerting.AlertChannel;
import dev.lockstep.alerts.AlertLookRequest;
import dev.lockstep.alerts.AlertMemory;
import dev.lockstep.alerts.AlertMessage;
import dev.lockstep.alerts.AlertsNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertActivitiesTest {
  private final List<AlertMessage> sent = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AlertLooking looking = mock(AlertLooking.class);
  private AlertChannel ops = sent::add;

  private AlertActivitiesImpl activities() {
    return new AlertActivitiesImpl(
        looking, Duration.ofMinutes(2), Map.of("ops", message -> ops.send(message)), meters);
  }

  private static AlertMessage to(String channel) {
    return new AlertMessage("m-1", channel, Instant.EPOCH, List.of());
  }

  private double counted(String outcome) {
    return meters
        .get("lockstep.alerts")
        .tags("channel", "ops", "outcome", outcome)
        .counter()
        .count();
  }

  @Test
  void a_message_goes_to_its_channel_and_is_counted() {
    activities().deliver(to("ops"));

    assertThat(sent).containsExactly(to("ops"));
    assertThat(counted("sent")).isEqualTo(1);
    assertThat(counted("failed")).as("there from the start").isZero();
  }

  @Test
  void what_breaks_is_counted_and_left_to_be_tried_again() {
    ops =
        message -> {
          throw new IllegalStateException("a defect");
        };

    assertThat(
            catchThrowableOfType(
                IllegalStateException.class, () -> activities().deliver(to("ops"))))
        .hasMessage("a defect");
    assertThat(counted("failed")).isEqualTo(1);
  }

  @Test
  void a_channel_that_is_gone_is_given_up_at_once() {
    ApplicationFailure failure =
        catchThrowableOfType(ApplicationFailure.class, () -> activities().deliver(to("old")));

    assertThat(failure.getType()).isEqualTo(AlertsNames.NO_SUCH_CHANNEL);
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage())
        .isEqualTo("The configuration has no such channel any more. channel=old. Others are told.");
  }

  @Test
  void a_look_that_changes_nothing_says_so_and_when_to_look_again() {
    when(looking.look(AlertMemory.NOTHING))
        .thenReturn(new AlertLooking.Looked(AlertMemory.NOTHING, 3));

    var look = activities().look(new AlertLookRequest(AlertMemory.NOTHING));

    assertThat(look.memory()).isNull();
    assertThat(look.parked()).isEqualTo(3);
    assertThat(look.next()).isEqualTo(Duration.ofMinutes(2));
  }
}
