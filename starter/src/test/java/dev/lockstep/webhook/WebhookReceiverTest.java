package dev.lockstep.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Secret;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.platform.commercetools.CommercetoolsWebhookDecoder;
import dev.lockstep.platform.commercetools.CommercetoolsWebhookSettings;
import dev.lockstep.platform.scend.ScendWebhookDecoder;
import dev.lockstep.platform.scend.ScendWebhookSettings;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.webhook.Hint;
import dev.lockstep.port.webhook.WebhookDecoder;
import dev.lockstep.port.webhook.WebhookRequest;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The receiver over real HTTP, with a Temporal server behind it. */
class WebhookReceiverTest {
  private static final ConnectionId SHOP = new ConnectionId("shop");
  private static final ConnectionId WAREHOUSE = new ConnectionId("dc");
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Secret OLD_SECRET = secret("the old secret of the warehouse");
  private static final Secret NEW_SECRET = secret("the new secret of the warehouse");
  private static final LinkDirectory LINKS =
      new LinkDirectory(
          List.of(
              new LinkDirectory.Entry(
                  new LinkId("uk"), SHOP, Set.of(WAREHOUSE), Duration.ofSeconds(30))));

  private static LocalTemporal temporal;
  private static Orders orders;

  private final String order = UUID.randomUUID().toString();
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final PlatformContext context =
      new PlatformContext(InstantSource.fixed(NOW), new OkHttpClient(), meters);
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<AutoCloseable> open = new ArrayList<>();
  private PaymentLookup payments = (source, payment) -> List.of();

  @BeforeAll
  static void start() {
    temporal = LocalTemporal.inMemory(LocalTemporalOptions.with(Orders.ATTRIBUTES));
    orders = new Orders(temporal.target());
  }

  @AfterAll
  static void stop() {
    orders.close();
    temporal.close();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : open.reversed()) {
      closeable.close();
    }
    http.close();
  }

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
              "dispatched {\"version\":1,\"eventId\":\"e-1\",\"fulfilment\":\"" + order + "\"}");
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

  private WebhookReceiver receiver(Orders target, Map<ConnectionId, WebhookDecoder> decoders) {
    OrderSignals signals =
        keep(
            new OrderSignals(
                target.client(),
                LINKS,
                (source, payment) -> payments.ordersOf(source, payment),
                Duration.ofSeconds(2)));
    return keep(
        WebhookReceiver.start(
            ReceiverOptions.listeningOn("127.0.0.1", 0),
            decoders,
            signals,
            Probes.of(target.stubs(), meters::scrape),
            context));
  }

  private Map<ConnectionId, WebhookDecoder> decoders() {
    return Map.of(
        SHOP,
        new CommercetoolsWebhookDecoder(
            SHOP,
            "my-shop",
            "our-client",
            new CommercetoolsWebhookSettings(
                null,
                null,
                null,
                new CommercetoolsWebhookSettings.Plain(
                    "x-api-key",
                    List.of(new Secret("k1"), new Secret("k2")),
                    List.of(new Secret("s3cret-path")))),
            context),
        WAREHOUSE,
        new ScendWebhookDecoder(
            WAREHOUSE, ScendWebhookSettings.signedWith(List.of(OLD_SECRET, NEW_SECRET)), context));
  }

  private double counted(String connection, String outcome) {
    var counter =
        meters
            .find("lockstep.webhooks")
            .tags("connection", connection, "outcome", outcome)
            .counter();
    return counter == null ? 0 : counter.count();
  }

  private <T extends AutoCloseable> T keep(T closeable) {
    open.add(closeable);
    return closeable;
  }

  private String created(String id) {
    return message(id, "OrderCreated");
  }

  private String paid(String id) {
    return message(id, "OrderPaymentStateChanged");
  }

  private String message(String id, String type) {
    return """
    {"notificationType":"Message","projectKey":"my-shop","id":"%s","version":1,
     "sequenceNumber":1,"resource":{"typeId":"order","id":"%s"},"resourceVersion":3,
     "type":"%s","createdAt":"2026-11-21T09:59:59.000Z"}
    """
        .formatted(id, order, type);
  }

  private String dispatched(String id) {
    return """
    {"EventId":"%s","EventType":"shipment.dispatched","OccurredAt":"2026-11-21T09:59:00Z",
     "ClientCode":"ACME","Data":{"ClientReference":"%s","ShipmentId":"SH1"}}
    """
        .formatted(id, order);
  }

  private HttpResponse<String> postSigned(
      WebhookReceiver receiver, String body, Secret secret, Instant at) {
    String id = "msg-1";
    String timestamp = Long.toString(at.getEpochSecond());
    return post(
        receiver,
        "/webhooks/dc",
        body,
        "webhook-id",
        id,
        "webhook-timestamp",
        timestamp,
        "webhook-signature",
        "v1," + hmac(secret, id + "." + timestamp + "." + body));
  }

  private static Secret secret(String text) {
    return new Secret(
        "whsec_" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String hmac(Secret secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              Base64.getDecoder().decode(secret.reveal().substring("whsec_".length())),
              "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> post(
      WebhookReceiver receiver, String path, String body, String... headers) {
    HttpRequest.Builder request = to(receiver, path).POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  private static HttpRequest.Builder to(WebhookReceiver receiver, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + receiver.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
