package dev.lockstep.sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.Listener;
import dev.lockstep.sandbox.commercetools.broker.Destination;
import dev.lockstep.sandbox.commercetools.broker.PayloadFormat;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.DeliveryPolicy;
import dev.lockstep.sandbox.delivery.DeliveryRule;
import dev.lockstep.sandbox.http.Json;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private final SampleOrders samples = new SampleOrders(3);
  private final Listener listener = new Listener();
  private CommercetoolsStandIn standIn;

  @BeforeEach
  void start() {
    standIn =
        CommercetoolsStandIn.start(
            CommercetoolsOptions.defaults()
                .withDelivery(
                    new DeliveryPolicy(Duration.ofMillis(5), Duration.ofMillis(10), 8, 4)));
  }

  @AfterEach
  void stop() {
    standIn.close();
    listener.close();
  }

  private ObjectNode place() {
    return standIn.merchant().place(samples.next(SampleKind.UNPAID));
  }

  private void send(Destination destination) {
    standIn.sendMessagesTo(destination);
  }

  /** The two messages of one placed order; PaymentCreated comes with it. */
  private Listener.Post orderCreated(List<Listener.Post> posts) {
    return posts.stream()
        .filter(post -> text(post).contains("OrderCreated"))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Listener.Post post) {
    JsonNode encoded = post.json().at("/message/data");
    return encoded.isTextual()
        ? new String(Base64.getDecoder().decode(encoded.textValue()), StandardCharsets.UTF_8)
        : post.body();
  }

  @Nested
  class plain {
    @Test
    void a_message_names_resource_sequence_and_writer() {
      send(Destination.plain(listener.uri()));
      ObjectNode order = place();
      JsonNode message = orderCreated(listener.take(2)).json();
      assertThat(message.path("notificationType").asText()).isEqualTo("Message");
      assertThat(message.path("projectKey").asText()).isEqualTo("sandbox");
      assertThat(message.path("sequenceNumber").asInt()).isEqualTo(1);
      assertThat(message.at("/resource/id")).isEqualTo(order.path("id"));
      assertThat(message.at("/resourceUserProvidedIdentifiers/orderNumber"))
          .isEqualTo(order.path("orderNumber"));
      assertThat(message.at("/createdBy/clientId").asText()).isEqualTo("storefront-client");
      assertThat(Json.text(message.path("order"))).isEqualTo(Json.text(order));
    }

    @Test
    void sequence_numbers_have_no_gaps_and_own_writes_are_recognisable() {
      send(Destination.plain(listener.uri()));
      String id = place().path("id").asText();
      standIn.merchant().markPaid(id);
      standIn.merchant().cancel(id);
      Client client = Client.of(standIn);
      client.update(
          "/orders/" + id,
          3,
          Json.object().put("action", "changeShipmentState").put("shipmentState", "Canceled"));
      List<JsonNode> ofOrder =
          listener.take(5).stream()
              .map(Listener.Post::json)
              .filter(message -> message.at("/resource/typeId").asText().equals("order"))
              .toList();
      assertThat(ofOrder)
          .extracting(message -> message.path("sequenceNumber").asInt())
          .containsExactlyInAnyOrder(1, 2, 3, 4);
      assertThat(ofOrder)
          .filteredOn(
              message -> message.at("/lastModifiedBy/clientId").asText().startsWith("lockstep"))
          .extracting(message -> message.path("type").asText())
          .containsExactly("OrderShipmentStateChanged");
    }

    @Test
    void a_refused_message_comes_again_with_the_same_id() throws InterruptedException {
      standIn.deliveryFaults().add(new DeliveryRule(DeliveryFault.DROP, "Payment*", 0, 0, 1, 0));
      send(Destination.plain(listener.uri()));
      listener.refuseNext(2);
      place();
      Set<String> ids =
          listener.take(3).stream()
              .map(post -> post.json().path("id").asText())
              .collect(Collectors.toSet());
      assertThat(ids).hasSize(1);
      assertThat(standIn.outbox().drain(Duration.ofSeconds(10))).isTrue();
      assertThat(standIn.outbox().counts().refusedAttempts()).isEqualTo(2);
      assertThat(standIn.outbox().counts().dropped()).isEqualTo(1);
    }

    @Test
    void a_message_is_given_up_when_nobody_ever_takes_it() throws InterruptedException {
      listener.refuseNext(1000);
      send(Destination.plain(listener.uri()));
      place();
      assertThat(standIn.outbox().drain(Duration.ofSeconds(10))).isTrue();
      assertThat(standIn.outbox().counts().givenUp()).isEqualTo(2);
    }

    @Test
    void duplicates_delays_and_reordering_lose_nothing() throws InterruptedException {
      standIn
          .deliveryFaults()
          .add(DeliveryRule.all(DeliveryFault.DUPLICATE))
          .add(DeliveryRule.all(DeliveryFault.REORDER).probability(0.5))
          .add(DeliveryRule.once(DeliveryFault.DELAY).waitMillis(20));
      send(Destination.plain(listener.uri()));
      place();
      place();
      assertThat(standIn.outbox().drain(Duration.ofSeconds(10))).isTrue();
      List<String> ids =
          listener.rest().stream().map(post -> post.json().path("id").asText()).toList();
      assertThat(ids).hasSize(8);
      assertThat(Set.copyOf(ids)).hasSize(4);
    }

    @Test
    void a_payload_that_is_too_big_is_left_out() {
      standIn.deliveryFaults().add(DeliveryRule.all(DeliveryFault.PAYLOAD_NOT_INCLUDED));
      send(Destination.plain(listener.uri()));
      place();
      JsonNode message = orderCreated(listener.take(2)).json();
      assertThat(message.has("type")).isFalse();
      assertThat(message.has("order")).isFalse();
      assertThat(message.at("/payloadNotIncluded/payloadType").asText()).isEqualTo("OrderCreated");
    }

    @Test
    void nothing_is_sent_while_the_subscription_is_not_healthy() throws InterruptedException {
      standIn.subscriptionStatus("ConfigurationErrorDeliveryStopped");
      send(Destination.plain(listener.uri()));
      place();
      assertThat(standIn.outbox().counts().sent()).isZero();
    }

    @Test
    void what_an_error_held_back_is_sent_once_it_is_healthy() {
      send(Destination.plain(listener.uri()));
      standIn.subscriptionStatus("TemporaryError");
      ObjectNode order = place();
      standIn.subscriptionStatus("Healthy");
      assertThat(orderCreated(listener.take(2)).json().at("/resource/id"))
          .isEqualTo(order.path("id"));
    }

    @Test
    void what_was_held_back_is_lost_when_delivery_stops_for_good() throws InterruptedException {
      send(Destination.plain(listener.uri()));
      standIn.subscriptionStatus("ConfigurationError");
      place();
      standIn.subscriptionStatus("ConfigurationErrorDeliveryStopped");
      place();
      standIn.subscriptionStatus("Healthy");
      assertThat(standIn.outbox().drain(Duration.ofSeconds(10))).isTrue();
      assertThat(standIn.outbox().counts().sent()).isZero();
    }

    @Test
    void a_project_that_keeps_no_messages_sends_them_all_the_same() {
      send(Destination.plain(listener.uri()));
      standIn.keepMessages(CommercetoolsStandIn.MessageKeeping.OFF);
      place();
      assertThat(listener.take(2)).hasSize(2);
      Client client = Client.of(standIn);
      assertThat(client.get("/messages").json().path("results")).isEmpty();
      assertThat(client.get("").json().at("/messages/enabled").asBoolean()).isFalse();
    }

    @Test
    void a_new_subscription_is_tested_with_a_notification() {
      send(Destination.plain(listener.uri()));
      Client.Reply created =
          Client.of(standIn).post("/subscriptions", Json.object().put("key", "mine"));
      assertThat(created.status()).isEqualTo(201);
      JsonNode notification = listener.take().json();
      assertThat(notification.path("notificationType").asText()).isEqualTo("ResourceCreated");
      assertThat(notification.at("/resource/id")).isEqualTo(created.json().path("id"));
    }

    @Test
    void cloud_events_wrap_the_payload() {
      send(new Destination.Plain(listener.uri(), PayloadFormat.CLOUD_EVENTS));
      ObjectNode order = place();
      JsonNode event = orderCreated(listener.take(2)).json();
      assertThat(event.path("specversion").asText()).isEqualTo("1.0");
      assertThat(event.path("type").asText())
          .isEqualTo("com.commercetools.order.message.OrderCreated");
      assertThat(event.path("sequence").isTextual()).isTrue();
      assertThat(event.path("subject")).isEqualTo(order.path("id"));
      assertThat(event.at("/data/order/id")).isEqualTo(order.path("id"));
    }
  }

  @Nested
  class pub_sub {
    private final Destination.PubSub destination =
        new Destination.PubSub(
            listener.uri(),
            PayloadFormat.PLATFORM,
            "https://accounts.google.com",
            "aud-1",
            "push@x");

    @Test
    void carries_a_token_that_the_published_key_verifies() throws Exception {
      send(destination);
      place();
      Listener.Post post = orderCreated(listener.take(2));
      assertThat(verifies(post)).isTrue();
      JsonNode claims = claims(post);
      assertThat(claims.path("aud").asText()).isEqualTo("aud-1");
      assertThat(claims.path("email").asText()).isEqualTo("push@x");
      assertThat(claims.path("email_verified").asBoolean()).isTrue();
      assertThat(claims.path("exp").asLong()).isGreaterThan(Instant.now().getEpochSecond());
    }

    @Test
    void a_forged_token_does_not_verify_and_an_old_one_has_expired() throws Exception {
      standIn.deliveryFaults().add(DeliveryRule.once(DeliveryFault.BAD_SIGNATURE));
      send(destination);
      place();
      assertThat(List.of(verifies(listener.take()), verifies(listener.take())))
          .containsExactlyInAnyOrder(true, false);
      standIn.deliveryFaults().clear();
      standIn.deliveryFaults().add(DeliveryRule.all(DeliveryFault.OLD_TIMESTAMP));
      place();
      assertThat(claims(listener.take()).path("exp").asLong())
          .isLessThan(Instant.now().getEpochSecond());
    }

    private JsonNode claims(Listener.Post post) {
      String token = post.header("authorization").substring("Bearer ".length());
      return Json.parse(
              new String(
                  Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8))
          .orElseThrow();
    }

    private boolean verifies(Listener.Post post) throws Exception {
      String[] token = post.header("authorization").substring("Bearer ".length()).split("\\.", -1);
      JsonNode key = Client.controls(standIn.baseUri()).get("/jwks").json().at("/keys/0");
      PublicKey publicKey =
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e"))));
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(publicKey);
      signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getUrlDecoder().decode(token[2]));
    }

    private BigInteger number(JsonNode base64) {
      return new BigInteger(1, Base64.getUrlDecoder().decode(base64.textValue()));
    }
  }

  @Test
  void event_bridge_wraps_the_payload_and_carries_its_key() {
    send(
        new Destination.EventBridge(
            listener.uri(), PayloadFormat.PLATFORM, "X-Bridge-Key", "secret"));
    ObjectNode order = place();
    Listener.Post post = orderCreated(listener.take(2));
    assertThat(post.headers()).containsEntry("x-bridge-key", "secret");
    assertThat(post.json().path("detail-type").asText()).isEqualTo("OrderCreated");
    assertThat(post.json().path("source").asText())
        .isEqualTo("aws.partner/commercetools.com/sandbox/lockstep");
    assertThat(post.json().at("/detail/order/id")).isEqualTo(order.path("id"));
  }

  @Nested
  class sns {
    @Test
    void asks_for_confirmation_first_and_signs_with_its_certificate() throws Exception {
      send(new Destination.Sns(listener.uri(), PayloadFormat.PLATFORM, "arn:aws:sns:x:1:t"));
      Listener.Post asked = listener.take();
      assertThat(asked.headers())
          .containsEntry("x-amz-sns-message-type", "SubscriptionConfirmation");
      assertThat(verifies(asked.json())).isTrue();
      place();
      assertThat(standIn.outbox().counts().sent()).isEqualTo(1);

      URI confirm = URI.create(asked.json().path("SubscribeURL").asText());
      assertThat(new Client(confirm, java.util.Map.of()).get("").status()).isEqualTo(200);
      ObjectNode order = place();
      Listener.Post told = orderCreated(listener.take(2));
      assertThat(told.json().path("Type").asText()).isEqualTo("Notification");
      assertThat(verifies(told.json())).isTrue();
      assertThat(Json.parse(told.json().path("Message").asText()).orElseThrow().at("/order/id"))
          .isEqualTo(order.path("id"));
    }

    private boolean verifies(JsonNode body) throws Exception {
      String pem = Client.controls(standIn.baseUri()).get("/sns-cert.pem").body();
      PublicKey key =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
              .getPublicKey();
      StringBuilder text = new StringBuilder();
      for (String field :
          List.of(
              "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type")) {
        if (body.has(field)) {
          text.append(field).append('\n').append(body.path(field).asText()).append('\n');
        }
      }
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getDecoder().decode(body.path("Signature").asText()));
    }
  }
}
