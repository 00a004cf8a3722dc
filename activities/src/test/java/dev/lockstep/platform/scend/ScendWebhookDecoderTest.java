package dev.lockstep.platform.scend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.Secret;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.platform.scend.ScendWebhookSettings.Encoding;
import dev.lockstep.platform.scend.ScendWebhookSettings.Proof;
import dev.lockstep.port.webhook.Hint;
import dev.lockstep.port.webhook.WebhookDecoder.Decoded;
import dev.lockstep.port.webhook.WebhookRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of Scend's events is worth which hint, and which requests are genuine. */
class ScendWebhookDecoderTest {
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final FulfilmentRef REF = new FulfilmentRef("5f2b6f6e~LEEDS");
  private static final Secret OLD = secret("the old secret of the warehouse");
  static final Secret NEW = secret("the new secret of the warehouse");

  private final ScendWebhookDecoder decoder =
      decoder(ScendWebhookSettings.signedWith(List.of(OLD, NEW)));

  @Nested
  class An_event {
    @Test
    void of_a_dispatch_is_a_dispatch() {
      assertThat(genuine(event("shipment.dispatched", "\"ShipmentId\":\"SH1\"")))
          .isEqualTo(hint(new Hint.FulfilmentDispatched("evt-1", REF, "SH1")));
    }

    @Test
    void of_a_shipment_taken_back_corrects_it() {
      assertThat(genuine(event("shipment.voided", "\"ShipmentId\":\"SH1\"")))
          .isEqualTo(hint(new Hint.ShipmentCorrected("evt-1", REF)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"order.cancelled", "order.query_raised"})
    void that_changes_the_fate_of_an_order_alters_it(String type) {
      assertThat(genuine(event(type, "\"Status\":\"Query\"")))
          .isEqualTo(hint(new Hint.FulfilmentAltered("evt-1", REF)));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Cancelled",
          "Rejected",
          "Query",
          "OnHold",
          "BackOrder",
          "AwaitingReturnToStock"
        })
    void of_a_status_that_matters_alters_it(String status) {
      assertThat(genuine(event("order.status_changed", "\"Status\":\"" + status + "\"")))
          .isEqualTo(hint(new Hint.FulfilmentAltered("evt-1", REF)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Received", "Allocated", "Released", "Picking", "Picked", "Packed"})
    void of_progress_on_the_floor_is_no_hint(String status) {
      assertThat(genuine(event("order.status_changed", "\"Status\":\"" + status + "\"")))
          .isEqualTo(nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stock.changed", "asn.received", "return.inspected", "something.new"})
    void of_another_flow_is_no_hint(String type) {
      assertThat(genuine(event(type, "\"ProductCode\":\"A\""))).isEqualTo(nothing());
    }

    @Test
    void may_spell_its_keys_in_another_case() {
      assertThat(
              genuine(
                  event("shipment.dispatched", "\"Status\":\"x\"")
                      .replace("EventType", "eventType")
                      .replace("ClientReference", "clientReference")))
          .isEqualTo(hint(new Hint.FulfilmentDispatched("evt-1", REF)));
    }

    @Test
    void without_an_id_is_known_by_that_of_the_webhook() {
      assertThat(
              genuine(
                  event("shipment.dispatched", "\"Status\":\"x\"")
                      .replace("\"EventId\":\"evt-1\",", "")))
          .isEqualTo(hint(new Hint.FulfilmentDispatched("msg-1", REF)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~LEEDS", "a b", "\\ud800"})
    void without_a_usable_reference_is_not_understood(String reference) {
      assertThat(
              genuine(
                  event("shipment.dispatched", "\"Status\":\"x\"").replace(REF.value(), reference)))
          .isEqualTo(new Decoded.NotUnderstood("Data.ClientReference is missing or not usable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "<html></html>", "{", "{} x"})
    void that_is_no_json_object_is_not_understood(String body) {
      assertThat(genuine(body))
          .isEqualTo(new Decoded.NotUnderstood("the body is not a JSON object"));
    }

    @Test
    void without_a_type_is_not_understood() {
      assertThat(genuine("{}")).isEqualTo(new Decoded.NotUnderstood("EventType is missing"));
    }

    @Test
    void of_another_goods_owner_is_not_understood() {
      ScendWebhookDecoder ours = decoder(settings(Proof.NONE, List.of(), Encoding.HEX, "ACME"));
      String body = event("shipment.dispatched", "\"Status\":\"x\"");
      assertThat(ours.decode(request(body, Map.of()))).isInstanceOf(Decoded.Hints.class);
      assertThat(ours.decode(request(body.replace("ACME", "OTHER"), Map.of())))
          .isEqualTo(new Decoded.NotUnderstood("ClientCode is not that of connection dc"));
    }
  }

  @Nested
  class By_Standard_Webhooks {
    private final String body = event("shipment.dispatched", "\"Status\":\"x\"");

    @Test
    void any_of_our_secrets_and_any_of_their_signatures_will_do() {
      assertThat(decode(body, signature(OLD, body, NOW))).isInstanceOf(Decoded.Hints.class);
      assertThat(decode(body, signature(NEW, body, NOW))).isInstanceOf(Decoded.Hints.class);
      assertThat(
              decode(
                  body,
                  signature(secret("a third one, not ours at all"), body, NOW)
                      + " v1a,whatever "
                      + signature(NEW, body, NOW)))
          .isInstanceOf(Decoded.Hints.class);
    }

    @Test
    void the_example_of_the_specification_holds() {
      Secret secret = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
      ScendWebhookDecoder of2021 =
          new ScendWebhookDecoder(
              new ConnectionId("dc"),
              ScendWebhookSettings.signedWith(List.of(secret)),
              context(Instant.ofEpochSecond(1614265330)));
      assertThat(
              of2021.decode(
                  request(
                      "{\"test\": 2432232314}",
                      Map.of(
                          "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                          "webhook-timestamp", "1614265330",
                          "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="))))
          .isEqualTo(new Decoded.NotUnderstood("EventType is missing"));
    }

    @Test
    void a_signature_over_anything_else_lets_nothing_in() {
      Decoded refused = new Decoded.NotGenuine("none of its signatures fits one of our secrets");
      String signature = signature(NEW, body, NOW);
      assertThat(decode(body + " ", signature)).isEqualTo(refused);
      assertThat(decode(body, signature.replace("v1,", "v2,"))).isEqualTo(refused);
      assertThat(decode(body, signature.substring(0, signature.length() - 1))).isEqualTo(refused);
      assertThat(decode(body, "")).isEqualTo(refused);
      assertThat(decode(body, signature(secret("somebody else's secret"), body, NOW)))
          .isEqualTo(refused);
    }

    @Test
    void five_minutes_either_way_are_tolerated() {
      for (int seconds : new int[] {-300, 300}) {
        assertThat(decodeSentAt(NOW.plusSeconds(seconds))).isInstanceOf(Decoded.Hints.class);
      }
      for (int seconds : new int[] {-301, 301}) {
        assertThat(decodeSentAt(NOW.plusSeconds(seconds)))
            .isEqualTo(new Decoded.NotGenuine("its timestamp is too old, too new, or none"));
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "9223372036854775807", "-9223372036854775808", "1e9"})
    void a_timestamp_that_is_none_lets_nothing_in(String timestamp) {
      assertThat(
              decoder.decode(
                  request(
                      body,
                      Map.of(
                          "webhook-id", "msg-1",
                          "webhook-timestamp", timestamp,
                          "webhook-signature", "v1,x"))))
          .isEqualTo(new Decoded.NotGenuine("its timestamp is too old, too new, or none"));
    }

    @Test
    void a_request_without_the_headers_lets_nothing_in() {
      assertThat(decoder.decode(request(body, Map.of())))
          .isEqualTo(new Decoded.NotGenuine("it is not signed"));
    }

    @Test
    void a_secret_that_is_none_is_refused_without_showing_it() {
      assertThatThrownBy(
              () -> ScendWebhookSettings.signedWith(List.of(new Secret("whsec_not base64!"))))
          .hasMessage(
              "A Standard Webhooks secret is Base64 behind whsec_, and this one is not. Copy it again from Scend.");
    }

    private Decoded decodeSentAt(Instant at) {
      return decoder.decode(request(body, headers(signature(NEW, body, at), at)));
    }
  }

  @Nested
  class By_other_proofs {
    private final String body = event("shipment.dispatched", "\"Status\":\"x\"");
    private final byte[] hmac =
        ScendWebhookHmac.of(
            "token".getBytes(StandardCharsets.UTF_8), body.getBytes(StandardCharsets.UTF_8));

    @Test
    void a_signature_in_one_header_is_hex_or_base64() {
      ScendWebhookDecoder hex = decoder(Proof.HMAC_HEADER, Encoding.HEX);
      ScendWebhookDecoder base64 = decoder(Proof.HMAC_HEADER, Encoding.BASE64);
      String inHex = HexFormat.of().formatHex(hmac);
      String inBase64 = Base64.getEncoder().encodeToString(hmac);
      assertThat(shown(hex, inHex)).isInstanceOf(Decoded.Hints.class);
      assertThat(shown(hex, inHex.toUpperCase(Locale.ROOT))).isInstanceOf(Decoded.Hints.class);
      assertThat(shown(base64, inBase64)).isInstanceOf(Decoded.Hints.class);
      assertThat(shown(hex, inBase64)).isInstanceOf(Decoded.NotGenuine.class);
      assertThat(shown(hex, "")).isInstanceOf(Decoded.NotGenuine.class);
      assertThat(hex.decode(request(body, Map.of()))).isInstanceOf(Decoded.NotGenuine.class);
    }

    @Test
    void a_token_in_one_header_is_one_of_ours() {
      ScendWebhookDecoder byToken = decoder(Proof.TOKEN_HEADER, Encoding.HEX);
      assertThat(shown(byToken, "token")).isInstanceOf(Decoded.Hints.class);
      assertThat(shown(byToken, "tokens")).isInstanceOf(Decoded.NotGenuine.class);
      assertThat(byToken.decode(request(body, Map.of()))).isInstanceOf(Decoded.NotGenuine.class);
    }

    @Test
    void a_secret_path_is_one_of_ours() {
      ScendWebhookDecoder byPath = decoder(Proof.SECRET_PATH, Encoding.HEX);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      assertThat(byPath.decode(new WebhookRequest(Map.of(), Optional.of("token"), bytes)))
          .isInstanceOf(Decoded.Hints.class);
      assertThat(byPath.decode(new WebhookRequest(Map.of(), Optional.of("guess"), bytes)))
          .isInstanceOf(Decoded.NotGenuine.class);
      assertThat(byPath.decode(new WebhookRequest(Map.of(), bytes)))
          .isInstanceOf(Decoded.NotGenuine.class);
    }

    @Test
    void a_proof_without_a_secret_and_a_secret_without_a_proof_are_refused() {
      assertThatThrownBy(() -> settings(Proof.TOKEN_HEADER, List.of(), Encoding.HEX, null))
          .hasMessage(
              "Webhooks need a secret to prove themselves. Add one to secrets, or choose proof none.");
      assertThatThrownBy(() -> settings(Proof.NONE, List.of(NEW), Encoding.HEX, null))
          .hasMessage(
              "proof none takes no secrets. Remove secrets, or choose the proof they are for.");
    }

    private Decoded shown(ScendWebhookDecoder by, String header) {
      return by.decode(request(body, Map.of("x-scend-signature", header)));
    }

    private ScendWebhookDecoder decoder(Proof proof, Encoding encoding) {
      return ScendWebhookDecoderTest.decoder(
          settings(proof, List.of(new Secret("another"), new Secret("token")), encoding, null));
    }
  }

  static String event(String type, String fact) {
    return """
    {"EventId":"evt-1","EventType":"%s","OccurredAt":"2026-11-21T09:59:58Z",
     "ClientCode":"ACME","Sequence":12,"Data":{"ClientReference":"%s","OrderId":"SC000123",%s}}
    """
        .formatted(type, REF, fact);
  }

  private Decoded genuine(String body) {
    return decode(body, signature(NEW, body, NOW));
  }

  private Decoded decode(String body, String signature) {
    return decoder.decode(request(body, headers(signature, NOW)));
  }

  static Map<String, String> headers(String signature, Instant at) {
    return Map.of(
        "webhook-id",
        "msg-1",
        "webhook-timestamp",
        Long.toString(at.getEpochSecond()),
        "webhook-signature",
        signature);
  }

  private static WebhookRequest request(String body, Map<String, String> headers) {
    Map<String, List<String>> all = new HashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return new WebhookRequest(all, body.getBytes(StandardCharsets.UTF_8));
  }

  static String signature(Secret secret, String body, Instant at) {
    String signed = "msg-1." + at.getEpochSecond() + "." + body;
    byte[] key = Base64.getDecoder().decode(secret.reveal().substring("whsec_".length()));
    return "v1,"
        + Base64.getEncoder()
            .encodeToString(ScendWebhookHmac.of(key, signed.getBytes(StandardCharsets.UTF_8)));
  }

  private static Secret secret(String text) {
    return new Secret(
        "whsec_" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
  }

  static ScendWebhookSettings settings(
      Proof proof, List<Secret> secrets, Encoding encoding, @Nullable String clientCode) {
    return new ScendWebhookSettings(
        proof,
        secrets,
        Duration.ofMinutes(5),
        "x-scend-signature",
        encoding,
        clientCode,
        Set.of("Query"));
  }

  static ScendWebhookDecoder decoder(ScendWebhookSettings settings) {
    return new ScendWebhookDecoder(new ConnectionId("dc"), settings, context(NOW));
  }

  private static PlatformContext context(Instant now) {
    return new PlatformContext(
        InstantSource.fixed(now), new OkHttpClient(), new SimpleMeterRegistry());
  }

  private static Decoded hint(Hint hint) {
    return new Decoded.Hints(List.of(hint));
  }

  private static Decoded nothing() {
    return new Decoded.Hints(List.of());
  }
}
