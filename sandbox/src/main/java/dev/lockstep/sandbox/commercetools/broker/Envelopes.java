package dev.lockstep.sandbox.commercetools.broker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.Posting;
import dev.lockstep.sandbox.http.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** Wraps one payload for one destination. */
public final class Envelopes {
  private static final Duration LONG_PAST = Duration.ofHours(2);
  private static final String JSON = "application/json";

  private final SigningKeys keys;
  private final InstantSource clock;
  private final URI publicBase;

  /**
   * Wraps with the broker's own key.
   *
   * @param publicBase where the stand-in serves its certificate and confirmations
   */
  public Envelopes(SigningKeys keys, InstantSource clock, URI publicBase) {
    this.keys = keys;
    this.clock = clock;
    this.publicBase = publicBase;
  }

  /** Seals a payload in Platform wording. */
  public Posting seal(Destination to, ObjectNode payload, Set<DeliveryFault> flaws) {
    ObjectNode told =
        flaws.contains(DeliveryFault.PAYLOAD_NOT_INCLUDED)
            ? Payloads.withoutPayload(payload)
            : payload;
    ObjectNode worded =
        switch (to.format()) {
          case PLATFORM -> told;
          case CLOUD_EVENTS -> Payloads.cloudEvent(told);
        };
    Instant sentAt =
        flaws.contains(DeliveryFault.OLD_TIMESTAMP)
            ? clock.instant().minus(LONG_PAST)
            : clock.instant();
    boolean forged = flaws.contains(DeliveryFault.BAD_SIGNATURE);
    return switch (to) {
      case Destination.Plain plain ->
          new Posting(
              plain.uri(), Map.of("Content-Type", contentType(plain.format())), Json.text(worded));
      case Destination.PubSub pubSub -> pubSub(pubSub, worded, sentAt, forged);
      case Destination.EventBridge bridge -> eventBridge(bridge, told, worded, sentAt, forged);
      case Destination.Sns sns -> {
        ObjectNode body = snsBody(sns, "Notification", Payloads.idOf(payload), sentAt);
        body.put("Message", Json.text(worded));
        yield sns(sns, body, forged);
      }
    };
  }

  /** The request by which SNS asks whether it may deliver. */
  public Posting confirmation(Destination.Sns sns, String token) {
    ObjectNode body = snsBody(sns, "SubscriptionConfirmation", token, clock.instant());
    body.put("Token", token);
    body.put("Message", "You have chosen to subscribe to the topic " + sns.topicArn() + ".");
    body.put("SubscribeURL", publicBase + "/_sandbox/sns/confirm?Token=" + token);
    return sns(sns, body, false);
  }

  private static String contentType(PayloadFormat format) {
    return switch (format) {
      case PLATFORM -> JSON;
      case CLOUD_EVENTS -> "application/cloudevents+json";
    };
  }

  private Posting pubSub(Destination.PubSub to, ObjectNode worded, Instant sentAt, boolean forged) {
    String encoded =
        Base64.getEncoder().encodeToString(Json.text(worded).getBytes(StandardCharsets.UTF_8));
    String id = Payloads.idOf(worded);
    ObjectNode message =
        Json.object()
            .put("data", encoded)
            .put("messageId", id)
            .put("message_id", id)
            .put("publishTime", Json.time(sentAt))
            .put("publish_time", Json.time(sentAt));
    message.putObject("attributes");
    ObjectNode body = Json.object().put("subscription", "projects/sandbox/subscriptions/lockstep");
    body.set("message", message);
    // A token serves many messages, as the real one does, which is good for an hour.
    Instant issuedAt = sentAt.truncatedTo(ChronoUnit.MINUTES);
    ObjectNode claims =
        Json.object()
            .put("iss", to.issuer())
            .put("aud", to.audience())
            .put("sub", "113000000000000000000")
            .put("email", to.serviceAccount())
            .put("email_verified", true)
            .put("iat", issuedAt.getEpochSecond())
            .put("exp", issuedAt.plusSeconds(3600).getEpochSecond());
    String token = forged ? forge(keys.token(claims)) : keys.token(claims);
    return new Posting(
        to.uri(),
        Map.of("Content-Type", JSON, "Authorization", "Bearer " + token),
        Json.text(body));
  }

  private static String forge(String signed) {
    int middle = signed.length() - 40;
    char other = signed.charAt(middle) == 'A' ? 'B' : 'A';
    return signed.substring(0, middle) + other + signed.substring(middle + 1);
  }

  private static Posting eventBridge(
      Destination.EventBridge to,
      ObjectNode told,
      ObjectNode worded,
      Instant sentAt,
      boolean forged) {
    ObjectNode event =
        Json.object()
            .put("version", "0")
            .put("id", Payloads.idOf(told))
            .put("detail-type", Payloads.typeOf(told))
            .put(
                "source",
                "aws.partner/commercetools.com/" + told.path("projectKey").asText() + "/lockstep")
            .put("account", "123456789012")
            .put("time", Json.time(sentAt))
            .put("region", "eu-central-1");
    event.putArray("resources");
    event.set("detail", worded);
    return new Posting(
        to.uri(),
        Map.of("Content-Type", JSON, to.keyHeader(), forged ? "wrong" + to.key() : to.key()),
        Json.text(event));
  }

  private ObjectNode snsBody(Destination.Sns to, String type, String id, Instant sentAt) {
    return Json.object()
        .put("Type", type)
        .put("MessageId", id)
        .put("TopicArn", to.topicArn())
        .put("Timestamp", Json.time(sentAt))
        .put("SignatureVersion", "2")
        .put("SigningCertURL", publicBase + "/_sandbox/sns-cert.pem");
  }

  private Posting sns(Destination.Sns to, ObjectNode body, boolean forged) {
    String signature = keys.signature(snsText(body));
    body.put("Signature", forged ? forge(signature) : signature);
    return new Posting(
        to.uri(),
        Map.of(
            "Content-Type",
            "text/plain; charset=UTF-8",
            "x-amz-sns-message-type",
            body.path("Type").asText(),
            "x-amz-sns-message-id",
            body.path("MessageId").asText(),
            "x-amz-sns-topic-arn",
            to.topicArn()),
        Json.text(body));
  }

  /** The text that SNS signs: some fields, in byte order, each as name and value on own lines. */
  private static String snsText(ObjectNode body) {
    StringBuilder text = new StringBuilder();
    String[] signed = {
      "Message", "MessageId", "Subject", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"
    };
    for (String field : signed) {
      String value = Json.textAt(body, field);
      if (value != null) {
        text.append(field).append('\n').append(value).append('\n');
      }
    }
    return text.toString();
  }
}
