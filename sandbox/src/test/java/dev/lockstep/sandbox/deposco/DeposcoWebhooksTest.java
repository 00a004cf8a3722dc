package dev.lockstep.sandbox.deposco;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.Listener;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.DeliveryPolicy;
import dev.lockstep.sandbox.delivery.DeliveryRule;
import dev.lockstep.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeposcoWebhooksTest {
  private static final String SECRET = DeposcoOptions.WEBHOOK_SECRET;

  private final Listener listener = new Listener();
  private DeposcoStandIn standIn;
  private Tenant tenant;

  @BeforeEach
  void start() {
    standIn =
        DeposcoStandIn.start(
            DeposcoOptions.defaults()
                .with()
                .webhooks(new WebhookTarget(listener.uri(), SECRET))
                .delivery(new DeliveryPolicy(Duration.ofMillis(5), Duration.ofMillis(10), 8, 4))
                .build());
    tenant = Tenant.of(standIn);
    tenant.put(Tenant.request("S1"));
  }

  @AfterEach
  void stop() {
    standIn.close();
    listener.close();
  }

  private static String signature(Listener.Post post) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signed = mac.doFinal(post.body().getBytes(StandardCharsets.UTF_8));
    return "sha256=" + HexFormat.of().formatHex(signed);
  }

  private boolean drained() throws InterruptedException {
    return standIn.outbox().drain(Duration.ofSeconds(10));
  }

  @Test
  void what_was_shipped_is_told_and_signed() throws Exception {
    standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
    Listener.Post post = listener.take();
    assertThat(post.header("x-deposco-signature")).isEqualTo(signature(post));
    JsonNode update = post.json().path("orderStatusUpdate");
    assertThat(update.at("/shipment/shipmentNumber").asText()).isEqualTo("SHP000001");
    assertThat(update.at("/shipment/shipmentStatus").asText()).isEqualTo("Shipped");
    assertThat(update.at("/shipment/orders/0").asText()).isEqualTo("S1");
    assertThat(update.at("/order/orderStatus").asText()).isEqualTo("Ship Complete");
    assertThat(update.at("/order/lines/1/shippedPackQuantity").asInt()).isEqualTo(3);
    assertThat(update.at("/order/lines/1/lineStatus").asText()).isEqualTo("Complete");
    assertThat(update.at("/order/lines/1/containers/0/trackingNumber").asText())
        .isEqualTo(update.at("/shipment/trackingNumber").asText())
        .startsWith("TRK");
    assertThat(post.body()).doesNotContain("Lane", "Byron");
  }

  @Test
  void a_cancellation_is_told_whoever_decided_it() throws Exception {
    tenant.cancel(tenant.find("S1").json().at("/data/0/self/id").asLong());
    assertThat(listener.take().json().at("/orderStatusUpdate/order/orderStatus").asText())
        .isEqualTo("Canceled");
    tenant.put(Tenant.request("S2"));
    standIn.script(FateRule.forNumber("S2", new Fate.CancelledByWarehouse(OrderStatus.PICKING)));
    standIn.advance("S2", OrderStatus.CANCELED);
    JsonNode order = listener.take().json().at("/orderStatusUpdate/order");
    assertThat(order.path("number").asText()).isEqualTo("S2");
    assertThat(order.at("/lines/0/lineStatus").asText()).isEqualTo("Canceled");
  }

  @Test
  void a_shipment_rolled_back_and_a_corrected_tracking_are_not_told() throws Exception {
    standIn.script(
        FateRule.forNumber("S1", new Fate.RolledBack(false), new Fate.TrackingChanged()));
    standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
    standIn.advance("S1");
    standIn.advance("S1");
    assertThat(Tenant.only(standIn, "S1").shipments().getFirst().rolledBack()).isTrue();
    assertThat(drained()).isTrue();
    assertThat(listener.rest()).hasSize(1);
  }

  @Test
  void without_a_secret_nothing_is_signed() {
    Client controls = Client.controls(standIn.baseUri());
    ObjectNode target = Json.object().put("uri", listener.uri().toString());
    assertThat(controls.put("/webhooks", target).status()).isEqualTo(204);
    standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
    assertThat(listener.take().headers()).doesNotContainKey("x-deposco-signature");
  }

  @Test
  void a_bad_signature_can_be_asked_for() throws Exception {
    standIn.deliveryFaults().add(DeliveryRule.once(DeliveryFault.BAD_SIGNATURE));
    standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
    Listener.Post post = listener.take();
    assertThat(post.header("x-deposco-signature")).isNotEqualTo(signature(post));
  }

  @Test
  void notices_are_repeated_dropped_and_doubled() throws Exception {
    listener.refuseNext(1);
    standIn.deliveryFaults().add(DeliveryRule.once(DeliveryFault.DUPLICATE));
    standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
    List<Listener.Post> posts = listener.take(3);
    assertThat(posts).extracting(Listener.Post::body).containsOnly(posts.getFirst().body());
    tenant.put(Tenant.request("S2"));
    standIn.deliveryFaults().add(DeliveryRule.once(DeliveryFault.DROP));
    standIn.advance("S2", OrderStatus.SHIP_COMPLETE);
    assertThat(drained()).isTrue();
    assertThat(listener.rest()).isEmpty();
    assertThat(standIn.outbox().counts().dropped()).isEqualTo(1);
  }

  @Test
  void notices_overtake_each_other() throws Exception {
    standIn.deliveryFaults().add(DeliveryRule.once(DeliveryFault.REORDER).waitMillis(10_000));
    standIn.script(FateRule.forNumber("S1", new Fate.Split(2, 1)));
    standIn.advance("S1", OrderStatus.SHIP_COMPLETE);
    assertThat(listener.take(2))
        .extracting(post -> post.json().at("/orderStatusUpdate/shipment/shipmentNumber").asText())
        .containsExactly("SHP000002", "SHP000001");
  }
}
