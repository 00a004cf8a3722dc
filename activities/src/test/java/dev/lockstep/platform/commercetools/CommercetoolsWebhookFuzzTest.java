package dev.lockstep.platform.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.Secret;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.webhook.WebhookDecoder.Decoded;
import dev.lockstep.port.webhook.WebhookRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever strangers send, with every way in open: it is refused, and nothing is thrown. */
class CommercetoolsWebhookFuzzTest {
  private static final String CERTIFICATE = "https://sns.eu-central-1.amazonaws.com/cert.pem";
  private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:commercetools";
  private static final List<String> SEEDS =
      List.of(
          WebhookMessages.order("OrderCreated"),
          WebhookMessages.cloudEvent(WebhookMessages.order("OrderCreated")),
          WebhookMessages.eventBridge(WebhookMessages.order("OrderCreated")),
          WebhookMessages.pubSub(WebhookMessages.order("OrderCreated")),
          """
          {"Type":"Notification","MessageId":"m","TopicArn":"%s","Message":"{}",
           "Timestamp":"2026-11-21T09:59:59.000Z","SignatureVersion":"2",
           "Signature":"bm90IGEgc2lnbmF0dXJl","SigningCertURL":"%s"}
          """
              .formatted(TOPIC, CERTIFICATE),
          "[".repeat(50_000),
          "{\"a\":".repeat(50_000),
          "{\"message\":{\"data\":" + "9".repeat(5_000) + "}}",
          "");

  @TempDir Path directory;
  private final PublishedWebhookKeys web = new PublishedWebhookKeys();
  private final CommercetoolsWebhookDecoder decoder =
      new CommercetoolsWebhookDecoder(
          new ConnectionId("shop"),
          "my-shop",
          WebhookMessages.OUR_CLIENT,
          new CommercetoolsWebhookSettings(
              new CommercetoolsWebhookSettings.PubSub("audience", "push@example.com"),
              new CommercetoolsWebhookSettings.EventBridge(
                  "x-api-key", List.of(new Secret("a key nobody guesses"))),
              new CommercetoolsWebhookSettings.Sns(Set.of(TOPIC)),
              new CommercetoolsWebhookSettings.Plain(
                  "x-shop-key",
                  List.of(new Secret("another key nobody guesses")),
                  List.of(new Secret("a path nobody guesses")))),
          new PlatformContext(
              InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z")),
              web.client(),
              new SimpleMeterRegistry()));

  @BeforeEach
  void publish_keys() {
    BrokerWebhookKeys keys = BrokerWebhookKeys.make(directory);
    web.publish(CERTIFICATE, keys.certificate());
    web.publish(CommercetoolsWebhookSettings.PubSub.GOOGLE_KEYS.toString(), keys.keySet());
  }

  @Test
  void twenty_thousand_mutated_requests_are_never_let_in() {
    Random random = new Random(20261121);
    for (int i = 0; i < 20_000; i++) {
      byte[] body = mutate(SEEDS.get(i % SEEDS.size()), random);
      Decoded decoded = decoder.decode(new WebhookRequest(headers(random), path(random), body));
      assertThat(decoded).isInstanceOfAny(Decoded.NotGenuine.class, Decoded.NotVerifiable.class);
    }
  }

  @Test
  void twenty_thousand_mutated_bodies_of_a_genuine_sender_are_one_of_the_outcomes() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      Map<String, List<String>> headers =
          Map.of("x-shop-key", List.of("another key nobody guesses"));
      byte[] body = mutate(SEEDS.get(i % 4), random);
      assertThat(decoder.decode(new WebhookRequest(headers, body)))
          .isInstanceOfAny(Decoded.Hints.class, Decoded.NotUnderstood.class);
    }
  }

  private static byte[] mutate(String seed, Random random) {
    ByteArrayOutputStream mutated = new ByteArrayOutputStream();
    byte[] bytes = seed.getBytes(StandardCharsets.UTF_8);
    int cut = random.nextInt(4) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
    mutated.write(bytes, 0, cut);
    byte[] result = mutated.toByteArray();
    for (int flips = random.nextInt(8); flips > 0 && result.length > 0; flips--) {
      result[random.nextInt(result.length)] = (byte) random.nextInt(256);
    }
    return result;
  }

  private static Map<String, List<String>> headers(Random random) {
    Map<String, List<String>> headers = new HashMap<>();
    if (random.nextBoolean()) {
      headers.put("authorization", List.of("Bearer " + token(random)));
    }
    if (random.nextBoolean()) {
      headers.put("x-api-key", List.of(noise(random)));
    }
    if (random.nextBoolean()) {
      headers.put("x-shop-key", List.of(noise(random)));
    }
    return headers;
  }

  private static Optional<String> path(Random random) {
    return random.nextBoolean() ? Optional.of(noise(random)) : Optional.empty();
  }

  private static String token(Random random) {
    String header =
        switch (random.nextInt(6)) {
          case 0 -> "{\"alg\":\"RS256\",\"kid\":\"key-1\"}";
          case 1 -> "{\"alg\":\"none\"}";
          case 2 -> "{\"alg\":\"HS256\",\"kid\":\"key-1\"}";
          case 3 -> "{\"alg\":\"RS256\",\"kid\":\"" + random.nextInt() + "\"}";
          case 4 -> "[".repeat(4000);
          default -> noise(random);
        };
    return part(header) + "." + part("{\"aud\":\"audience\"}") + "." + part(noise(random));
  }

  private static String part(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String noise(Random random) {
    byte[] bytes = new byte[random.nextInt(60)];
    random.nextBytes(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
