package dev.lockstep.platform.commercetools;

import dev.lockstep.common.Secret;
import dev.lockstep.common.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Through which brokers commercetools may deliver its messages. Only what stands here is let in;
 * several may be open at once, so that a move from one broker to another leaves no gap.
 */
public record CommercetoolsWebhookSettings(
    @Setting("Google Pub/Sub push with an OIDC token.") @Nullable PubSub pubSub,
    @Setting("Amazon EventBridge through an API destination.") @Nullable EventBridge eventBridge,
    @Setting("Amazon SNS over HTTPS, signed.") @Nullable Sns sns,
    @Setting("Anything else that can show a key.") @Nullable Plain plain) {
  public CommercetoolsWebhookSettings {
    if (pubSub == null && eventBridge == null && sns == null && plain == null) {
      throw new IllegalArgumentException(
          "No way in is open for commercetools. Set pubSub, eventBridge, sns or plain.");
    }
  }

  /** Google Pub/Sub push: every request carries a token signed by Google for one audience. */
  public record PubSub(
      @Setting("The audience of the push subscription's token.") String audience,
      @Setting("E-mail address of the service account that pushes.") String serviceAccount,
      @Setting(
              value = "Where the signing keys are published.",
              byDefault = "https://www.googleapis.com/oauth2/v3/certs")
          URI keys,
      @Setting(
              value = "Who may have issued the token.",
              byDefault = "[https://accounts.google.com, accounts.google.com]")
          Set<String> issuers,
      @Setting(value = "How far clocks may differ.", byDefault = "60s") Duration clockSkew) {
    public static final URI GOOGLE_KEYS = URI.create("https://www.googleapis.com/oauth2/v3/certs");
    public static final Set<String> GOOGLE =
        Set.of("https://accounts.google.com", "accounts.google.com");

    public PubSub {
      issuers = Set.copyOf(issuers);
    }

    /** Google's own keys and issuers. */
    public PubSub(String audience, String serviceAccount) {
      this(audience, serviceAccount, GOOGLE_KEYS, GOOGLE, Duration.ofSeconds(60));
    }
  }

  /** EventBridge API destination: every request carries the key of its connection. */
  public record EventBridge(
      @Setting(value = "Header that carries the key.", byDefault = "x-api-key") String header,
      @Setting("Keys, each of them valid: add the new one, then remove the old one.")
          List<Secret> keys) {
    public EventBridge {
      keys = List.copyOf(keys);
      if (keys.isEmpty()) {
        throw new IllegalArgumentException("EventBridge needs a key. Add one to keys.");
      }
    }
  }

  /** SNS: every notification is signed with a certificate that Amazon publishes. */
  public record Sns(
      @Setting("ARNs of the topics that may deliver.") Set<String> topics,
      @Setting(
              value =
                  "Hosts from which certificates are fetched and on which subscriptions are confirmed.",
              byDefault = "sns\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?")
          Pattern hosts,
      @Setting(
              value = "Signature versions that are accepted: v2, and v1 for old topics.",
              byDefault = "[v2]")
          Set<SnsSignature> signatures) {
    public static final Pattern AMAZON =
        Pattern.compile("sns\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?");

    public Sns {
      topics = Set.copyOf(topics);
      signatures = Set.copyOf(signatures);
      if (topics.isEmpty()) {
        throw new IllegalArgumentException("SNS needs a topic. Add its ARN to topics.");
      }
    }

    /** Amazon's own hosts, signature version 2. */
    public Sns(Set<String> topics) {
      this(topics, AMAZON, Set.of(SnsSignature.V2));
    }
  }

  /** SNS signature versions. */
  public enum SnsSignature {
    /** SHA-1: only for topics that cannot be switched to version 2. */
    V1,
    /** SHA-256. */
    V2
  }

  /** A sender of our own making: shows a key in a header, or knows a secret path. */
  public record Plain(
      @Setting(value = "Header that carries the key.", byDefault = "x-api-key") String header,
      @Setting("Keys in that header, each of them valid.") List<Secret> keys,
      @Setting("Secret last segments of the path, each of them valid.") List<Secret> paths) {
    public Plain {
      keys = List.copyOf(keys);
      paths = List.copyOf(paths);
      if (keys.isEmpty() && paths.isEmpty()) {
        throw new IllegalArgumentException(
            "A plain sender needs a key or a secret path. Add one to keys or to paths.");
      }
    }
  }
}
