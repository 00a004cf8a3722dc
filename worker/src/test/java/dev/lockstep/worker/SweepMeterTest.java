package dev.lockstep.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.sweep.SweepResult;
import dev.lockstep.sweep.SweepSubject;
import dev.lockstep.sweep.SweptMessages;
import dev.lockstep.sweep.SweptWebhooks;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SweepMeterTest {
  private static final ConnectionId DC = new ConnectionId("dc");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private final SweepMeter meter = new SweepMeter(Set.of(DC), meters, () -> now);

  @Test
  void what_sweeps_find_adds_up_by_connection_and_outcome() {
    meter.completed(DC, SweepSubject.SHIPMENTS, new SweepResult(9, 2, 6, 1, now));
    meter.completed(DC, SweepSubject.SHIPMENTS, new SweepResult(4, 1, 3, 0, now));

    assertThat(found("hinted")).isEqualTo(3);
    assertThat(found("known")).isEqualTo(9);
    assertThat(found("closed")).isEqualTo(1);
    assertThat(meters.get("lockstep.sweeps").counter().count()).isEqualTo(2);
  }

  @Test
  void the_lag_grows_from_where_the_last_sweep_ended_until_the_next_one() {
    meter.completed(DC, SweepSubject.ORDERS, new SweepResult(0, 0, 0, 0, now.minusSeconds(5)));
    assertThat(lag()).isEqualTo(5);
    now = now.plusSeconds(60);
    assertThat(lag()).isEqualTo(65);
    meter.completed(DC, SweepSubject.ORDERS, new SweepResult(0, 0, 0, 0, now.minusSeconds(1)));
    assertThat(lag()).isEqualTo(1);
  }

  @Test
  void messages_add_up_and_webhooks_stand_as_the_last_sweep_found_them() {
    SweptMessages messages = new SweptMessages(1, 12, 7, 2, 1, 1, 2, 1, 1, SweptMessages.Log.READ);
    SweptMessages unreadable =
        new SweptMessages(1, 0, 0, 0, 0, 0, 0, 0, 0, SweptMessages.Log.NOT_READABLE);
    SweepResult swept = new SweepResult(0, 0, 0, 0, now);

    meter.completed(
        DC, SweepSubject.ORDERS, swept.with(messages, new SweptWebhooks(1, 0, 0, 0, 2, 0, 0)));
    assertThat(logIsReadable()).isEqualTo(1);
    meter.completed(
        DC, SweepSubject.ORDERS, swept.with(messages, new SweptWebhooks(1, 1, 1, 0, 0, 0, 0)));
    meter.completed(DC, SweepSubject.ORDERS, swept.with(unreadable, null));

    assertThat(messages("read")).isEqualTo(14);
    assertThat(messages("unread")).isEqualTo(4);
    assertThat(messages("absent")).isEqualTo(2);
    assertThat(webhooks("stopped")).isZero();
    assertThat(webhooks("revived")).isEqualTo(1);
    assertThat(logIsReadable()).isZero();
  }

  private double messages(String outcome) {
    return meters
        .get("lockstep.sweep.messages")
        .tags("connection", "dc", "outcome", outcome)
        .counter()
        .count();
  }

  private double webhooks(String condition) {
    return meters
        .get("lockstep.webhook.subscriptions")
        .tags("connection", "dc", "condition", condition)
        .gauge()
        .value();
  }

  private double logIsReadable() {
    return meters.get("lockstep.sweep.log.readable").tag("connection", "dc").gauge().value();
  }

  private double found(String outcome) {
    return meters
        .get("lockstep.sweep.found")
        .tags("connection", "dc", "subject", "shipments", "outcome", outcome)
        .counter()
        .count();
  }

  private double lag() {
    return meters
        .get("lockstep.sweep.lag")
        .tags("connection", "dc", "subject", "orders")
        .timeGauge()
        .value(TimeUnit.SECONDS);
  }
}
