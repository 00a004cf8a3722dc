package dev.lockstep.webhook;

import dev.lockstep.common.ConnectionId;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts webhooks: {@code lockstep.webhooks}, tagged connection and outcome. */
final class WebhookMeter {
  private static final String NAME = "lockstep.webhooks";

  private final MeterRegistry meters;

  WebhookMeter(MeterRegistry meters) {
    this.meters = meters;
  }

  void count(ConnectionId connection, Outcome outcome) {
    meters.counter(NAME, "connection", connection.value(), "outcome", outcome.tag()).increment();
  }
}
