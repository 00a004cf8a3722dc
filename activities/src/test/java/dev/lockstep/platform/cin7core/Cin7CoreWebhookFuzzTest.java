package dev.lockstep.platform.cin7core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.Secret;
import dev.lockstep.port.webhook.WebhookDecoder.Decoded;
import dev.lockstep.port.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever strangers send is refused, whatever the platform garbles is one of the outcomes. */
class Cin7CoreWebhookFuzzTest {
  private static final String SALE = "5B0A9F4E-1111-4222-8333-00000000C0DE";
  private static final List<String> SEEDS =
      List.of(
          "{\"SaleID\":\"" + SALE + "\",\"EventType\":\"Sale/OrderAuthorised\"}",
          "{\"SaleID\":\""
              + SALE
              + "\",\"DocumentDate\":\"21/11/2026\","
              + "\"EventType\":\"Sale/FullPaymentReceived\"}",
          "{\"SaleTaskID\":\"" + SALE + "\",\"EventType\":\"Sale/ShipmentAuthorised\",}",
          "[{\"SKU\":\"MUG\",\"OnHand\":5,\"MaxRows\":1}]",
          "[".repeat(50_000),
          "{\"a\":".repeat(50_000),
          "{\"EventType\":" + "9".repeat(5_000) + "}",
          "");

  private final Cin7CoreWebhookDecoder decoder =
      new Cin7CoreWebhookDecoder(
          TestAccount.CONNECTION,
          new Cin7CoreWebhookSettings(
              List.of(new Secret("a path nobody guesses")),
              List.of(new Secret("a token nobody guesses")),
              "x-lockstep-key",
              List.of()),
          InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z")));

  @Test
  void ten_thousand_mutated_requests_are_never_let_in() {
    Random random = new Random(20261121);
    for (int i = 0; i < 10_000; i++) {
      WebhookRequest request =
          new WebhookRequest(
              Map.of("authorization", List.of("Bearer " + noise(random))),
              random.nextBoolean() ? Optional.of(noise(random)) : Optional.empty(),
              mutated(SEEDS.get(i % SEEDS.size()), random));
      assertThat(decoder.decode(request)).isInstanceOf(Decoded.NotGenuine.class);
    }
  }

  @Test
  void ten_thousand_mutated_bodies_of_the_platform_are_one_of_the_outcomes() {
    Cin7CoreWebhookDecoder open =
        new Cin7CoreWebhookDecoder(
            TestAccount.CONNECTION,
            new Cin7CoreWebhookSettings(
                List.of(new Secret("hush")), List.of(), "x-lockstep-key", List.of()),
            InstantSource.system());
    Random random = new Random(11);
    int understood = 0;
    for (int i = 0; i < 10_000; i++) {
      Decoded decoded =
          open.decode(
              new WebhookRequest(
                  Map.of(), Optional.of("hush"), mutated(SEEDS.get(i % SEEDS.size()), random)));
      assertThat(decoded).isInstanceOfAny(Decoded.Hints.class, Decoded.NotUnderstood.class);
      understood += decoded instanceof Decoded.Hints ? 1 : 0;
    }
    assertThat(understood).isBetween(500, 9_500);
  }

  private static byte[] mutated(String seed, Random random) {
    byte[] bytes = seed.getBytes(StandardCharsets.UTF_8);
    int cut = random.nextInt(4) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
    byte[] result = Arrays.copyOf(bytes, cut);
    for (int flips = random.nextInt(8); flips > 0 && result.length > 0; flips--) {
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
