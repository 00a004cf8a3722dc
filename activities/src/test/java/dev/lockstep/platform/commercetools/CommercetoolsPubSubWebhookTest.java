package dev.lockstep.platform.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.OrderId;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.webhook.Hint;
import dev.lockstep.port.webhook.WebhookDecoder.Decoded;
import dev.lockstep.port.webhook.WebhookRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pub/Sub push: only a token that Google signed for us and our service account lets in. */
class CommercetoolsPubSubWebhookTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final String ADDRESS = "https://www.googleapis.com/oauth2/v3/certs";
  private static final String PUSHER = "push@project.iam.gserviceaccount.com";

  @TempDir static Path directory;
  @TempDir static Path otherDirectory;
  private static BrokerWebhookKeys google;
  private static BrokerWebhookKeys stranger;

  private final PublishedWebhookKeys web = new PublishedWebhookKeys();
  private final CommercetoolsWebhookDecoder decoder =
      new CommercetoolsWebhookDecoder(
          new ConnectionId("shop"),
          "my-shop",
          WebhookMessages.OUR_CLIENT,
          new CommercetoolsWebhookSettings(
              new CommercetoolsWebhookSettings.PubSub("https://hooks.example.com", PUSHER),
              null,
              null,
              null),
          new PlatformContext(InstantSource.fixed(NOW), web.client(), new SimpleMeterRegistry()));

  @BeforeAll
  static void make_keys() {
    google = BrokerWebhookKeys.make(directory);
    stranger = BrokerWebhookKeys.make(otherDirectory);
  }

  @BeforeEach
  void publish_keys() {
    web.publish(ADDRESS, google.keySet());
  }

  @Test
  void a_genuine_push_is_a_hint_and_the_keys_are_fetched_once() {
    for (int i = 0; i < 3; i++) {
      assertThat(push(token(claims -> claims)))
          .isEqualTo(
              new Decoded.Hints(
                  List.of(
                      new Hint.OrderPlaced(
                          WebhookMessages.MESSAGE,
                          new OrderId(WebhookMessages.ORDER),
                          "1001",
                          7L))));
    }
    assertThat(web.asked()).containsExactly(ADDRESS);
  }

  @Test
  void clocks_may_differ_a_little() {
    assertThat(push(token(it -> it.expirationTime(Date.from(NOW.minusSeconds(59))))))
        .isInstanceOf(Decoded.Hints.class);
    assertThat(push(token(it -> it.issueTime(Date.from(NOW.plusSeconds(59))))))
        .isInstanceOf(Decoded.Hints.class);
  }

  @Test
  void a_token_that_is_not_ours_lets_nothing_in() {
    assertThat(push(token(it -> it.expirationTime(Date.from(NOW.minusSeconds(61))))))
        .isEqualTo(new Decoded.NotGenuine("the token has expired"));
    assertThat(push(token(it -> it.expirationTime(null))))
        .isEqualTo(new Decoded.NotGenuine("the token has expired"));
    assertThat(push(token(it -> it.issueTime(Date.from(NOW.plusSeconds(61))))))
        .isEqualTo(new Decoded.NotGenuine("the token is from the future"));
    assertThat(push(token(it -> it.issuer("https://evil.example.com"))))
        .isEqualTo(new Decoded.NotGenuine("the token has another issuer"));
    assertThat(push(token(it -> it.audience("https://other.example.com"))))
        .isEqualTo(new Decoded.NotGenuine("the token is for another audience"));
    assertThat(push(token(it -> it.claim("email", "other@project.iam.gserviceaccount.com"))))
        .isEqualTo(new Decoded.NotGenuine("the token is of another service account"));
    assertThat(push(token(it -> it.claim("email_verified", false))))
        .isEqualTo(new Decoded.NotGenuine("the token is of another service account"));
    assertThat(push(token(it -> it.claim("email_verified", null))))
        .isEqualTo(new Decoded.NotGenuine("the token is of another service account"));
    assertThat(push(token(it -> it.claim("email", 7))))
        .isEqualTo(new Decoded.NotGenuine("the token is not a signed token"));
  }

  @Test
  void a_signature_of_somebody_else_lets_nothing_in() {
    Decoded refused = new Decoded.NotGenuine("the token's signature does not fit a published key");
    assertThat(push(stranger.token(BrokerWebhookKeys.KEY_ID, claims().build()))).isEqualTo(refused);
    assertThat(push(stranger.token("key-2", claims().build()))).isEqualTo(refused);
    assertThat(
            push(
                google.token(
                    new JWSHeader.Builder(JWSAlgorithm.RS512)
                        .keyID(BrokerWebhookKeys.KEY_ID)
                        .build(),
                    claims().build())))
        .isEqualTo(refused);
  }

  @Test
  void a_token_without_a_signature_lets_nothing_in() {
    assertThat(push(new PlainJWT(claims().build()).serialize()))
        .isEqualTo(new Decoded.NotGenuine("the token is not a signed token"));
    assertThat(push("a.b.c")).isInstanceOf(Decoded.NotGenuine.class);
    assertThat(push("")).isInstanceOf(Decoded.NotGenuine.class);
  }

  @Test
  void keys_that_cannot_be_fetched_make_the_sender_repeat() {
    web.withdraw(ADDRESS);

    assertThat(push(token(it -> it)))
        .isEqualTo(new Decoded.NotVerifiable("the token's signing keys cannot be fetched"));
  }

  @Test
  void a_genuine_push_without_a_payload_is_not_understood() {
    assertThat(decode(token(it -> it), "{\"message\":{\"data\":\"%%%\"}}"))
        .isEqualTo(new Decoded.NotUnderstood("message.data holds no JSON object in Base64"));
    assertThat(decode(token(it -> it), WebhookMessages.order("OrderCreated")))
        .isEqualTo(new Decoded.NotUnderstood("message.data holds no JSON object in Base64"));
  }

  private static String token(UnaryOperator<JWTClaimsSet.Builder> change) {
    return google.token(BrokerWebhookKeys.KEY_ID, change.apply(claims()).build());
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("https://accounts.google.com")
        .audience("https://hooks.example.com")
        .subject("1130000000000")
        .claim("email", PUSHER)
        .claim("email_verified", true)
        .issueTime(Date.from(NOW.minusSeconds(10)))
        .expirationTime(Date.from(NOW.plusSeconds(3590)));
  }

  private Decoded push(String token) {
    return decode(token, WebhookMessages.pubSub(WebhookMessages.order("OrderCreated")));
  }

  private Decoded decode(String token, String body) {
    return decoder.decode(
        new WebhookRequest(
            Map.of("authorization", List.of("Bearer " + token)),
            body.getBytes(StandardCharsets.UTF_8)));
  }
}
