package dev.lockstep.platform.scend;

import dev.lockstep.common.Secret;
import dev.lockstep.port.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Verifies a request by the Standard Webhooks scheme: HMAC-SHA256 over id, timestamp and raw body.
 * Several secrets and several signatures may be in force at once, so that either side can rotate.
 *
 * @see <a
 *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
final class ScendStandardWebhook {
  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";

  private final List<byte[]> keys;
  private final Duration tolerance;
  private final InstantSource clock;

  ScendStandardWebhook(List<Secret> secrets, Duration tolerance, InstantSource clock) {
    this.keys = secrets.stream().map(ScendStandardWebhook::key).toList();
    this.tolerance = tolerance;
    this.clock = clock;
  }

  /**
   * The bytes of a secret: Base64 behind its prefix.
   *
   * @throws IllegalArgumentException where it is not; the message does not show it
   */
  static byte[] key(Secret secret) {
    String text = secret.reveal().strip();
    String encoded = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    try {
      byte[] key = Base64.getDecoder().decode(encoded);
      if (key.length == 0) {
        throw new IllegalArgumentException("empty");
      }
      return key;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "A Standard Webhooks secret is Base64 behind whsec_, and this one is not. Copy it again from Scend.");
    }
  }

  /** Empty where the request is genuine, otherwise why it is not. */
  Optional<String> objectionTo(WebhookRequest request) {
    Optional<String> id = request.header("webhook-id");
    Optional<String> timestamp = request.header("webhook-timestamp");
    Optional<String> signatures = request.header("webhook-signature");
    if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()) {
      return Optional.of("it is not signed");
    }
    if (!isTimely(timestamp.get())) {
      return Optional.of("its timestamp is too old, too new, or none");
    }
    return isSigned(id.get() + "." + timestamp.get() + ".", request.body(), signatures.get())
        ? Optional.empty()
        : Optional.of("none of its signatures fits one of our secrets");
  }

  private boolean isTimely(String timestamp) {
    try {
      Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(sent, clock.instant()).abs().compareTo(tolerance) <= 0;
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      return false;
    }
  }

  private boolean isSigned(String head, byte[] body, String signatures) {
    boolean fits = false;
    for (byte[] key : keys) {
      byte[] expected = ScendWebhookHmac.of(key, head.getBytes(StandardCharsets.UTF_8), body);
      byte[] written =
          (VERSION + Base64.getEncoder().encodeToString(expected))
              .getBytes(StandardCharsets.US_ASCII);
      for (String signature : signatures.split(" ", -1)) {
        fits |= MessageDigest.isEqual(written, signature.getBytes(StandardCharsets.UTF_8));
      }
    }
    return fits;
  }
}
