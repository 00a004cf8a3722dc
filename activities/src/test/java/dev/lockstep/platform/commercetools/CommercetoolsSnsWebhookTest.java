package dev.lockstep.platform.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.OrderId;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.platform.commercetools.CommercetoolsWebhookSettings.SnsSignature;
import dev.lockstep.port.webhook.Hint;
import dev.lockstep.port.webhook.WebhookDecoder.Decoded;
import dev.lockstep.port.webhook.WebhookRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SNS: only what Amazon signed for a topic of ours lets in, and nobody makes us fetch elsewhere.
 */
class CommercetoolsSnsWebhookTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:commercetools";
  private static final String CERTIFICATE =
      "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123.pem";
  private static final List<String> SIGNED =
      List.of(
          "Message",
          "MessageId",
          "Subject",
          "SubscribeURL",
          "Timestamp",
          "Token",
          "TopicArn",
          "Type");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir static Path directory;
  private static BrokerWebhookKeys amazon;

  private final PublishedWebhookKeys web = new PublishedWebhookKeys();
  private final CommercetoolsWebhookDecoder decoder =
      decoder(new CommercetoolsWebhookSettings.Sns(Set.of(TOPIC)), NOW);

  @BeforeAll
  static void make_keys() {
    amazon = BrokerWebhookKeys.make(directory);
  }

  @BeforeEach
  void publish_keys() {
    web.publish(CERTIFICATE, amazon.certificate());
  }

  @Nested
  class A_notification {
    @Test
    void that_amazon_signed_is_a_hint_and_the_certificate_is_fetched_once() {
      for (int i = 0; i < 3; i++) {
        assertThat(decode(signed(notification())))
            .isEqualTo(
                new Decoded.Hints(
                    List.of(
                        new Hint.OrderPlaced(
                            WebhookMessages.MESSAGE,
                            new OrderId(WebhookMessages.ORDER),
                            "1001",
                            7L))));
      }
      assertThat(web.asked()).containsExactly(CERTIFICATE);
    }

    @Test
    void with_a_subject_has_it_signed_too() {
      ObjectNode body = signed(notification().put("Subject", "commercetools"));
      assertThat(decode(body)).isInstanceOf(Decoded.Hints.class);
      assertThat(decode(body.put("Subject", "another")))
          .isEqualTo(new Decoded.NotGenuine("the SNS signature does not fit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Message", "MessageId", "Timestamp"})
    void that_was_changed_after_it_was_signed_lets_nothing_in(String field) {
      ObjectNode body = signed(notification());
      assertThat(decode(body.put(field, body.get(field).asText() + " ")))
          .isEqualTo(new Decoded.NotGenuine("the SNS signature does not fit"));
    }

    @Test
    void with_an_unreadable_signature_lets_nothing_in() {
      assertThat(decode(notification().put("Signature", "%%%")))
          .isEqualTo(new Decoded.NotGenuine("the SNS signature or its certificate cannot be read"));
      assertThat(decode(notification())).isInstanceOf(Decoded.NotGenuine.class);
    }

    @Test
    void of_another_topic_lets_nothing_in_and_fetches_nothing() {
      assertThat(decode(signed(notification().put("TopicArn", TOPIC + "-other"))))
          .isEqualTo(new Decoded.NotGenuine("the SNS topic is not one of ours"));
      assertThat(web.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123.pem",
          "https://sns.eu-central-1.amazonaws.com.evil.example/x.pem",
          "https://evil.example/sns.eu-central-1.amazonaws.com/x.pem",
          "https://sns.eu-central-1.amazonaws.com@evil.example/x.pem",
          "https://user@sns.eu-central-1.amazonaws.com/x.pem",
          "https://s3.eu-central-1.amazonaws.com/x.pem",
          "http://127.0.0.1/x.pem",
          "file:///etc/passwd",
          "not an address",
          ""
        })
    void with_a_certificate_from_elsewhere_lets_nothing_in_and_fetches_nothing(String address) {
      assertThat(decode(signed(notification().put("SigningCertURL", address))))
          .isEqualTo(new Decoded.NotGenuine("the SNS certificate is not on an allowed host"));
      assertThat(web.asked()).isEmpty();
    }

    @Test
    void whose_certificate_cannot_be_fetched_is_repeated_by_its_sender() {
      web.withdraw(CERTIFICATE);
      assertThat(decode(signed(notification())))
          .isEqualTo(new Decoded.NotVerifiable("the SNS certificate cannot be fetched"));
    }

    @Test
    void whose_certificate_is_none_or_has_expired_lets_nothing_in() {
      Decoded refused =
          new Decoded.NotGenuine("the SNS signature or its certificate cannot be read");
      web.publish(CERTIFICATE, "<html>");
      assertThat(decode(signed(notification()))).isEqualTo(refused);
      web.publish(CERTIFICATE, amazon.certificate());
      assertThat(
              decode(
                  decoder(
                      new CommercetoolsWebhookSettings.Sns(Set.of(TOPIC)),
                      Instant.parse("2027-06-01T00:00:00Z")),
                  signed(notification())))
          .isEqualTo(refused);
    }

    @Test
    void whose_message_is_no_json_is_not_understood() {
      assertThat(decode(signed(notification().put("Message", "hello"))))
          .isEqualTo(new Decoded.NotUnderstood("the SNS message is not a JSON object"));
    }
  }

  @Nested
  class A_signature_of_version_1 {
    private final ObjectNode body =
        signedBy("SHA1withRSA", notification().put("SignatureVersion", "1"));

    @Test
    void is_not_accepted() {
      assertThat(decode(body))
          .isEqualTo(new Decoded.NotGenuine("the SNS signature version is not accepted"));
    }

    @Test
    void is_accepted_where_the_configuration_says_so() {
      CommercetoolsWebhookDecoder lenient =
          decoder(
              new CommercetoolsWebhookSettings.Sns(
                  Set.of(TOPIC),
                  CommercetoolsWebhookSettings.Sns.AMAZON,
                  Set.of(SnsSignature.V1, SnsSignature.V2)),
              NOW);
      assertThat(decode(lenient, body)).isInstanceOf(Decoded.Hints.class);
    }
  }

  @Nested
  class A_subscription {
    @Test
    void is_confirmed_on_amazons_hosts() {
      String address = "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&Token=t";
      assertThat(decode(signed(confirmation(address))))
          .isEqualTo(new Decoded.ConfirmSubscription(URI.create(address)));
    }

    @Test
    void is_not_confirmed_elsewhere_even_if_amazon_signed_it() {
      assertThat(decode(signed(confirmation("https://evil.example/?Token=t"))))
          .isEqualTo(new Decoded.NotUnderstood("SubscribeURL is not on an allowed host"));
    }

    @Test
    void is_not_confirmed_without_a_signature() {
      assertThat(
              decode(
                  signed(confirmation("https://sns.eu-central-1.amazonaws.com/?Token=t"))
                      .put("Token", "other")))
          .isEqualTo(new Decoded.NotGenuine("the SNS signature does not fit"));
    }

    @Test
    void that_ends_is_acknowledged() {
      assertThat(
              decode(
                  signed(
                      confirmation("https://sns.eu-central-1.amazonaws.com/?Token=t")
                          .put("Type", "UnsubscribeConfirmation"))))
          .isEqualTo(new Decoded.Hints(List.of()));
    }
  }

  private static ObjectNode notification() {
    return body("Notification").put("Message", WebhookMessages.order("OrderCreated"));
  }

  private static ObjectNode confirmation(String address) {
    return body("SubscriptionConfirmation")
        .put("Message", "You have chosen to subscribe.")
        .put("Token", "t")
        .put("SubscribeURL", address);
  }

  private static ObjectNode body(String type) {
    return MAPPER
        .createObjectNode()
        .put("Type", type)
        .put("MessageId", "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324")
        .put("TopicArn", TOPIC)
        .put("Timestamp", "2026-11-21T09:59:59.000Z")
        .put("SignatureVersion", "2")
        .put("SigningCertURL", CERTIFICATE);
  }

  private static ObjectNode signed(ObjectNode body) {
    return signedBy("SHA256withRSA", body);
  }

  private static ObjectNode signedBy(String algorithm, ObjectNode body) {
    StringBuilder text = new StringBuilder();
    Consumer<String> sign =
        field -> text.append(field).append('\n').append(body.get(field).asText()).append('\n');
    SIGNED.stream().filter(body::has).forEach(sign);
    return body.put("Signature", amazon.signature(algorithm, text.toString()));
  }

  private CommercetoolsWebhookDecoder decoder(
      CommercetoolsWebhookSettings.Sns settings, Instant now) {
    return new CommercetoolsWebhookDecoder(
        new ConnectionId("shop"),
        "my-shop",
        WebhookMessages.OUR_CLIENT,
        new CommercetoolsWebhookSettings(null, null, settings, null),
        new PlatformContext(InstantSource.fixed(now), web.client(), new SimpleMeterRegistry()));
  }

  private Decoded decode(ObjectNode body) {
    return decode(decoder, body);
  }

  private static Decoded decode(CommercetoolsWebhookDecoder decoder, ObjectNode body) {
    return decoder.decode(
        new WebhookRequest(Map.of(), body.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
