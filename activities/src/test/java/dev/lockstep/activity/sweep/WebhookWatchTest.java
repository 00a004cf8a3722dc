package dev.lockstep.activity.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.port.FakeOrderSource;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.WebhookHealth;
import dev.lockstep.port.WebhookHealth.Condition;
import dev.lockstep.sweep.SweptWebhooks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WebhookWatchTest {
  private static final ConnectionId SHOP = new ConnectionId("shop");

  private final Logger logger = (Logger) LoggerFactory.getLogger(WebhookWatch.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final FakeOrderSource source = new FakeOrderSource();
  private final WebhookWatch watch = new WebhookWatch(SHOP, source);

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
  }

  private void standing(Condition... conditions) {
    for (int i = 0; i < conditions.length; i++) {
      source.webhook(new WebhookHealth("hook-" + i, conditions[i], "says so"));
    }
  }

  @Test
  void a_source_that_cannot_be_asked_counts_nothing() {
    assertThat(watch.tend()).isNull();
  }

  @Test
  void each_webhook_is_counted_by_how_it_stands() {
    standing(
        Condition.HEALTHY,
        Condition.HEALTHY,
        Condition.REVIVED,
        Condition.DELAYED,
        Condition.STOPPED,
        Condition.MISSING);

    assertThat(watch.tend()).isEqualTo(new SweptWebhooks(1, 2, 1, 1, 1, 1, 0));
  }

  @Test
  void what_is_well_from_the_beginning_is_not_worth_a_line() {
    standing(Condition.HEALTHY);
    var unused = watch.tend();

    assertThat(lines.list).isEmpty();
  }

  @Test
  void each_change_is_logged_once() {
    standing(Condition.STOPPED);
    var first = watch.tend();
    var second = watch.tend();
    standing(Condition.HEALTHY);
    var third = watch.tend();

    assertThat(first).isEqualTo(second).isNotEqualTo(third);
    assertThat(lines.list)
        .extracting(ILoggingEvent::getLevel)
        .containsExactly(Level.ERROR, Level.INFO);
    assertThat(lines.list.getFirst().getFormattedMessage())
        .isEqualTo(
            "A webhook of the platform is stopped, and sweeps alone find what happens: whoever looks after the platform mends its destination and switches it on. connection=shop webhook=hook-0 says=says so");
  }

  @Test
  void one_that_keeps_being_switched_off_is_told_each_time_it_is_switched_on() {
    standing(Condition.REVIVED);
    var unused = watch.tend();
    unused = watch.tend();

    assertThat(lines.list).hasSize(2);
  }

  @Test
  void a_look_that_fails_is_counted_and_said_once_until_one_succeeds() {
    standing(Condition.HEALTHY);
    PlatformFailure away = PlatformFailure.of(FailureKind.UNAVAILABLE, SHOP, "It is away.");
    source.failNextWebhookLook(away);
    source.failNextWebhookLook(away);

    assertThat(watch.tend()).isEqualTo(new SweptWebhooks(1, 0, 0, 0, 0, 0, 1));
    assertThat(watch.tend()).isEqualTo(new SweptWebhooks(1, 0, 0, 0, 0, 0, 1));
    assertThat(watch.tend()).isEqualTo(new SweptWebhooks(1, 1, 0, 0, 0, 0, 0));
    source.failNextWebhookLook(away);
    var unused = watch.tend();

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "Whether the platform sends its webhooks could not be found out; every sweep looks again. connection=shop kind=UNAVAILABLE",
            "Whether the platform sends its webhooks could not be found out; every sweep looks again. connection=shop kind=UNAVAILABLE");
  }
}
