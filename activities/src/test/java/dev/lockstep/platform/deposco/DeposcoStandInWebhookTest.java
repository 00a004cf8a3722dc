package dev.lockstep.platform.deposco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.Secret;
import dev.lockstep.port.webhook.Hint;
import dev.lockstep.port.webhook.WebhookDecoder.Decoded;
import dev.lockstep.port.webhook.WebhookRequest;
import dev.lockstep.sandbox.deposco.DeposcoOptions;
import dev.lockstep.sandbox.deposco.OrderStatus;
import dev.lockstep.sandbox.deposco.WebhookTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the stand-in really sends, signature included, is what the decoder understands. */
class DeposcoStandInWebhookTest extends DeposcoStory {
  private static final Secret SECRET = new Secret(DeposcoOptions.WEBHOOK_SECRET);
  private final MockWebServer listener = new MockWebServer();

  @BeforeEach
  void listen() throws IOException {
    listener.start();
    listener.enqueue(new MockResponse.Builder().code(204).build());
    open(
        DeposcoOptions.defaults()
            .with()
            .webhooks(new WebhookTarget(listener.url("/webhooks/dc").uri(), SECRET.reveal()))
            .build());
    put(draft());
  }

  @AfterEach
  void stopListening() {
    listener.close();
  }

  private List<Hint> received() throws InterruptedException {
    RecordedRequest sent = listener.takeRequest(10, TimeUnit.SECONDS);
    assertThat(sent).isNotNull();
    Decoded decoded =
        DeposcoWebhookDecoderTest.decoder(List.of(SECRET), List.of())
            .decode(
                new WebhookRequest(
                    Map.of("x-deposco-signature", sent.getHeaders().values("X-Deposco-Signature")),
                    String.valueOf(sent.getBody() == null ? "" : sent.getBody().utf8())
                        .getBytes(StandardCharsets.UTF_8)));
    assertThat(decoded).isInstanceOf(Decoded.Hints.class);
    return ((Decoded.Hints) decoded).hints();
  }

  @Test
  void a_shipment_is_a_dispatch() throws InterruptedException {
    deposco().advance(REF.value(), OrderStatus.SHIP_COMPLETE);

    assertThat(received())
        .singleElement()
        .isInstanceOfSatisfying(
            Hint.FulfilmentDispatched.class, hint -> assertThat(hint.fulfilment()).isEqualTo(REF));
  }

  @Test
  void a_cancellation_is_an_alteration() throws InterruptedException {
    DeposcoAccount.warehouse(deposco()).cancel(REF, List.of(), "FRAUD");

    assertThat(received())
        .singleElement()
        .isInstanceOfSatisfying(
            Hint.FulfilmentAltered.class, hint -> assertThat(hint.fulfilment()).isEqualTo(REF));
  }
}
