package dev.lockstep.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Secret;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.platform.commercetools.CommercetoolsWebhookDecoder;
import dev.lockstep.platform.commercetools.CommercetoolsWebhookSettings;
import dev.lockstep.platform.commercetools.CommercetoolsWebhookSettings.SnsSignature;
import dev.lockstep.platform.scend.ScendWebhookDecoder;
import dev.lockstep.platform.scend.ScendWebhookSettings;
import dev.lockstep.sandbox.commercetools.CommercetoolsOptions;
import dev.lockstep.sandbox.commercetools.CommercetoolsStandIn;
import dev.lockstep.sandbox.commercetools.broker.Destination;
import dev.lockstep.sandbox.commercetools.broker.PayloadFormat;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.sandbox.scend.ScendOptions;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The receiver fed by the stand-in of commercetools, through each broker it knows. */
class StandInWebhooksTest {
  private static final ConnectionId SHOP = new ConnectionId("shop");
  private static final ConnectionId WAREHOUSE = new ConnectionId("dc");
  private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:orders";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final PlatformContext context =
      new PlatformContext(InstantSource.system(), new OkHttpClient(), new SimpleMeterRegistry());
  private final SampleOrders samples = new SampleOrders(3);
  private LocalTemporal temporal;
  private Orders orders;
  private CommercetoolsStandIn shop;
  private OrderSignals signals;
  private AskedCancellations cancellations;
  private WebhookReceiver receiver;

  /** How messages travel. */
  enum Broker {
    PLAIN,
    PUB_SUB,
    EVENT_BRIDGE,
    SNS
  }

  @BeforeEach
  void start() {
    temporal = LocalTemporal.inMemory(LocalTemporalOptions.with(Orders.ATTRIBUTES));
    orders = new Orders(temporal.target());
    shop = CommercetoolsStandIn.start(CommercetoolsOptions.defaults());
    LinkDirectory links =
        new LinkDirectory(
            List.of(
                new LinkDirectory.Entry(
                    new LinkId("uk"), SHOP, Set.of(WAREHOUSE), Duration.ofSeconds(1))));
    signals = new OrderSignals(orders.client(), links, (source, payment) -> List.of());
    cancellations =
        new AskedCancellations(
            orders.client(), links, context.clock(), AskedCancellations.PATIENCE);
    receiver =
        WebhookReceiver.start(
            ReceiverOptions.listeningOn("127.0.0.1", 0),
            Map.of(
                SHOP,
                new CommercetoolsWebhookDecoder(
                    SHOP, shop.projectKey(), CommercetoolsOptions.CLIENT_ID, settings(), context),
                WAREHOUSE,
                new ScendWebhookDecoder(
                    WAREHOUSE,
                    ScendWebhookSettings.signedWith(
                        List.of(new Secret(ScendOptions.WEBHOOK_SECRET))),
                    context)),
            signals,
            cancellations,
            Probes.of(orders.stubs(), () -> ""),
            context);
  }

  @AfterEach
  void stop() {
    shop.close();
    receiver.close();
    cancellations.close();
    signals.close();
    orders.close();
    temporal.close();
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void a_placed_order_arrives(Broker broker) throws InterruptedException {
    for (PayloadFormat format : PayloadFormat.values()) {
      shop.sendMessagesTo(destination(broker, format));
      assertThat(shop.outbox().drain(PATIENCE)).isTrue();
      ObjectNode order = shop.merchant().place(samples.next(SampleKind.UNPAID));

      String workflow = "order/uk/" + order.path("id").asText();
      assertThat(shop.outbox().drain(PATIENCE)).isTrue();

      assertThat(orders.signals(workflow)).anyMatch(it -> it.startsWith("orderChanged"));
      assertThat(orders.attribute(workflow, "LockstepOrder"))
          .isEqualTo(order.path("orderNumber").asText());
    }
  }

  private Destination destination(Broker broker, PayloadFormat format) {
    return switch (broker) {
      case PLAIN -> new Destination.Plain(to("/secret-path"), format);
      case PUB_SUB ->
          new Destination.PubSub(to(""), format, "https://sandbox", "lockstep", "push@sandbox");
      case EVENT_BRIDGE -> new Destination.EventBridge(to(""), format, "X-Api-Key", "bridge-key");
      case SNS -> new Destination.Sns(to(""), format, TOPIC);
    };
  }

  private URI to(String rest) {
    return URI.create("http://127.0.0.1:" + receiver.port() + "/webhooks/shop" + rest);
  }

  private CommercetoolsWebhookSettings settings() {
    return new CommercetoolsWebhookSettings(
        new CommercetoolsWebhookSettings.PubSub(
            "lockstep",
            "push@sandbox",
            shop.baseUri().resolve("/_sandbox/jwks"),
            Set.of("https://sandbox"),
            Duration.ofSeconds(60)),
        new CommercetoolsWebhookSettings.EventBridge(
            "x-api-key", List.of(new Secret("bridge-key"))),
        new CommercetoolsWebhookSettings.Sns(
            Set.of(TOPIC), Pattern.compile("127\\.0\\.0\\.1|localhost"), Set.of(SnsSignature.V2)),
        new CommercetoolsWebhookSettings.Plain(
            "x-shop-key", List.of(), List.of(new Secret("secret-path"))));
  }
}
