package dev.lockstep.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.OrderId;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.webhook.Hint;
import dev.lockstep.port.webhook.WebhookDecoder;
import dev.lockstep.port.webhook.WebhookRequest;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The receiver when something it needs fails, and when it stops: nothing is acknowledged too early.
 */
class WebhookReceiverTroubleTest extends WebhookReceiverSetting {
  @Nested
  class With_a_look_up_that_fails {
    @Test
    void a_payment_is_asked_for_again_when_the_shop_says() {
      payments =
          (source, payment) -> {
            throw PlatformFailure.rateLimited(source, "Slow down.", Duration.ofSeconds(17));
          };

      HttpResponse<String> answer =
          post(
              receiver(orders, decoders()),
              "/webhooks/shop",
              message("m-1", "PaymentTransactionAdded").replace("\"order\"", "\"payment\""),
              "x-api-key",
              "k1");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("retry-after")).contains("17");
    }

    @Test
    void a_payment_is_asked_for_again_soon_otherwise() {
      payments =
          (source, payment) -> {
            throw PlatformFailure.of(FailureKind.UNAVAILABLE, source, "The shop is down.");
          };

      HttpResponse<String> answer =
          post(
              receiver(orders, decoders()),
              "/webhooks/shop",
              message("m-1", "PaymentTransactionAdded").replace("\"order\"", "\"payment\""),
              "x-api-key",
              "k1");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("retry-after")).contains("5");
      assertThat(counted("shop", "not-taken")).isEqualTo(1);
    }
  }

  @Nested
  class With_Temporal_down {
    @Test
    void nothing_is_acknowledged_and_the_sender_is_asked_to_repeat() {
      LocalTemporal gone = LocalTemporal.inMemory(LocalTemporalOptions.with(Orders.ATTRIBUTES));
      Orders unreachable = keep(new Orders(gone.target()));
      gone.close();
      WebhookReceiver receiver = receiver(unreachable, decoders());

      HttpResponse<String> answer =
          post(receiver, "/webhooks/shop", paid("m-1"), "x-api-key", "k1");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("retry-after")).contains("5");
      assertThat(answer.body()).isEqualTo("The request cannot be taken now. Send it again.\n");
      assertThat(send(to(receiver, "/ready").GET()).statusCode()).isEqualTo(503);
      assertThat(send(to(receiver, "/health").GET()).statusCode()).isEqualTo(200);
      assertThat(counted("shop", "not-taken")).isEqualTo(1);
    }

    @Test
    void search_attributes_that_are_not_ready_are_waited_for() {
      LocalTemporal bare = keep(LocalTemporal.inMemory(LocalTemporalOptions.with(Map.of())));
      WebhookReceiver receiver = receiver(keep(new Orders(bare.target())), decoders());

      assertThat(post(receiver, "/webhooks/shop", paid("m-1"), "x-api-key", "k1").statusCode())
          .isEqualTo(503);
    }
  }

  @Nested
  class With_a_subscription_to_confirm {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer broker;
    private WebhookReceiver receiver;

    @BeforeEach
    void start() throws IOException {
      broker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      keep(() -> broker.stop(0));
      answering("/confirm", 200);
      answering("/broken", 500);
      answering("/elsewhere", 302);
      broker.start();
      receiver =
          receiver(
              orders,
              Map.of(SHOP, request -> new WebhookDecoder.Decoded.ConfirmSubscription(at(request))));
    }

    @Test
    void its_address_is_fetched_once_before_the_request_is_acknowledged() {
      assertThat(post(receiver, "/webhooks/shop", "/confirm?Token=t").statusCode()).isEqualTo(204);
      assertThat(asked).containsExactly("GET /confirm?Token=t");
      assertThat(counted("shop", "subscription-confirmed")).isEqualTo(1);
    }

    @Test
    void the_broker_repeats_what_could_not_be_confirmed() {
      assertThat(post(receiver, "/webhooks/shop", "/broken").statusCode()).isEqualTo(503);
    }

    @Test
    void it_is_not_led_elsewhere() {
      assertThat(post(receiver, "/webhooks/shop", "/elsewhere").statusCode()).isEqualTo(503);
      assertThat(asked).containsExactly("GET /elsewhere");
    }

    private URI at(WebhookRequest request) {
      return URI.create(
          "http://127.0.0.1:"
              + broker.getAddress().getPort()
              + new String(request.body(), StandardCharsets.UTF_8));
    }

    private void answering(String path, int status) {
      broker.createContext(
          path,
          exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.getResponseHeaders().set("Location", "/confirm");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
          });
    }
  }

  @Nested
  class With_keys_that_cannot_be_fetched {
    @Test
    void the_sender_is_asked_to_repeat() {
      WebhookReceiver receiver =
          receiver(orders, Map.of(SHOP, request -> new WebhookDecoder.Decoded.NotVerifiable("x")));

      assertThat(post(receiver, "/webhooks/shop", "{}").statusCode()).isEqualTo(503);
      assertThat(counted("shop", "not-verifiable")).isEqualTo(1);
    }
  }

  @Nested
  class When_it_stops {
    @Test
    void what_is_under_way_is_answered_and_nothing_new_is_taken() throws Exception {
      CountDownLatch arrived = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      payments =
          (source, payment) -> {
            arrived.countDown();
            await(goOn);
            return List.of(new OrderId(order));
          };
      WebhookReceiver receiver = receiver(orders, decoders());
      String body = message("m-1", "PaymentTransactionAdded").replace("\"order\"", "\"payment\"");
      CompletableFuture<HttpResponse<String>> underWay =
          CompletableFuture.supplyAsync(
              () -> post(receiver, "/webhooks/shop", body, "x-api-key", "k1"));
      await(arrived);

      CompletableFuture<Void> stopped = CompletableFuture.runAsync(receiver::close);
      while (send(to(receiver, "/ready").GET()).statusCode() != 503) {
        Thread.onSpinWait();
      }
      assertThat(post(receiver, "/webhooks/shop", paid("m-2"), "x-api-key", "k1").statusCode())
          .isEqualTo(503);
      assertThat(stopped).isNotDone();
      goOn.countDown();

      assertThat(underWay.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
      stopped.get(20, TimeUnit.SECONDS);
      assertThat(orders.signals("order/uk/" + order)).hasSize(1);
    }
  }

  @Nested
  class With_a_decoder_that_has_a_mistake {
    @Test
    void the_sender_repeats_and_the_receiver_lives() {
      WebhookReceiver receiver =
          receiver(
              orders,
              Map.of(
                  SHOP,
                  request -> {
                    throw new IllegalStateException("a mistake");
                  },
                  WAREHOUSE,
                  request ->
                      new WebhookDecoder.Decoded.Hints(
                          List.of(new Hint.OrderPaid("m-1", new OrderId(order), null)))));

      assertThat(post(receiver, "/webhooks/shop", "{}").statusCode()).isEqualTo(500);
      assertThat(post(receiver, "/webhooks/shop", "{}").body()).doesNotContain("Exception");
      assertThat(post(receiver, "/webhooks/dc", "{}").statusCode()).isEqualTo(204);
    }
  }
}
