package dev.lockstep.platform.commercetools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.port.webhook.WebhookRequest;
import java.net.URI;

/**
 * One broker's way of delivering: proves where a request comes from, then takes out its payload.
 */
interface CommercetoolsWebhookEnvelope {

  Opened open(WebhookRequest request);

  /** What was inside. */
  sealed interface Opened {
    /** Proven; one layer taken off. */
    record Payload(JsonNode json) implements Opened {}

    /** Proven; the broker asks for this address to be fetched. */
    record Confirmation(URI address) implements Opened {}

    /** Proven; nothing to do. */
    record Nothing() implements Opened {}

    /** Carries no proof of this broker's kind. */
    record Foreign() implements Opened {}

    /** Carries a proof, which does not hold. */
    record Forged(String why) implements Opened {}

    /** The broker's keys cannot be fetched now. */
    record KeysMissing(String why) implements Opened {}

    /** Proven, and not what this broker sends. */
    record Garbled(String why) implements Opened {}
  }
}
