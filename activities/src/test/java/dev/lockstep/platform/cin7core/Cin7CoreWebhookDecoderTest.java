package dev.lockstep.platform.cin7core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.OrderId;
import dev.lockstep.common.Secret;
import dev.lockstep.port.webhook.Hint;
import dev.lockstep.port.webhook.WebhookDecoder.Decoded;
import dev.lockstep.port.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Cin7CoreWebhookDecoderTest {
  private static final String SALE = "5B0A9F4E-1111-4222-8333-00000000C0DE";
  private static final OrderId ORDER = new OrderId("5b0a9f4e-1111-4222-8333-00000000c0de");

  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private final Cin7CoreWebhookDecoder decoder = decoder(List.of("hush"), List.of(), List.of());

  private Cin7CoreWebhookDecoder decoder(
      List<String> paths, List<String> bearers, List<String> keys) {
    return new Cin7CoreWebhookDecoder(
        TestAccount.CONNECTION,
        new Cin7CoreWebhookSettings(
            secrets(paths), secrets(bearers), "x-lockstep-key", secrets(keys)),
        () -> now);
  }

  private static List<Secret> secrets(List<String> words) {
    return words.stream().map(Secret::new).toList();
  }

  private static String event(String type) {
    return """
    {"SaleID":"%s","SaleOrderNumber":"SO-00042","EventType":"%s"}\
    """
        .formatted(SALE, type);
  }

  private static WebhookRequest request(String body, @Nullable String path, String... header) {
    return new WebhookRequest(
        header.length == 0 ? Map.of() : Map.of(header[0], List.of(header[1])),
        Optional.ofNullable(path),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static WebhookRequest about(String topic, String body) {
    return new WebhookRequest(
        Map.of(), Optional.of("hush"), Optional.of(topic), body.getBytes(StandardCharsets.UTF_8));
  }

  private List<Hint> hints(String body) {
    return hints(request(body, "hush"));
  }

  private List<Hint> hints(WebhookRequest request) {
    Decoded decoded = decoder.decode(request);
    assertThat(decoded).isInstanceOf(Decoded.Hints.class);
    return ((Decoded.Hints) decoded).hints();
  }

  @Nested
  class An_event {
    @ParameterizedTest
    @ValueSource(strings = {"Sale/OrderAuthorised", "Sale/Backordered", "Sale/OrderAuthorized"})
    void of_an_authorised_order_is_an_order_placed_under_its_id_in_lower_case(String type) {
      assertThat(hints(event(type)))
          .singleElement()
          .isInstanceOfSatisfying(
              Hint.OrderPlaced.class,
              placed -> {
                assertThat(placed.order()).isEqualTo(ORDER);
                assertThat(placed.orderNumber()).isEqualTo("SO-00042");
                assertThat(placed.version()).isNull();
              });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sale/Voided", "Sale/Undo", "Sale/AdditionalAttributesChanged"})
    void that_changes_a_sale_is_an_order_edited(String type) {
      assertThat(hints(event(type)))
          .singleElement()
          .isInstanceOfSatisfying(
              Hint.OrderEdited.class, edited -> assertThat(edited.order()).isEqualTo(ORDER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sale/PartialPaymentReceived", "Sale/FullPaymentReceived"})
    void of_a_payment_is_an_order_paid_though_it_has_no_number(String type) {
      String body =
          """
          {"SaleID":"%s","DocumentNumber":"INV-1","DocumentDate":"21/11/2026","EventType":"%s"}\
          """
              .formatted(SALE, type);

      assertThat(hints(body))
          .singleElement()
          .isInstanceOfSatisfying(
              Hint.OrderPaid.class,
              paid -> {
                assertThat(paid.order()).isEqualTo(ORDER);
                assertThat(paid.orderNumber()).isNull();
              });
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Sale/PickAuthorised",
          "Sale/PackAuthorised",
          "Sale/ShipmentTrackingNumberChanged",
          "Sale/InvoiceAuthorised",
          "Sale/Created",
          "Sale/QuoteAuthorised",
          "Purchase/OrderReceived",
          "Something/New"
        })
    void that_is_our_echo_or_nobodys_business_is_acknowledged(String type) {
      assertThat(hints(event(type))).isEmpty();
    }

    @Test
    void of_a_shipment_with_its_own_keys_and_a_stray_comma_is_acknowledged() {
      assertThat(
              hints(
                  """
                  {"SaleTaskID":"%s","TenantID":"X","OrderNumber":"SO-1",
                   "EventType":"Sale/ShipmentAuthorised",}\
                  """
                      .formatted(SALE)))
          .isEmpty();
    }

    @Test
    void about_stock_is_a_bare_list_and_is_acknowledged() {
      assertThat(hints("[{\"SKU\":\"MUG\",\"OnHand\":5}]")).isEmpty();
    }

    @Test
    void without_a_type_is_read_by_the_topic_of_its_address() {
      String body = "{\"SaleID\":\"" + SALE + "\"}";

      assertThat(hints(about("order-authorised", body)))
          .singleElement()
          .isInstanceOf(Hint.OrderPlaced.class);
      assertThat(decoder.decode(request(body, "hush")))
          .isEqualTo(new Decoded.NotUnderstood("EventType is missing"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "null",
          "\"text\"",
          "{",
          "{\"EventType\":\"Sale/Voided\"}",
          "{\"EventType\":\"Sale/Voided\",\"SaleID\":\"17\"}",
          "{\"EventType\":\"Sale/Voided\",\"SaleID\":17}"
        })
    void that_lacks_what_it_needs_is_not_understood(String body) {
      assertThat(decoder.decode(request(body, "hush"))).isInstanceOf(Decoded.NotUnderstood.class);
    }
  }

  @Nested
  class The_event_id {
    @Test
    void is_the_same_for_the_same_body_at_the_same_moment() {
      assertThat(id(event("Sale/Voided"))).isEqualTo(id(event("Sale/Voided")));
    }

    @Test
    void differs_by_type_and_by_what_changed() {
      String once = event("Sale/AdditionalAttributesChanged");
      String other = once.replace("}", ",\"Changes\":[{\"Field\":\"x\",\"NewValue\":\"2\"}]}");

      assertThat(List.of(id(event("Sale/Voided")), id(event("Sale/Undo")), id(once), id(other)))
          .doesNotHaveDuplicates();
    }

    @Test
    void differs_when_a_sale_is_authorised_a_second_time() {
      String first = id(event("Sale/OrderAuthorised"));
      now = now.plus(Duration.ofMinutes(2));

      assertThat(id(event("Sale/OrderAuthorised"))).isNotEqualTo(first);
    }

    private String id(String body) {
      return hints(body).getFirst().eventId();
    }
  }

  @Nested
  class The_proof {
    @Test
    void by_path_has_to_be_the_path() {
      assertGenuine(decoder, request(event("Sale/Voided"), "hush"));
      assertForged(decoder, request(event("Sale/Voided"), "hush!"));
      assertForged(decoder, request(event("Sale/Voided"), null));
    }

    @Test
    void by_bearer_token_may_be_any_of_those_that_are_valid() {
      Cin7CoreWebhookDecoder bearers = decoder(List.of(), List.of("old", "new"), List.of());

      assertGenuine(bearers, request(event("Sale/Undo"), null, "authorization", "Bearer old"));
      assertGenuine(bearers, request(event("Sale/Undo"), null, "authorization", "bearer new"));
      assertForged(bearers, request(event("Sale/Undo"), null, "authorization", "Bearer other"));
      assertForged(bearers, request(event("Sale/Undo"), null, "authorization", "old"));
      assertForged(bearers, request(event("Sale/Undo"), null));
    }

    @Test
    void by_a_header_of_ones_own() {
      Cin7CoreWebhookDecoder keys = decoder(List.of(), List.of(), List.of("k"));

      assertGenuine(keys, request(event("Sale/Undo"), null, "x-lockstep-key", "k"));
      assertForged(keys, request(event("Sale/Undo"), null, "x-lockstep-key", "K"));
    }

    @Test
    void has_to_be_whole_where_several_are_asked_for() {
      Cin7CoreWebhookDecoder both = decoder(List.of("hush"), List.of("token"), List.of());

      assertGenuine(both, request(event("Sale/Undo"), "hush", "authorization", "Bearer token"));
      assertForged(both, request(event("Sale/Undo"), "hush"));
      assertForged(both, request(event("Sale/Undo"), null, "authorization", "Bearer token"));
    }

    private static void assertGenuine(Cin7CoreWebhookDecoder decoder, WebhookRequest request) {
      assertThat(decoder.decode(request)).isInstanceOf(Decoded.Hints.class);
    }

    private static void assertForged(Cin7CoreWebhookDecoder decoder, WebhookRequest request) {
      assertThat(decoder.decode(request)).isInstanceOf(Decoded.NotGenuine.class);
    }
  }
}
