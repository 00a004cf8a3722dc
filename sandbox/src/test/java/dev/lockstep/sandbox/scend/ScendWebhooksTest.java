package dev.lockstep.sandbox.scend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.Listener;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.DeliveryPolicy;
import dev.lockstep.sandbox.delivery.DeliveryRule;
import dev.lockstep.sandbox.delivery.ForgedPost;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScendWebhooksTest {
  private static final String OLD = ScendOptions.WEBHOOK_SECRET;
  private static final String NEW =
      "whsec_"
          + Base64.getEncoder()
              .encodeToString("another-secret-of-a-sandbox".getBytes(StandardCharsets.UTF_8));

  private final Listener listener = new Listener();
  private ScendStandIn standIn;

  @BeforeEach
  void start() {
    standIn =
        ScendStandIn.start(
            ScendOptions.defaults()
                .with()
                .webhooks(new WebhookTarget(listener.uri(), List.of(OLD)))
                .delivery(new DeliveryPolicy(Duration.ofMillis(5), Duration.ofMillis(10), 8, 4))
                .build());
  }

  @AfterEach
  void stop() {
    standIn.close();
    listener.close();
  }

  private void create() {
    Client.of(standIn).put("/orders/R1", Orders.of("R1"));
  }

  private static boolean signedWith(String secret, Listener.Post post) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signed =
        post.header("webhook-id") + "." + post.header("webhook-timestamp") + "." + post.body();
    String expected =
        "v1,"
            + Base64.getEncoder()
                .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    return List.of(post.header("webhook-signature").split(" ", -1)).contains(expected);
  }

  @Test
  void a_new_status_is_told_thinly_and_signed() throws Exception {
    create();
    Listener.Post post = listener.take();
    assertThat(signedWith(OLD, post)).isTrue();
    assertThat(post.header("webhook-id")).isEqualTo(post.json().path("EventId").asText());
    assertThat(post.json().path("EventType").asText()).isEqualTo("order.status_changed");
    JsonNode about = post.json().path("Data");
    assertThat(about.path("ClientReference").asText()).isEqualTo("R1");
    assertThat(about.path("Status").asText()).isEqualTo("Received");
    assertThat(post.body()).doesNotContain("Lane", "LS1");
  }

  @Test
  void a_dispatch_names_its_shipment() {
    create();
    standIn.advance("R1", Status.DISPATCHED);
    assertThat(listener.take(9))
        .filteredOn(post -> post.json().path("EventType").asText().equals("shipment.dispatched"))
        .extracting(post -> post.json().at("/Data/ShipmentId").asText())
        .containsExactly("SH000001");
  }

  @Test
  void during_a_rotation_every_secret_signs() throws Exception {
    standIn.sendWebhooksTo(new WebhookTarget(listener.uri(), List.of(OLD, NEW)));
    create();
    Listener.Post post = listener.take();
    assertThat(signedWith(OLD, post)).isTrue();
    assertThat(signedWith(NEW, post)).isTrue();
  }

  @Test
  void a_bad_signature_or_an_old_time_can_be_asked_for() throws Exception {
    standIn.deliveryFaults().add(DeliveryRule.once(DeliveryFault.BAD_SIGNATURE));
    create();
    assertThat(signedWith(OLD, listener.take())).isFalse();
    standIn.deliveryFaults().add(DeliveryRule.once(DeliveryFault.OLD_TIMESTAMP));
    standIn.advance("R1");
    Listener.Post old = listener.take();
    assertThat(signedWith(OLD, old)).isTrue();
    assertThat(Long.parseLong(old.header("webhook-timestamp")))
        .isLessThan(Instant.now().minusSeconds(3600).getEpochSecond());
  }

  @Test
  void a_repeat_keeps_its_id() {
    listener.refuseNext(1);
    create();
    List<Listener.Post> posts = listener.take(2);
    assertThat(posts.get(0).header("webhook-id")).isEqualTo(posts.get(1).header("webhook-id"));
  }

  @Test
  void an_impostor_who_can_sign_speaks_of_an_order_that_does_not_exist() throws Exception {
    standIn.deliveryFaults().add(DeliveryRule.once(DeliveryFault.UNKNOWN_ORDER));
    create();
    assertThat(listener.take().json().at("/Data/ClientReference").asText()).isEqualTo("R1");
    Listener.Post other = listener.take();
    assertThat(other.json().at("/Data/ClientReference").asText()).isEqualTo("R1x");
    assertThat(signedWith(OLD, other)).isTrue();
    standIn.outbox().drain(Duration.ofSeconds(5));
    assertThat(standIn.outbox().forged())
        .contains(new ForgedPost(DeliveryFault.UNKNOWN_ORDER, "R1x", 204));
  }

  @Test
  void a_replay_is_the_same_request_byte_for_byte() throws InterruptedException {
    standIn.deliveryFaults().add(DeliveryRule.once(DeliveryFault.REPLAYED));
    create();
    Listener.Post first = listener.take();
    Listener.Post again = listener.take();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("webhook-signature")).isEqualTo(first.header("webhook-signature"));
    assertThat(again.header("webhook-timestamp")).isEqualTo(first.header("webhook-timestamp"));
  }

  @Test
  void what_was_forged_is_noted_with_the_answer() throws InterruptedException {
    standIn.deliveryFaults().add(DeliveryRule.once(DeliveryFault.BAD_SIGNATURE));
    create();
    var unused = listener.take();
    standIn.outbox().drain(Duration.ofSeconds(5));
    assertThat(standIn.outbox().forged())
        .containsExactly(new ForgedPost(DeliveryFault.BAD_SIGNATURE, "R1", 204));
    assertThat(standIn.deliveryFaults().struck()).containsEntry(DeliveryFault.BAD_SIGNATURE, 1);
  }
}
