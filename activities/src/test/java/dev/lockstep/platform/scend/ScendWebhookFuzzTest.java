package dev.lockstep.platform.scend;

import static dev.lockstep.platform.scend.ScendWebhookDecoderTest.NEW;
import static dev.lockstep.platform.scend.ScendWebhookDecoderTest.NOW;
import static dev.lockstep.platform.scend.ScendWebhookDecoderTest.decoder;
import static dev.lockstep.platform.scend.ScendWebhookDecoderTest.event;
import static dev.lockstep.platform.scend.ScendWebhookDecoderTest.headers;
import static dev.lockstep.platform.scend.ScendWebhookDecoderTest.settings;
import static dev.lockstep.platform.scend.ScendWebhookDecoderTest.signature;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.platform.scend.ScendWebhookSettings.Encoding;
import dev.lockstep.platform.scend.ScendWebhookSettings.Proof;
import dev.lockstep.port.webhook.WebhookDecoder.Decoded;
import dev.lockstep.port.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever strangers send, and whatever a trusted sender garbles: nothing is thrown. */
class ScendWebhookFuzzTest {
  private final ScendWebhookDecoder decoder =
      decoder(ScendWebhookSettings.signedWith(List.of(NEW)));

  @Test
  void twenty_thousand_mutated_requests_are_neither_let_in_nor_too_much() {
    Random random = new Random(20261121);
    String body = event("shipment.dispatched", "\"Status\":\"x\"");
    String genuine = signature(NEW, body, NOW);
    for (int i = 0; i < 20_000; i++) {
      byte[] mutated = mutate(body.getBytes(StandardCharsets.UTF_8), random);
      Map<String, List<String>> headers = new HashMap<>();
      headers(genuine, NOW).forEach((name, value) -> headers.put(name, List.of(value)));
      assertThat(decoder.decode(new WebhookRequest(headers, mutated)))
          .isInstanceOf(Decoded.NotGenuine.class);
    }
  }

  @Test
  void twenty_thousand_mutated_events_of_an_unsigned_sender_are_one_of_the_outcomes() {
    Random random = new Random(11);
    ScendWebhookDecoder trusting = decoder(settings(Proof.NONE, List.of(), Encoding.HEX, null));
    byte[] body =
        event("order.status_changed", "\"Status\":\"Query\"").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 20_000; i++) {
      assertThat(trusting.decode(new WebhookRequest(Map.of(), mutate(body, random))))
          .isNotInstanceOf(Decoded.NotGenuine.class);
    }
  }

  /** Never the same bytes: the first byte stays what it is, a space is put before it. */
  private static byte[] mutate(byte[] original, Random random) {
    byte[] mutated = new byte[original.length + 1];
    mutated[0] = ' ';
    System.arraycopy(original, 0, mutated, 1, original.length);
    for (int flips = random.nextInt(6); flips > 0; flips--) {
      mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
    }
    return mutated;
  }
}
