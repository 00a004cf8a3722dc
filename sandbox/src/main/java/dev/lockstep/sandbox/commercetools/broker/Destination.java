package dev.lockstep.sandbox.commercetools.broker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where messages go, and in which envelope they arrive. Null values take the defaults below. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "envelope")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Destination.Plain.class, name = "PLAIN"),
  @JsonSubTypes.Type(value = Destination.PubSub.class, name = "PUBSUB"),
  @JsonSubTypes.Type(value = Destination.EventBridge.class, name = "EVENTBRIDGE"),
  @JsonSubTypes.Type(value = Destination.Sns.class, name = "SNS")
})
public sealed interface Destination {
  URI uri();

  PayloadFormat format();

  /** The bare payload. */
  record Plain(URI uri, PayloadFormat format) implements Destination {
    public Plain {
      format = orPlatform(format);
    }
  }

  /** Google Pub/Sub push, authenticated by an OIDC token. */
  record PubSub(
      URI uri, PayloadFormat format, String issuer, String audience, String serviceAccount)
      implements Destination {
    public PubSub {
      format = orPlatform(format);
      issuer = or(issuer, "https://accounts.google.com");
      audience = or(audience, "lockstep");
      serviceAccount = or(serviceAccount, "push@sandbox.iam.gserviceaccount.com");
    }
  }

  /** An EventBridge API destination, authenticated by an API key in a header. */
  record EventBridge(URI uri, PayloadFormat format, String keyHeader, String key)
      implements Destination {
    public EventBridge {
      format = orPlatform(format);
      keyHeader = or(keyHeader, "X-Api-Key");
      key = or(key, "sandbox-eventbridge-key");
    }
  }

  /** An SNS subscription over HTTP, signed with version 2; it has to be confirmed first. */
  record Sns(URI uri, PayloadFormat format, String topicArn) implements Destination {
    public Sns {
      format = orPlatform(format);
      topicArn = or(topicArn, "arn:aws:sns:eu-central-1:123456789012:sandbox");
    }
  }

  static Destination plain(URI uri) {
    return new Plain(uri, PayloadFormat.PLATFORM);
  }

  private static PayloadFormat orPlatform(@Nullable PayloadFormat format) {
    return format == null ? PayloadFormat.PLATFORM : format;
  }

  private static String or(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }
}
