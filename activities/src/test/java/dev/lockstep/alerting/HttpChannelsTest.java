package dev.lockstep.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.alerting.DeliveryFailure.Cure;
import dev.lockstep.alerts.AlertKind;
import dev.lockstep.alerts.AlertMessage;
import dev.lockstep.common.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpChannelsTest {
  private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final InstantSource CLOCK = InstantSource.fixed(Samples.NOON);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Secret address() {
    return new Secret(server.url("/services/T0/B0/very-secret").toString());
  }

  private SlackChannel slack() {
    return new SlackChannel(address(), Samples.WORDING, new OkHttpClient(), CLOCK);
  }

  private RecordedRequest sent(AlertChannel channel, AlertMessage message)
      throws InterruptedException {
    server.enqueue(new MockResponse.Builder().code(200).body("ok").build());
    channel.send(message);
    return server.takeRequest();
  }

  private static JsonNode json(RecordedRequest request) throws JsonProcessingException {
    ByteString body = request.getBody();
    return JSON.readTree(body == null ? "" : body.utf8());
  }

  @Nested
  class Slack {
    @Test
    void shows_a_header_the_facts_the_command_and_a_link() throws Exception {
      RecordedRequest request = sent(slack(), Samples.unmapped(AlertKind.NEW));

      assertThat(request.getMethod()).isEqualTo("POST");
      assertThat(request.getUrl().encodedPath()).isEqualTo("/services/T0/B0/very-secret");
      JsonNode body = json(request);
      assertThat(body.path("text").asText())
          .isEqualTo("7 orders wait for operations: DELIVERY_SERVICE_UNMAPPED on link uk");
      assertThat(body.at("/blocks/0/type").asText()).isEqualTo("header");
      assertThat(body.at("/blocks/1/text/text").asText())
          .contains(
              "*Next step:* Add the delivery service",
              "`./lockstep orders explain A-1001 --link uk`",
              "|Open in the Web UI>");
    }

    @Test
    void takes_nothing_from_a_platform_for_markup() throws Exception {
      String text =
          json(sent(slack(), Samples.unmapped(AlertKind.NEW))).at("/blocks/1/text/text").asText();

      assertThat(text).contains("The method &lt;Next day &amp; gift&gt;");
    }

    @Test
    void stays_within_its_limits() throws Exception {
      JsonNode body = json(sent(slack(), Samples.digest(200)));

      assertThat(body.path("blocks")).hasSizeLessThanOrEqualTo(50);
      assertThat(body.path("blocks"))
          .allSatisfy(
              block -> assertThat(block.at("/text/text").asText()).hasSizeLessThanOrEqualTo(3000));
      assertThat(body.at("/blocks/0/text/text").asText()).hasSizeLessThanOrEqualTo(150);
      assertThat(body.path("blocks").get(body.path("blocks").size() - 1).toString())
          .contains("… and 185 more");
    }
  }

  @Nested
  class Teams {
    private TeamsChannel teams() {
      return new TeamsChannel(address(), Samples.WORDING, new OkHttpClient(), CLOCK);
    }

    @Test
    void shows_an_adaptive_card_with_facts_and_a_button() throws Exception {
      JsonNode body = json(sent(teams(), Samples.outage(AlertKind.NEW)));

      assertThat(body.path("type").asText()).isEqualTo("message");
      JsonNode card = body.at("/attachments/0/content");
      assertThat(body.at("/attachments/0/contentType").asText())
          .isEqualTo("application/vnd.microsoft.card.adaptive");
      assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
      assertThat(card.at("/body/0/color").asText()).isEqualTo("Attention");
      assertThat(card.at("/body/1/type").asText()).isEqualTo("FactSet");
      assertThat(card.at("/actions/0/url").asText())
          .startsWith("https://temporal.example/namespaces/shop/workflows/");
    }

    @Test
    void lets_nothing_from_a_platform_become_a_link_and_stays_below_28_kb() throws Exception {
      JsonNode body = json(sent(teams(), Samples.unmapped(AlertKind.NEW)));
      assertThat(body.toString()).contains("is not \\\\[mapped\\\\](https://evil.example)");

      assertThat(json(sent(teams(), Samples.digest(200))).toString().length())
          .isLessThan(28 * 1024);
    }
  }

  @Nested
  class Webhook {
    private WebhookChannel webhook() {
      return new WebhookChannel(
          address(), new Secret("whsec_" + KEY), Samples.WORDING, new OkHttpClient(), CLOCK);
    }

    @Test
    void is_signed_over_id_time_and_body() throws Exception {
      RecordedRequest request = sent(webhook(), Samples.unmapped(AlertKind.GROWN));

      assertThat(request.getHeaders().get("webhook-id")).isEqualTo("m-1");
      String time = Long.toString(Samples.NOON.getEpochSecond());
      assertThat(request.getHeaders().get("webhook-timestamp")).isEqualTo(time);
      ByteString body = request.getBody();
      assertThat(body).isNotNull();
      assertThat(request.getHeaders().get("webhook-signature"))
          .isEqualTo("v1," + hmac("m-1." + time + "." + (body == null ? "" : body.utf8())));
    }

    private String hmac(String signed) throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(ByteString.encodeUtf8(signed).toByteArray()));
    }

    @Test
    void carries_the_facts_for_machines() throws Exception {
      JsonNode body = json(sent(webhook(), Samples.unmapped(AlertKind.GROWN)));

      assertThat(body.path("type").asText()).isEqualTo("lockstep.alert");
      JsonNode notice = body.at("/data/notices/0");
      assertThat(notice.path("kind").asText()).isEqualTo("GROWN");
      assertThat(notice.path("code").asText()).isEqualTo("DELIVERY_SERVICE_UNMAPPED");
      assertThat(notice.path("owner").asText()).isEqualTo("OPERATIONS");
      assertThat(notice.path("link").asText()).isEqualTo("uk");
      assertThat(notice.path("connection").isNull()).isTrue();
      assertThat(notice.path("orders").asInt()).isEqualTo(7);
      assertThat(notice.path("newOrders").asInt()).isEqualTo(2);
      assertThat(notice.path("due").asText()).isEqualTo("2026-11-23T11:50:00Z");
    }

    @Test
    void says_when_it_is_only_a_test() throws Exception {
      assertThat(json(sent(webhook(), Samples.unmapped(AlertKind.TEST))).path("type").asText())
          .isEqualTo("lockstep.alert.test");
    }

    @Test
    void has_a_secret_that_is_long_enough() {
      assertThatThrownBy(() -> ChannelSettings.requireSigningSecret(new Secret("whsec_c2hvcnQ=")))
          .hasMessage(
              "secret is no key of Standard Webhooks. It is whsec_ and 24 to 64 bytes in Base64.");
    }
  }

  @Nested
  class Answers {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
      "500, WAITING",
      "503, WAITING",
      "408, WAITING",
      "429, WAITING",
      "400, MENDING",
      "403, MENDING",
      "404, MENDING",
      "410, MENDING",
      "302, MENDING"
    })
    void say_who_can_help(int status, Cure cure) {
      server.enqueue(new MockResponse.Builder().code(status).build());

      DeliveryFailure failure = failure();

      assertThat(failure.cure()).isEqualTo(cure);
      assertThat(failure.getMessage())
          .contains("status=" + status)
          .doesNotContain("secret/", "very-secret", server.getHostName());
    }

    @Test
    void that_ask_for_time_get_it() {
      server.enqueue(new MockResponse.Builder().code(429).setHeader("Retry-After", "17").build());

      assertThat(failure().pause()).isEqualTo(Optional.of(Duration.ofSeconds(17)));
    }

    @Test
    void that_do_not_come_may_have_been_taken_and_are_waited_for() {
      server.enqueue(
          new MockResponse.Builder()
              .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
              .build());

      assertThat(failure().cure()).isEqualTo(Cure.WAITING);
      assertThat(server.getRequestCount()).as("no retry of its own").isEqualTo(1);
    }

    private DeliveryFailure failure() {
      return catchThrowableOfType(
          DeliveryFailure.class, () -> slack().send(Samples.unmapped(AlertKind.NEW)));
    }
  }

  @Test
  void an_address_that_is_none_is_refused_without_showing_it() {
    assertThatThrownBy(
            () -> ChannelSettings.requireAddress(new Secret("hooks.example/very-secret")))
        .hasMessage("url holds no address that begins with https:// or http://.");
  }
}
