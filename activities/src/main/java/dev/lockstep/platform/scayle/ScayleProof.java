package dev.lockstep.platform.scayle;

import dev.lockstep.port.webhook.AcceptedKeys;
import dev.lockstep.port.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** The secret path and the Basic credentials of a call: both have to be ours. */
final class ScayleProof {
  private static final String BASIC = "basic ";

  private final AcceptedKeys paths;
  private final AcceptedKeys credentials;

  ScayleProof(ScayleWebhookSettings settings) {
    this.paths = new AcceptedKeys(settings.paths());
    this.credentials = new AcceptedKeys(settings.credentials());
  }

  boolean accepts(WebhookRequest request) {
    boolean path = paths.accept(request.secretPath());
    boolean shown = credentials.accept(request.header("Authorization").flatMap(ScayleProof::pair));
    return path && shown;
  }

  private static Optional<String> pair(String header) {
    if (!header.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
      return Optional.empty();
    }
    try {
      byte[] pair = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      return Optional.of(new String(pair, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
