package dev.lockstep.platform.scend;

import dev.lockstep.common.Secret;
import dev.lockstep.common.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How Scend's webhooks prove themselves, and which of its statuses matter. All of it is assumed.
 */
public record ScendWebhookSettings(
    @Setting(value = "How a webhook proves itself.", byDefault = "standard-webhooks") Proof proof,
    @Setting("Signing secrets, tokens or paths, each of them valid. Standard Webhooks: whsec_….")
        List<Secret> secrets,
    @Setting(
            value = "Standard Webhooks: how old or how far ahead a timestamp may be.",
            byDefault = "5m")
        Duration tolerance,
    @Setting(
            value = "Header of the signature or the token, for hmac-header and token-header.",
            byDefault = "x-scend-signature")
        String header,
    @Setting(value = "How hmac-header writes the signature.", byDefault = "hex") Encoding encoding,
    @Setting("The goods owner's code: a webhook for another one is refused.")
        @Nullable String clientCode,
    @Setting(
            value = "Statuses after which an order is looked at. Each look is a billed action.",
            byDefault =
                "[Cancelled, Rejected, Query, OnHold, BackOrder, PartAllocated, AwaitingReturnToStock]")
        Set<String> alteringStatuses) {
  public static final Set<String> ALTERING =
      Set.of(
          "Cancelled",
          "Rejected",
          "Query",
          "OnHold",
          "BackOrder",
          "PartAllocated",
          "AwaitingReturnToStock");

  public ScendWebhookSettings {
    secrets = List.copyOf(secrets);
    alteringStatuses = Set.copyOf(alteringStatuses);
    if (proof == Proof.NONE != secrets.isEmpty()) {
      throw new IllegalArgumentException(
          proof == Proof.NONE
              ? "proof none takes no secrets. Remove secrets, or choose the proof they are for."
              : "Webhooks need a secret to prove themselves. Add one to secrets, or choose proof none.");
    }
    if (tolerance.isNegative() || tolerance.isZero()) {
      throw new IllegalArgumentException("tolerance must be longer than nothing: " + tolerance);
    }
    if (proof == Proof.STANDARD_WEBHOOKS) {
      secrets.forEach(ScendStandardWebhook::key);
    }
  }

  /** Standard Webhooks with these secrets, everything else as it is by default. */
  public static ScendWebhookSettings signedWith(List<Secret> secrets) {
    return new ScendWebhookSettings(
        Proof.STANDARD_WEBHOOKS,
        secrets,
        Duration.ofMinutes(5),
        "x-scend-signature",
        Encoding.HEX,
        null,
        ALTERING);
  }

  /** What makes a webhook genuine. */
  public enum Proof {
    /** {@code webhook-id}, {@code webhook-timestamp}, {@code webhook-signature}. */
    STANDARD_WEBHOOKS,
    /** HMAC-SHA256 over the body, in one header. */
    HMAC_HEADER,
    /** A shared token in one header. */
    TOKEN_HEADER,
    /** A secret last segment of the path. */
    SECRET_PATH,
    /** Nothing: for networks that only the warehouse reaches. A webhook is a hint all the same. */
    NONE
  }

  /** How a signature is written. */
  public enum Encoding {
    HEX,
    BASE64
  }
}
