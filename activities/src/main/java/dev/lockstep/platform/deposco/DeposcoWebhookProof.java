package dev.lockstep.platform.deposco;

import dev.lockstep.common.Secret;
import dev.lockstep.port.webhook.AcceptedKeys;
import dev.lockstep.port.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Applies the configured proofs to a request: each that is configured has to hold. */
final class DeposcoWebhookProof {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "sha256=";

  private final DeposcoWebhookSettings settings;
  private final List<byte[]> keys;
  private final AcceptedKeys paths;

  DeposcoWebhookProof(DeposcoWebhookSettings settings) {
    this.settings = settings;
    this.keys =
        settings.secrets().stream()
            .map(Secret::reveal)
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();
    this.paths = new AcceptedKeys(settings.paths());
  }

  /** Empty where the request is genuine, otherwise why it is not. */
  Optional<String> objectionTo(WebhookRequest request) {
    if (!settings.paths().isEmpty() && !paths.accept(request.secretPath())) {
      return Optional.of("its path is not one of ours");
    }
    if (!keys.isEmpty() && !isSigned(request)) {
      return Optional.of("its signature fits none of our secrets, or is missing");
    }
    return Optional.empty();
  }

  private boolean isSigned(WebhookRequest request) {
    Optional<String> header = request.header(settings.header());
    if (header.isEmpty()) {
      return false;
    }
    String written = header.get().strip().toLowerCase(Locale.ROOT);
    byte[] shown =
        (written.startsWith(PREFIX) ? written.substring(PREFIX.length()) : written)
            .getBytes(StandardCharsets.UTF_8);
    boolean fits = false;
    for (byte[] key : keys) {
      byte[] expected =
          HexFormat.of().formatHex(hmac(key, request.body())).getBytes(StandardCharsets.US_ASCII);
      fits |= MessageDigest.isEqual(expected, shown);
    }
    return fits;
  }

  private static byte[] hmac(byte[] key, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
    }
  }
}
