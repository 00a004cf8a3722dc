package dev.lockstep.sandbox.scend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.Impostor;
import dev.lockstep.sandbox.delivery.Notice;
import dev.lockstep.sandbox.delivery.Outbox;
import dev.lockstep.sandbox.delivery.Posting;
import dev.lockstep.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Tells the listener what happened, signed as Standard Webhooks are. */
final class ScendWebhooks {
  private static final String PREFIX = "whsec_";
  private static final Duration LONG_PAST = Duration.ofHours(2);

  private final Outbox outbox;
  private final InstantSource clock;
  private final String clientCode;
  private final long seed;
  private final AtomicLong sequence = new AtomicLong();
  private volatile @Nullable WebhookTarget target;

  ScendWebhooks(ScendOptions options, Outbox outbox) {
    this.outbox = outbox;
    this.clock = options.clock();
    this.clientCode = options.clientCode();
    this.seed = options.seed();
    this.target = options.webhooks();
  }

  void sendTo(@Nullable WebhookTarget newTarget) {
    target = newTarget;
  }

  void send(String event, ObjectNode about) {
    WebhookTarget to = target;
    if (to == null) {
      return;
    }
    long number = sequence.incrementAndGet();
    String id = "evt_" + Long.toString(seed, 36) + "_" + number;
    ObjectNode body =
        Json.object()
            .put("EventId", id)
            .put("EventType", event)
            .put("OccurredAt", Json.time(clock.instant()))
            .put("ClientCode", clientCode)
            .put("Sequence", number);
    body.set("Data", about);
    String text = Json.text(body);
    String reference = about.path("ClientReference").asText();
    outbox.send(
        new Notice(
            event, reference, flaws -> seal(to, id, written(text, reference, flaws), flaws)));
  }

  private static String written(String text, String reference, Set<DeliveryFault> flaws) {
    return flaws.contains(DeliveryFault.UNKNOWN_ORDER) ? Impostor.written(reference, text) : text;
  }

  private Posting seal(WebhookTarget to, String id, String body, Set<DeliveryFault> flaws) {
    Instant sentAt =
        flaws.contains(DeliveryFault.OLD_TIMESTAMP)
            ? clock.instant().minus(LONG_PAST)
            : clock.instant();
    String signed = id + "." + sentAt.getEpochSecond() + "." + body;
    boolean forged = flaws.contains(DeliveryFault.BAD_SIGNATURE);
    String signatures =
        to.secrets().stream()
            .map(secret -> "v1," + hmac(secret, forged ? signed + " " : signed))
            .collect(Collectors.joining(" "));
    return new Posting(
        to.uri(),
        Map.of(
            "Content-Type",
            "application/json",
            "webhook-id",
            id,
            "webhook-timestamp",
            Long.toString(sentAt.getEpochSecond()),
            "webhook-signature",
            signatures),
        body);
  }

  private static String hmac(String secret, String text) {
    String base64 = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(base64), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime lacks HmacSHA256.", e);
    }
  }
}
