package dev.lockstep.platform.scend;

import dev.lockstep.common.Secret;
import dev.lockstep.port.webhook.AcceptedKeys;
import dev.lockstep.port.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Applies the configured proof to a request: empty where it holds, otherwise why it does not. */
final class ScendWebhookProof {
  private final ScendWebhookSettings settings;
  private final Optional<ScendStandardWebhook> standard;
  private final AcceptedKeys tokens;
  private final List<byte[]> hmacKeys;

  ScendWebhookProof(ScendWebhookSettings settings, InstantSource clock) {
    this.settings = settings;
    this.standard =
        settings.proof() == ScendWebhookSettings.Proof.STANDARD_WEBHOOKS
            ? Optional.of(new ScendStandardWebhook(settings.secrets(), settings.tolerance(), clock))
            : Optional.empty();
    this.tokens = new AcceptedKeys(settings.secrets());
    this.hmacKeys =
        settings.secrets().stream()
            .map(Secret::reveal)
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();
  }

  Optional<String> objectionTo(WebhookRequest request) {
    return switch (settings.proof()) {
      case STANDARD_WEBHOOKS -> standard.orElseThrow().objectionTo(request);
      case HMAC_HEADER ->
          unless(isSigned(request), "its signature fits none of our secrets, or is missing");
      case TOKEN_HEADER ->
          unless(
              tokens.accept(request.header(settings.header())),
              "its token is not one of ours, or is missing");
      case SECRET_PATH ->
          unless(tokens.accept(request.secretPath()), "its path is not one of ours");
      case NONE -> Optional.empty();
    };
  }

  private boolean isSigned(WebhookRequest request) {
    Optional<String> shown = request.header(settings.header());
    if (shown.isEmpty()) {
      return false;
    }
    boolean fits = false;
    for (byte[] key : hmacKeys) {
      byte[] expected =
          written(ScendWebhookHmac.of(key, request.body())).getBytes(StandardCharsets.US_ASCII);
      fits |=
          MessageDigest.isEqual(expected, comparable(shown.get()).getBytes(StandardCharsets.UTF_8));
    }
    return fits;
  }

  private String written(byte[] hmac) {
    return switch (settings.encoding()) {
      case HEX -> HexFormat.of().formatHex(hmac);
      case BASE64 -> Base64.getEncoder().encodeToString(hmac);
    };
  }

  private String comparable(String shown) {
    return switch (settings.encoding()) {
      case HEX -> shown.strip().toLowerCase(Locale.ROOT);
      case BASE64 -> shown.strip();
    };
  }

  private static Optional<String> unless(boolean holds, String objection) {
    return holds ? Optional.empty() : Optional.of(objection);
  }
}
