package dev.lockstep.platform.scayle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.webhook.WebhookDecoder;
import dev.lockstep.port.webhook.WebhookDecoder.Decoded;
import dev.lockstep.port.webhook.WebhookRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Whatever strangers or SCAYLE itself send: it is one of the outcomes, and nothing is thrown. */
class ScayleWebhookFuzzTest {
  private static final List<String> TOPICS =
      List.of("delegation", "cancellation", "events", "", "x");
  private static final List<String> SEEDS =
      List.of(
          """
          {"id":77,"orderId":"901","orderReferenceKey":"fapl-1","fulfillingMerchantKey":"lockstep",
           "customData":[],"items":[{"orderItemId":"66254693892149","merchantKey":"lockstep"}]}
          """,
          """
          {"orderReferenceKey":"fapl-1","merchantKey":"lockstep","companyId":17,"warehouseIds":[501]}
          """,
          """
          {"key":"k","type":"order-cancelled","meta":{"tenantKey":"t","xRequestId":"r"},
           "payload":{"order":{"id":901},"items":[{"merchant":{"referenceKey":"lockstep"}}]}}
          """,
          "[".repeat(50_000),
          "{\"a\":".repeat(50_000),
          "{\"orderId\":" + "9".repeat(5_000) + "}",
          "");

  /** Nobody answers the decoder's look-ups, so that only reading is tried. */
  private final OkHttpClient silent =
      new OkHttpClient.Builder()
          .addInterceptor(chain -> {
            throw new IOException("Nobody is there.");
          })
          .build();

  private final WebhookDecoder decoder =
      new ScaylePlatform()
          .webhooks(
              Tenant.CONNECTION,
              Tenant.settings(URI.create("http://127.0.0.1:9/"), null),
              Tenant.webhooks(),
              new PlatformContext(InstantSource.system(), silent, new SimpleMeterRegistry()));

  @Test
  void twenty_thousand_requests_of_strangers_are_never_let_in() {
    Random random = new Random(20261121);
    for (int i = 0; i < 20_000; i++) {
      byte[] body = mutate(SEEDS.get(i % SEEDS.size()), random);
      assertThat(decoder.decode(request(headers(random), path(random), random, body)))
          .isInstanceOf(Decoded.NotGenuine.class);
    }
  }

  @Test
  void twenty_thousand_mutated_bodies_of_a_genuine_sender_are_one_of_the_outcomes() {
    Random random = new Random(11);
    Map<String, List<String>> genuine =
        Map.of("authorization", List.of(basic(Tenant.USER + ":" + Tenant.PASSWORD)));
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] body = mutate(SEEDS.get(i % SEEDS.size()), random);
      Decoded decoded = decoder.decode(request(genuine, Optional.of(Tenant.PATH), random, body));
      assertThat(decoded)
          .isInstanceOfAny(
              Decoded.Hints.class, Decoded.NotUnderstood.class, Decoded.NotVerifiable.class);
      read += decoded instanceof Decoded.Hints ? 1 : 0;
    }
    assertThat(read).isPositive();
  }

  private static WebhookRequest request(
      Map<String, List<String>> headers, Optional<String> path, Random random, byte[] body) {
    return new WebhookRequest(
        headers, path, Optional.of(TOPICS.get(random.nextInt(TOPICS.size()))), body);
  }

  private static Map<String, List<String>> headers(Random random) {
    Map<String, List<String>> headers = new HashMap<>();
    switch (random.nextInt(5)) {
      case 0 -> headers.put("authorization", List.of(noise(random)));
      case 1 -> headers.put("authorization", List.of("Basic " + noise(random)));
      case 2 -> headers.put("authorization", List.of(basic(noise(random))));
      case 3 -> headers.put("authorization", List.of(basic(Tenant.USER + ":" + noise(random))));
      default -> headers.put("x-api-key", List.of(noise(random)));
    }
    return headers;
  }

  private static Optional<String> path(Random random) {
    return random.nextBoolean() ? Optional.of(Tenant.PATH) : Optional.of(noise(random));
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] mutate(String seed, Random random) {
    byte[] bytes = seed.getBytes(StandardCharsets.UTF_8);
    int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
    byte[] result = Arrays.copyOf(bytes, length);
    for (int flips = random.nextInt(6); flips > 0 && result.length > 0; flips--) {
      result[random.nextInt(result.length)] = (byte) random.nextInt(256);
    }
    return result;
  }

  private static String noise(Random random) {
    byte[] bytes = new byte[random.nextInt(60)];
    random.nextBytes(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
