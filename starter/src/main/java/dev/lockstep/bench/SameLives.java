package dev.lockstep.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.lockstep.sandbox.commercetools.CommercetoolsOptions;
import dev.lockstep.sandbox.commercetools.CommercetoolsStandIn;
import dev.lockstep.sandbox.commercetools.broker.Destination;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.sandbox.scend.Pace;
import dev.lockstep.sandbox.scend.ReferenceRule;
import dev.lockstep.sandbox.scend.ScendOptions;
import dev.lockstep.sandbox.scend.ScendStandIn;
import dev.lockstep.sandbox.scend.WebhookTarget;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Orders of {@link SameOrder} between two stand-ins of their own, told of by webhooks to a receiver
 * that only reads what it must and signals.
 */
final class SameLives implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final SearchAttributeKey<String> LINK =
      SearchAttributeKey.forKeyword("LockstepLink");
  private static final SearchAttributeKey<String> ORDER =
      SearchAttributeKey.forKeyword("LockstepOrder");
  private static final long SEED = 7;
  private static final int REQUEST = 150;
  private static final int HINT = 90;

  /** As long as the link of the whole orders lets a new one settle. */
  private static final Duration SETTLE = Duration.ofSeconds(1);

  private final WorkflowClient client;
  private final CommercetoolsStandIn shop;
  private final ScendStandIn warehouse;
  private final SampleOrders samples;
  private final PlainServer receiver;
  private final Lived lived;

  private SameLives(WorkflowClient client, CommercetoolsStandIn shop, ScendStandIn warehouse) {
    this.client = client;
    this.shop = shop;
    this.warehouse = warehouse;
    this.samples = new SampleOrders(SEED);
    this.lived = new Lived(client);
    this.receiver = PlainServer.start(this::take);
  }

  static SameLives on(WorkflowClient client, Duration step) {
    SameLives lives =
        new SameLives(
            client,
            CommercetoolsStandIn.start(CommercetoolsOptions.defaults().withSeed(SEED)),
            ScendStandIn.start(
                ScendOptions.defaults()
                    .with()
                    .seed(SEED)
                    .referenceRule(ReferenceRule.NOT_ENFORCED)
                    .pace(new Pace.Automatic(step))
                    .build()));
    lives.shop.sendMessagesTo(Destination.plain(lives.receiver.address().resolve("/shop")));
    lives.warehouse.sendWebhooksTo(
        new WebhookTarget(
            lives.receiver.address().resolve("/warehouse"), List.of(ScendOptions.WEBHOOK_SECRET)));
    return lives;
  }

  BareWorker.Places places(String temporal) {
    return new BareWorker.Places(
        temporal, shop.baseUri().toString(), shop.projectKey(), warehouse.apiUri().toString());
  }

  void live(int number) throws InterruptedException {
    Sample sample = samples.next(SampleKind.PAID);
    var unusedOrder = shop.merchant().place(sample);
    String id = "same/" + sample.orderId();
    var unusedResult = lived.await(id).getResult(String.class);
    lived.add(id);
  }

  Lived lived() {
    return lived;
  }

  @Override
  public void close() {
    warehouse.close();
    shop.close();
    receiver.close();
  }

  private void take(HttpExchange exchange) throws IOException {
    JsonNode message = MAPPER.readTree(exchange.getRequestBody().readAllBytes());
    if (exchange.getRequestURI().getPath().equals("/shop")) {
      fromShop(message);
    } else {
      fromWarehouse(message);
    }
  }

  private void fromShop(JsonNode message) {
    if (!message.path("type").asText().equals("OrderCreated")) {
      return;
    }
    String order = message.path("resource").path("id").asText();
    WorkflowStub workflow =
        client.newUntypedWorkflowStub(
            "SameOrder",
            WorkflowOptions.newBuilder()
                .setTaskQueue(BareWorker.QUEUE)
                .setWorkflowId("same/" + order)
                .setStartDelay(SETTLE)
                .setStaticSummary("Order " + order + " of the benchmark")
                .setTypedSearchAttributes(
                    SearchAttributes.newBuilder()
                        .set(LINK, "commercetools-scend")
                        .set(ORDER, order)
                        .set(SameOrder.STAGE, "AWAITING_PAYMENT")
                        .build())
                .build());
    var unused =
        workflow.signalWithStart(
            "orderChanged",
            new Object[] {Padding.of(order, HINT)},
            new Object[] {Padding.of(order, REQUEST)});
  }

  private void fromWarehouse(JsonNode message) {
    if (!message.path("EventType").asText().equals("shipment.dispatched")) {
      return;
    }
    String order = message.path("Data").path("ClientReference").asText();
    try {
      client.newUntypedWorkflowStub("same/" + order).signal("dispatched", Padding.of(order, HINT));
    } catch (WorkflowNotFoundException notOurs) {
      // Another order of the same warehouse.
    }
  }
}
