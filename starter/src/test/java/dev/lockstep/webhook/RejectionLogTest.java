package dev.lockstep.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lockstep.common.ConnectionId;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RejectionLogTest {
  private static final ConnectionId SHOP = new ConnectionId("shop");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
  private final RejectionLog log = new RejectionLog(now::get);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(RejectionLog.class);

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(lines);
  }

  @Test
  void a_thousand_rejections_in_a_minute_are_one_line_and_the_next_line_counts_them() {
    for (int i = 0; i < 1000; i++) {
      log.turnedAway(SHOP, Outcome.NOT_GENUINE, "it is not signed");
    }
    now.updateAndGet(it -> it.plusSeconds(60));
    log.turnedAway(SHOP, Outcome.NOT_GENUINE, "it is not signed");

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "A webhook was turned away: connection shop, not-genuine: it is not signed (0 more since the last such line). If the sender is yours, compare its settings with the configuration.",
            "A webhook was turned away: connection shop, not-genuine: it is not signed (999 more since the last such line). If the sender is yours, compare its settings with the configuration.");
  }

  @Test
  void another_reason_is_another_line() {
    log.turnedAway(SHOP, Outcome.NOT_GENUINE, "it is not signed");
    log.askedToRepeat(SHOP, Outcome.NOT_TAKEN, "Temporal is down");

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .last()
        .isEqualTo(
            "A webhook could not be taken, its sender was asked to repeat it: connection shop, not-taken: Temporal is down (0 more since the last such line).");
  }
}
