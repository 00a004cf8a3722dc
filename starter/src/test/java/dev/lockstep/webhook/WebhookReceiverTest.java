package dev.lockstep.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The receiver with everything behind it at work. */
class WebhookReceiverTest extends WebhookReceiverSetting {
  @Nested
  class With_Temporal_at_work {
    private WebhookReceiver receiver;

    @BeforeEach
    void start() {
      receiver = receiver(orders, decoders());
    }

    @Test
    void a_paid_message_has_reached_its_order_when_it_is_acknowledged() {
      HttpResponse<String> answer =
          post(receiver, "/webhooks/shop", paid("m-1"), "x-api-key", "k1");

      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(orders.signals("order/uk/" + order))
          .containsExactly("paymentSettled {\"version\":1,\"eventId\":\"m-1\"}");
      assertThat(counted("shop", "taken")).isEqualTo(1);
    }

    @Test
    void a_secret_path_serves_a_sender_that_cannot_set_headers() {
      assertThat(post(receiver, "/webhooks/shop/s3cret-path", paid("m-1")).statusCode())
          .isEqualTo(204);
      assertThat(post(receiver, "/webhooks/shop/guess", paid("m-1")).statusCode()).isEqualTo(401);
    }

    @Test
    void duplicates_make_one_workflow() {
      for (int i = 0; i < 3; i++) {
        assertThat(post(receiver, "/webhooks/shop", created("m-1"), "x-api-key", "k1").statusCode())
            .isEqualTo(204);
      }

      assertThat(orders.history("order/uk/" + order).getFirst().getEventId()).isEqualTo(1);
      assertThat(orders.signals("order/uk/" + order)).hasSize(3);
    }

    @Test
    void a_message_that_does_not_concern_us_is_acknowledged() {
      String body = message("m-1", "OrderBillingAddressSet");

      assertThat(post(receiver, "/webhooks/shop", body, "x-api-key", "k1").statusCode())
          .isEqualTo(204);
      assertThat(counted("shop", "irrelevant")).isEqualTo(1);
    }

    @Test
    void both_keys_are_good_while_one_replaces_the_other() {
      assertThat(post(receiver, "/webhooks/shop", paid("m-1"), "x-api-key", "k1").statusCode())
          .isEqualTo(204);
      assertThat(post(receiver, "/webhooks/shop", paid("m-2"), "x-api-key", "k2").statusCode())
          .isEqualTo(204);
      assertThat(postSigned(receiver, dispatched("e-1"), OLD_SECRET, NOW).statusCode())
          .isEqualTo(204);
      assertThat(postSigned(receiver, dispatched("e-2"), NEW_SECRET, NOW).statusCode())
          .isEqualTo(204);
    }

    @Test
    void a_dispatch_reaches_the_order_it_belongs_to() {
      post(receiver, "/webhooks/shop", paid("m-1"), "x-api-key", "k1");

      assertThat(postSigned(receiver, dispatched("e-1"), NEW_SECRET, NOW).statusCode())
          .isEqualTo(204);

      assertThat(orders.signals("order/uk/" + order).getLast())
          .isEqualTo(
              "dispatched {\"version\":1,\"eventId\":\"e-1\",\"fulfilment\":\""
                  + order
                  + "\",\"shipment\":\"SH1\"}");
    }

    @Test
    void a_dispatch_of_an_unknown_order_is_acknowledged_and_counted() {
      assertThat(postSigned(receiver, dispatched("e-1"), NEW_SECRET, NOW).statusCode())
          .isEqualTo(204);
      assertThat(counted("dc", "unknown-order")).isEqualTo(1);
    }

    @Test
    void without_proof_nothing_happens() {
      assertThat(post(receiver, "/webhooks/shop", paid("m-1")).statusCode()).isEqualTo(401);
      assertThat(post(receiver, "/webhooks/shop", paid("m-1"), "x-api-key", "k3").statusCode())
          .isEqualTo(401);
      assertThat(
              postSigned(
                      receiver, dispatched("e-1"), secret("somebody else's secret, not ours"), NOW)
                  .statusCode())
          .isEqualTo(401);
      assertThat(
              postSigned(receiver, dispatched("e-1"), NEW_SECRET, NOW.minusSeconds(301))
                  .statusCode())
          .isEqualTo(401);

      assertThat(counted("shop", "not-genuine")).isEqualTo(2);
      assertThat(counted("dc", "not-genuine")).isEqualTo(2);
      assertThat(counted("dc", "unknown-order")).isZero();
    }

    @Test
    void a_body_that_is_too_long_is_refused_whether_it_says_so_or_not() {
      byte[] long2 = new byte[2 * 1024 * 1024];
      HttpResponse<String> declared =
          send(to(receiver, "/webhooks/shop").POST(BodyPublishers.ofByteArray(long2)));
      HttpResponse<String> chunked =
          send(
              to(receiver, "/webhooks/shop")
                  .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(long2))));

      assertThat(List.of(declared, chunked))
          .allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).isEqualTo("The body is longer than 1048576 bytes.\n");
          });
      assertThat(counted("shop", "too-long")).isEqualTo(2);
      assertThat(post(receiver, "/webhooks/shop", paid("m-1"), "x-api-key", "k1").statusCode())
          .isEqualTo(204);
    }

    @Test
    void what_is_genuine_and_not_understood_is_a_bad_request() {
      assertThat(post(receiver, "/webhooks/shop", "<html>", "x-api-key", "k1").statusCode())
          .isEqualTo(400);
      assertThat(post(receiver, "/webhooks/shop", "", "x-api-key", "k1").statusCode())
          .isEqualTo(400);
      assertThat(counted("shop", "not-understood")).isEqualTo(2);
    }

    @Test
    void only_posts_to_known_connections_are_taken() {
      assertThat(send(to(receiver, "/webhooks/shop").GET()).statusCode()).isEqualTo(405);
      assertThat(send(to(receiver, "/webhooks/shop").DELETE()).headers().firstValue("allow"))
          .contains("POST");
      assertThat(post(receiver, "/webhooks/nobody", paid("m-1"), "x-api-key", "k1").statusCode())
          .isEqualTo(404);
      assertThat(post(receiver, "/", paid("m-1")).statusCode()).isEqualTo(404);
    }

    @Test
    void it_says_that_it_is_well_and_counts_what_it_took() {
      post(receiver, "/webhooks/shop", paid("m-1"), "x-api-key", "k1");

      assertThat(send(to(receiver, "/health").GET()).statusCode()).isEqualTo(200);
      assertThat(send(to(receiver, "/ready").GET()).statusCode()).isEqualTo(200);
      assertThat(send(to(receiver, "/metrics").GET()).body())
          .contains("lockstep_webhooks_total{connection=\"shop\",outcome=\"taken\"} 1.0");
    }

    @Test
    void thousands_of_malformed_bodies_leave_it_well_and_start_nothing() {
      Random random = new Random(20261121);
      byte[] genuine = created("m-1").getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 3000; i++) {
        byte[] body = random.nextBoolean() ? genuine.clone() : new byte[random.nextInt(400)];
        for (int flips = 1 + random.nextInt(30); flips > 0 && body.length > 0; flips--) {
          body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        String path = random.nextBoolean() ? "/webhooks/shop" : "/webhooks/dc";
        assertThat(send(to(receiver, path).POST(BodyPublishers.ofByteArray(body))).statusCode())
            .isEqualTo(401);
      }

      assertThat(send(to(receiver, "/ready").GET()).statusCode()).isEqualTo(200);
      assertThat(post(receiver, "/webhooks/shop", paid("m-1"), "x-api-key", "k1").statusCode())
          .isEqualTo(204);
      assertThat(orders.signals("order/uk/" + order)).hasSize(1);
    }
  }
}
