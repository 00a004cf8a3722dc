package dev.lockstep.platform.deposco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.Secret;
import dev.lockstep.port.webhook.Hint;
import dev.lockstep.port.webhook.WebhookDecoder;
import dev.lockstep.port.webhook.WebhookDecoder.Decoded;
import dev.lockstep.port.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeposcoWebhookDecoderTest {
  static final Secret OLD = new Secret("old-secret");
  static final Secret NEW = new Secret("new-secret");
  static final Secret PATH = new Secret("a-path-nobody-guesses");
  static final String SHIPPED =
      """
      {"orderStatusUpdate":{
        "shipment":{"businessUnit":"HIVE","shipmentNumber":"SHP1","shipmentStatus":"Shipped",
                    "trackingNumber":"T-1","orders":["order-1~MAIN"]},
        "order":{"businessUnit":"HIVE","number":"order-1~MAIN","type":"Sales Order",
                 "orderStatus":"Ship Complete","lines":[{"lineNumber":"line-a"}]}}}
      """;

  private final WebhookDecoder open = decoder(List.of(), List.of());

  static WebhookDecoder decoder(List<Secret> secrets, List<Secret> paths) {
    return new DeposcoWebhookDecoder(
        DeposcoAccount.CONNECTION, "HIVE", DeposcoWebhookSettings.provenBy(secrets, paths));
  }

  static String signature(Secret secret, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256="
          + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Decoded signed(WebhookDecoder decoder, String body, String signature) {
    return decoder.decode(
        new WebhookRequest(
            Map.of("x-deposco-signature", List.of(signature)),
            body.getBytes(StandardCharsets.UTF_8)));
  }

  private Decoded plain(String body) {
    return open.decode(new WebhookRequest(Map.of(), body.getBytes(StandardCharsets.UTF_8)));
  }

  private List<Hint> hints(String body) {
    return ((Decoded.Hints) plain(body)).hints();
  }

  @Nested
  class Proof {
    @Test
    void a_signature_by_any_secret_in_force_is_genuine() {
      WebhookDecoder decoder = decoder(List.of(NEW, OLD), List.of());

      assertThat(signed(decoder, SHIPPED, signature(NEW, SHIPPED)))
          .isInstanceOf(Decoded.Hints.class);
      assertThat(signed(decoder, SHIPPED, signature(OLD, SHIPPED).replace("sha256=", "")))
          .isInstanceOf(Decoded.Hints.class);
    }

    @Test
    void a_changed_body_another_secret_and_no_signature_are_not() {
      WebhookDecoder decoder = decoder(List.of(NEW), List.of());

      assertThat(signed(decoder, SHIPPED + " ", signature(NEW, SHIPPED)))
          .isEqualTo(
              new Decoded.NotGenuine("its signature fits none of our secrets, or is missing"));
      assertThat(signed(decoder, SHIPPED, signature(OLD, SHIPPED)))
          .isInstanceOf(Decoded.NotGenuine.class);
      assertThat(
              decoder.decode(
                  new WebhookRequest(Map.of(), SHIPPED.getBytes(StandardCharsets.UTF_8))))
          .isInstanceOf(Decoded.NotGenuine.class);
    }

    @Test
    void a_secret_path_is_enough_where_it_is_all_that_is_asked_for() {
      WebhookDecoder decoder = decoder(List.of(), List.of(PATH));

      assertThat(at(decoder, Optional.of(PATH.reveal()), "")).isInstanceOf(Decoded.Hints.class);
      assertThat(at(decoder, Optional.of("guessed"), ""))
          .isEqualTo(new Decoded.NotGenuine("its path is not one of ours"));
      assertThat(at(decoder, Optional.empty(), "")).isInstanceOf(Decoded.NotGenuine.class);
    }

    @Test
    void both_are_needed_where_both_are_asked_for() {
      WebhookDecoder decoder = decoder(List.of(NEW), List.of(PATH));

      assertThat(at(decoder, Optional.of(PATH.reveal()), signature(NEW, SHIPPED)))
          .isInstanceOf(Decoded.Hints.class);
      assertThat(at(decoder, Optional.of(PATH.reveal()), ""))
          .isInstanceOf(Decoded.NotGenuine.class);
      assertThat(at(decoder, Optional.empty(), signature(NEW, SHIPPED)))
          .isInstanceOf(Decoded.NotGenuine.class);
    }

    private static Decoded at(WebhookDecoder decoder, Optional<String> path, String signature) {
      return decoder.decode(
          new WebhookRequest(
              Map.of("x-deposco-signature", List.of(signature)),
              path,
              SHIPPED.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Nested
  class An_update {
    private static final FulfilmentRef REF = new FulfilmentRef("order-1~MAIN");

    private static String order(String status) {
      return "{\"order\":{\"number\":\"order-1~MAIN\",\"orderStatus\":\"" + status + "\"}}";
    }

    private static String shipment(String status, String orders) {
      return "{\"shipment\":{\"shipmentStatus\":\"" + status + "\",\"orders\":" + orders + "}}";
    }

    @Test
    void of_something_that_left_is_one_dispatch_and_the_same_event_in_every_repeat() {
      List<Hint> first = hints(SHIPPED);

      assertThat(first)
          .singleElement()
          .isInstanceOfSatisfying(
              Hint.FulfilmentDispatched.class,
              hint -> assertThat(hint.fulfilment()).isEqualTo(REF));
      assertThat(hints(SHIPPED)).isEqualTo(first);
      assertThat(hints(SHIPPED.replace("T-1", "T-2")).getFirst().eventId())
          .isNotEqualTo(first.getFirst().eventId());
    }

    @Test
    void of_a_shipment_of_several_orders_is_a_dispatch_of_each() {
      assertThat(hints(shipment("Shipped", "[\"order-1\",{\"number\":\"order-2\"}]")))
          .extracting(hint -> ((Hint.FulfilmentDispatched) hint).fulfilment().value())
          .containsExactly("order-1", "order-2");
    }

    @Test
    void of_an_order_that_will_not_ship_is_an_alteration() {
      for (String status : List.of("Canceled", "Cancel Requested", "REJECTED")) {
        assertThat(hints(order(status))).singleElement().isInstanceOf(Hint.FulfilmentAltered.class);
      }
    }

    @Test
    void of_a_shipment_taken_back_is_an_alteration() {
      assertThat(hints(shipment("Rolled Back", "[\"order-1\"]")))
          .singleElement()
          .isInstanceOf(Hint.FulfilmentAltered.class);
    }

    @Test
    void of_progress_on_the_floor_is_acknowledged_and_forgotten() {
      assertThat(hints(order("Accepted"))).isEmpty();
      assertThat(hints(order("In Fulfillment"))).isEmpty();
      assertThat(hints(order("Awaiting Elves"))).isEmpty();
      assertThat(hints(shipment("Shipping", "[\"order-1\"]"))).isEmpty();
    }

    @Test
    void of_another_business_unit_is_acknowledged_and_forgotten() {
      assertThat(hints(SHIPPED.replace("HIVE", "OTHER"))).isEmpty();
    }

    @Test
    void without_a_number_is_not_understood() {
      assertThat(plain(order("Canceled").replace("order-1~MAIN", " ")))
          .isEqualTo(new Decoded.NotUnderstood("the number of an order is missing or not usable"));
      assertThat(plain(shipment("Shipped", "[{\"number\":7}]")))
          .isInstanceOf(Decoded.NotUnderstood.class);
    }

    @Test
    void that_is_none_is_not_understood() {
      assertThat(plain("<orderStatusUpdate/>"))
          .isEqualTo(new Decoded.NotUnderstood("the body is not a JSON object"));
      assertThat(plain("{\"orderStatusUpdate\":{}}"))
          .isEqualTo(new Decoded.NotUnderstood("there is neither an order nor a shipment"));
    }
  }
}
