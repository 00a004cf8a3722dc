package dev.lockstep.alerting;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.alerting.AlertText.Part;
import dev.lockstep.alerts.AlertKind;
import dev.lockstep.alerts.AlertMessage;
import dev.lockstep.alerts.AlertNotice;
import dev.lockstep.alerts.OldestOrder;
import dev.lockstep.common.Secret;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A signed webhook by the Standard Webhooks specification, version 1 (HMAC-SHA256). The {@code
 * webhook-id} is the same for every attempt, so the receiver can drop a repeat.
 */
public final class WebhookChannel implements AlertChannel {
  private static final String PREFIX = "whsec_";
  private static final int LEAST_BYTES = 24;
  private static final String HMAC = "HmacSHA256";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonPost post;
  private final SecretKeySpec key;
  private final Wording wording;
  private final InstantSource clock;

  /**
   * @param secret {@code whsec_} and a key in Base64
   * @throws IllegalArgumentException if the address or the secret is none
   */
  public WebhookChannel(
      Secret address, Secret secret, Wording wording, OkHttpClient http, InstantSource clock) {
    this.post = new JsonPost(address, http, clock);
    this.key = key(secret);
    this.wording = wording;
    this.clock = clock;
  }

  static SecretKeySpec key(Secret secret) {
    String text = secret.reveal();
    try {
      byte[] raw =
          Base64.getDecoder()
              .decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
      if (raw.length < LEAST_BYTES) {
        throw new IllegalArgumentException("too short");
      }
      return new SecretKeySpec(raw, HMAC);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "secret is no key of Standard Webhooks. It is whsec_ and 24 to 64 bytes in Base64.");
    }
  }

  @Override
  public void send(AlertMessage message) {
    ByteString body = JsonPost.bytes(body(message));
    String time = Long.toString(clock.instant().getEpochSecond());
    post.send(
        body,
        Headers.of(
            "webhook-id",
            message.id(),
            "webhook-timestamp",
            time,
            "webhook-signature",
            "v1," + signature(message.id(), time, body)));
  }

  private String signature(String id, String time, ByteString body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update(ByteString.encodeUtf8(id + "." + time + ".").toByteArray());
      return Base64.getEncoder().encodeToString(mac.doFinal(body.toByteArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA256.", e);
    }
  }

  private ObjectNode body(AlertMessage message) {
    boolean test = message.notices().stream().allMatch(notice -> notice.kind() == AlertKind.TEST);
    AlertText text = wording.text(message);
    ObjectNode body = JSON.objectNode();
    body.put("type", test ? "lockstep.alert.test" : "lockstep.alert");
    body.put("timestamp", message.at().toString());
    ObjectNode data = body.putObject("data");
    data.put("channel", message.channel());
    data.put("title", text.title());
    var notices = data.putArray("notices");
    message.notices().forEach(notice -> notice(notices.addObject(), notice));
    for (int i = 0; i < text.parts().size(); i++) {
      Part part = text.parts().get(i);
      if (part.link() != null) {
        ((ObjectNode) notices.get(i)).put("webUi", part.link().toString());
      }
    }
    return body;
  }

  private static void notice(ObjectNode json, AlertNotice notice) {
    OldestOrder oldest = notice.oldest();
    json.put("id", notice.id());
    json.put("kind", notice.kind().name());
    json.put("severity", notice.severity().name().toLowerCase(Locale.ROOT));
    json.put("code", notice.code().name());
    json.put("owner", notice.code().owner().name());
    json.put("link", text(notice.group().link()));
    json.put("connection", text(notice.group().connection()));
    json.put("headline", Wording.headline(notice));
    json.put("orders", notice.count());
    json.put("newOrders", notice.fresh());
    json.put("since", oldest == null ? notice.opened().toString() : oldest.since().toString());
    json.put("due", notice.due().toString());
    var examples = json.putArray("examples");
    notice.examples().forEach(examples::add);
    json.put("finding", oldest == null ? null : oldest.finding());
    json.put("nextStep", notice.code().nextStep());
    json.put("command", Wording.command(notice));
    var told = json.putArray("toldBefore");
    notice.toldBefore().forEach(told::add);
  }

  private static @Nullable String text(@Nullable Object id) {
    return id == null ? null : id.toString();
  }
}
