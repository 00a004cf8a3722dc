package dev.lockstep.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Secret;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.platform.commercetools.CommercetoolsWebhookDecoder;
import dev.lockstep.platform.commercetools.CommercetoolsWebhookSettings;
import dev.lockstep.platform.scend.ScendWebhookDecoder;
import dev.lockstep.platform.scend.ScendWebhookSettings;
import dev.lockstep.port.webhook.WebhookDecoder;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A receiver over real HTTP, a Temporal server behind it, and senders that can sign. */
abstract class WebhookReceiverSetting {
  static final ConnectionId SHOP = new ConnectionId("shop");
  static final ConnectionId WAREHOUSE = new ConnectionId("dc");
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  static final Secret OLD_SECRET = secret("the old secret of the warehouse");
  static final Secret NEW_SECRET = secret("the new secret of the warehouse");
  static final LinkDirectory LINKS =
      new LinkDirectory(
          List.of(
              new LinkDirectory.Entry(
                  new LinkId("uk"), SHOP, Set.of(WAREHOUSE), Duration.ofSeconds(30))));

  static LocalTemporal temporal;
  static Orders orders;

  final String order = UUID.randomUUID().toString();
  final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  final PlatformContext context =
      new PlatformContext(InstantSource.fixed(NOW), new OkHttpClient(), meters);
  final HttpClient http = HttpClient.newHttpClient();
  final List<AutoCloseable> open = new ArrayList<>();
  PaymentLookup payments = (source, payment) -> List.of();

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

  WebhookReceiver receiver(Orders target, Map<ConnectionId, WebhookDecoder> decoders) {
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
            keep(
                new AskedCancellations(
                    target.client(), LINKS, context.clock(), Duration.ofSeconds(2))),
            Probes.of(target.stubs(), meters::scrape),
            context));
  }

  Map<ConnectionId, WebhookDecoder> decoders() {
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

  double counted(String connection, String outcome) {
    var counter =
        meters
            .find("lockstep.webhooks")
            .tags("connection", connection, "outcome", outcome)
            .counter();
    return counter == null ? 0 : counter.count();
  }

  <T extends AutoCloseable> T keep(T closeable) {
    open.add(closeable);
    return closeable;
  }

  String created(String id) {
    return message(id, "OrderCreated");
  }

  String paid(String id) {
    return message(id, "OrderPaymentStateChanged");
  }

  String message(String id, String type) {
    return """
    {"notificationType":"Message","projectKey":"my-shop","id":"%s","version":1,
     "sequenceNumber":1,"resource":{"typeId":"order","id":"%s"},"resourceVersion":3,
     "type":"%s","createdAt":"2026-11-21T09:59:59.000Z"}
    """
        .formatted(id, order, type);
  }

  String dispatched(String id) {
    return """
    {"EventId":"%s","EventType":"shipment.dispatched","OccurredAt":"2026-11-21T09:59:00Z",
     "ClientCode":"ACME","Data":{"ClientReference":"%s","ShipmentId":"SH1"}}
    """
        .formatted(id, order);
  }

  HttpResponse<String> postSigned(
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

  static Secret secret(String text) {
    return new Secret(
        "whsec_" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
  }

  static String hmac(Secret secret, String text) {
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

  HttpResponse<String> post(WebhookReceiver receiver, String path, String body, String... headers) {
    HttpRequest.Builder request = to(receiver, path).POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  static HttpRequest.Builder to(WebhookReceiver receiver, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + receiver.port() + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
