package dev.lockstep.platform.commercetools;

import static dev.lockstep.platform.commercetools.WebhookMessages.MESSAGE;
import static dev.lockstep.platform.commercetools.WebhookMessages.ORDER;
import static dev.lockstep.platform.commercetools.WebhookMessages.OUR_CLIENT;
import static dev.lockstep.platform.commercetools.WebhookMessages.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Secret;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.webhook.Hint;
import dev.lockstep.port.webhook.WebhookDecoder.Decoded;
import dev.lockstep.port.webhook.WebhookRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which message is worth which hint, and which requests are let in by a key. */
class CommercetoolsWebhookDecoderTest {
  private static final OrderId ORDER_ID = new OrderId(ORDER);

  private final CommercetoolsWebhookDecoder decoder =
      decoder(
          new CommercetoolsWebhookSettings(
              null,
              new CommercetoolsWebhookSettings.EventBridge(
                  "x-api-key", List.of(new Secret("old"), new Secret("new"))),
              null,
              new CommercetoolsWebhookSettings.Plain(
                  "x-shop-key", List.of(new Secret("plain")), List.of(new Secret("path")))));

  @Nested
  class A_message {
    @ParameterizedTest
    @ValueSource(strings = {"OrderCreated", "OrderImported", "OrderCreatedFromRecurringOrder"})
    void of_a_new_order_places_it(String type) {
      assertThat(plain(WebhookMessages.order(type)))
          .isEqualTo(hint(new Hint.OrderPlaced(MESSAGE, ORDER_ID, "1001", 7L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OrderPaymentStateChanged", "OrderPaymentAdded"})
    void of_an_orders_payment_settles_it(String type) {
      assertThat(plain(WebhookMessages.order(type)))
          .isEqualTo(hint(new Hint.OrderPaid(MESSAGE, ORDER_ID, "1001")));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "OrderStateChanged",
          "OrderStateTransition",
          "OrderShippingAddressSet",
          "OrderShippingInfoSet",
          "OrderEditApplied",
          "OrderLineItemAdded",
          "OrderLineItemRemoved",
          "OrderCustomLineItemQuantityChanged",
          "LineItemStateTransition",
          "OrderCustomFieldChanged"
        })
    void of_a_change_that_matters_edits_the_order(String type) {
      assertThat(plain(WebhookMessages.order(type)))
          .isEqualTo(hint(new Hint.OrderEdited(MESSAGE, ORDER_ID, "1001", 7L)));
    }

    @Test
    void of_the_state_cancelled_cancels_the_order() {
      assertThat(plain(WebhookMessages.orderState("Cancelled", "staff-client")))
          .isEqualTo(hint(new Hint.OrderCancelled(MESSAGE, ORDER_ID, "1001", 7L)));
      assertThat(plain(WebhookMessages.orderState("Complete", "staff-client")))
          .isEqualTo(hint(new Hint.OrderEdited(MESSAGE, ORDER_ID, "1001", 7L)));
    }

    @Test
    void of_a_deletion_names_no_version_since_none_can_be_read() {
      assertThat(plain(WebhookMessages.order("OrderDeleted")))
          .isEqualTo(hint(new Hint.OrderEdited(MESSAGE, ORDER_ID, "1001", null)));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "PaymentTransactionAdded",
          "PaymentTransactionStateChanged",
          "PaymentStatusStateTransition"
        })
    void of_a_payment_names_the_payment(String type) {
      assertThat(plain(WebhookMessages.payment(type)))
          .isEqualTo(hint(new Hint.PaymentChanged(MESSAGE, PAYMENT)));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "DeliveryAdded",
          "ParcelAddedToDelivery",
          "OrderShipmentStateChanged",
          "OrderBillingAddressSet",
          "SomethingNew"
        })
    void that_does_not_matter_is_no_hint(String type) {
      assertThat(plain(WebhookMessages.order(type))).isEqualTo(nothing());
    }

    @Test
    void of_a_payment_that_no_order_can_act_on_is_no_hint() {
      assertThat(plain(WebhookMessages.payment("PaymentInteractionAdded"))).isEqualTo(nothing());
      assertThat(plain(WebhookMessages.payment("PaymentCreated"))).isEqualTo(nothing());
    }

    @Test
    void of_another_resource_is_no_hint() {
      assertThat(
              plain(
                  WebhookMessages.message("product", "p-1", "\"type\":\"ProductPublished\",", "c")))
          .isEqualTo(nothing());
    }

    @Test
    void that_was_too_big_to_carry_its_payload_is_as_good_as_any() {
      assertThat(plain(WebhookMessages.truncated("OrderCreated")))
          .isEqualTo(hint(new Hint.OrderPlaced(MESSAGE, ORDER_ID, "1001", 7L)));
    }

    @Test
    void without_an_order_number_or_a_version_is_as_good_as_any() {
      assertThat(
              plain(
                  WebhookMessages.order("OrderCreated")
                      .replace("\"orderNumber\":\"1001\"", "")
                      .replace("\"resourceVersion\":7,", "")))
          .isEqualTo(hint(new Hint.OrderPlaced(MESSAGE, ORDER_ID, null, null)));
    }
  }

  @Nested
  class Our_own_echo {
    @ParameterizedTest
    @ValueSource(strings = {"OrderStateChanged", "OrderCustomFieldChanged"})
    void is_no_hint(String type) {
      assertThat(plain(WebhookMessages.order(type, OUR_CLIENT))).isEqualTo(nothing());
    }

    @Test
    void of_a_cancellation_is_no_hint() {
      assertThat(plain(WebhookMessages.orderState("Cancelled", OUR_CLIENT))).isEqualTo(nothing());
    }

    @Test
    void still_places_an_order_and_settles_a_payment() {
      assertThat(plain(WebhookMessages.order("OrderCreated", OUR_CLIENT)))
          .isEqualTo(hint(new Hint.OrderPlaced(MESSAGE, ORDER_ID, "1001", 7L)));
      assertThat(plain(WebhookMessages.order("OrderPaymentStateChanged", OUR_CLIENT)))
          .isEqualTo(hint(new Hint.OrderPaid(MESSAGE, ORDER_ID, "1001")));
    }
  }

  @Nested
  class A_change {
    @Test
    void is_known_by_its_resource_and_version() {
      assertThat(plain(WebhookMessages.change("ResourceCreated", "order", ORDER)))
          .isEqualTo(hint(new Hint.OrderPlaced("order/" + ORDER + "/9", ORDER_ID, "1001", 9L)));
      assertThat(plain(WebhookMessages.change("ResourceUpdated", "order", ORDER)))
          .isEqualTo(hint(new Hint.OrderEdited("order/" + ORDER + "/9", ORDER_ID, "1001", 9L)));
      assertThat(plain(WebhookMessages.change("ResourceDeleted", "order", ORDER)))
          .isEqualTo(hint(new Hint.OrderEdited("order/" + ORDER + "/9", ORDER_ID, "1001", null)));
      assertThat(plain(WebhookMessages.change("ResourceUpdated", "payment", PAYMENT)))
          .isEqualTo(hint(new Hint.PaymentChanged("payment/" + PAYMENT + "/9", PAYMENT)));
    }

    @Test
    void by_which_a_subscription_is_tested_is_acknowledged() {
      assertThat(plain(WebhookMessages.change("ResourceCreated", "subscription", "sub-1")))
          .isEqualTo(nothing());
    }
  }

  @Nested
  class A_wrapping {
    private final Decoded placed = hint(new Hint.OrderPlaced(MESSAGE, ORDER_ID, "1001", 7L));
    private final String payload = WebhookMessages.order("OrderCreated");

    @Test
    void of_a_cloud_event_is_taken_off() {
      assertThat(plain(WebhookMessages.cloudEvent(payload))).isEqualTo(placed);
    }

    @Test
    void of_event_bridge_is_taken_off_with_a_cloud_event_in_it() {
      assertThat(eventBridge(WebhookMessages.eventBridge(payload), "new")).isEqualTo(placed);
      assertThat(
              eventBridge(WebhookMessages.eventBridge(WebhookMessages.cloudEvent(payload)), "old"))
          .isEqualTo(placed);
    }

    @Test
    void that_an_input_transformer_removed_is_not_missed() {
      assertThat(eventBridge(payload, "new")).isEqualTo(placed);
    }

    @Test
    void of_any_broker_may_be_left_on_by_a_forwarder_that_shows_its_key() {
      assertThat(plain(WebhookMessages.pubSub(payload))).isEqualTo(placed);
      assertThat(plain(WebhookMessages.eventBridge(payload))).isEqualTo(placed);
    }
  }

  @Nested
  class A_proof {
    private final String payload = WebhookMessages.order("OrderCreated");

    @Test
    void is_a_key_or_a_secret_path() {
      assertThat(plain(payload)).isInstanceOf(Decoded.Hints.class);
      assertThat(decoder.decode(new WebhookRequest(Map.of(), Optional.of("path"), bytes(payload))))
          .isInstanceOf(Decoded.Hints.class);
    }

    @Test
    void that_is_missing_or_wrong_lets_nothing_in() {
      assertThat(decoder.decode(request(payload)))
          .isEqualTo(new Decoded.NotGenuine("it carries no proof that a configured broker sends"));
      assertThat(eventBridge(WebhookMessages.eventBridge(payload), "older"))
          .isEqualTo(
              new Decoded.NotGenuine("the key of the EventBridge connection is not one of ours"));
      assertThat(decoder.decode(request(payload, "x-shop-key", "new")))
          .isEqualTo(new Decoded.NotGenuine("neither the key nor the secret path is one of ours"));
      assertThat(decoder.decode(new WebhookRequest(Map.of(), Optional.of("p"), bytes(payload))))
          .isEqualTo(new Decoded.NotGenuine("neither the key nor the secret path is one of ours"));
    }

    @Test
    void of_a_broker_that_is_not_configured_lets_nothing_in() {
      assertThat(
              decoder.decode(request(WebhookMessages.pubSub(payload), "authorization", "Bearer x")))
          .isInstanceOf(Decoded.NotGenuine.class);
    }

    @Test
    void must_be_configured_for_at_least_one_broker() {
      assertThatThrownBy(() -> new CommercetoolsWebhookSettings(null, null, null, null))
          .hasMessage(
              "No way in is open for commercetools. Set pubSub, eventBridge, sns or plain.");
    }
  }

  @Nested
  class A_genuine_request {
    @Test
    void of_another_project_is_not_understood() {
      assertThat(plain(WebhookMessages.order("OrderCreated").replace("my-shop", "your-shop")))
          .isEqualTo(new Decoded.NotUnderstood("projectKey is not that of connection shop"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "42", "<html></html>", "{", "{} {}"})
    void that_is_no_json_object_is_not_understood(String body) {
      assertThat(plain(body)).isEqualTo(new Decoded.NotUnderstood("the body is not a JSON object"));
    }

    @Test
    void that_is_no_notification_is_not_understood() {
      assertThat(plain("{}")).isEqualTo(new Decoded.NotUnderstood("notificationType is missing"));
    }

    @Test
    void with_an_unusable_id_is_not_understood() {
      Decoded refused = new Decoded.NotUnderstood("the resource or the message has no usable id");
      String genuine = WebhookMessages.order("OrderCreated");
      assertThat(plain(genuine.replace(ORDER, ""))).isEqualTo(refused);
      assertThat(plain(genuine.replace(ORDER, "a b"))).isEqualTo(refused);
      assertThat(plain(genuine.replace(ORDER, "\\ud800"))).isEqualTo(refused);
      assertThat(plain(genuine.replace(ORDER, "x".repeat(101)))).isEqualTo(refused);
      assertThat(plain(genuine.replace(MESSAGE, ""))).isEqualTo(refused);
    }

    @Test
    void of_a_kind_that_did_not_exist_when_this_was_written_is_acknowledged() {
      assertThat(plain("{\"notificationType\":\"Event\",\"id\":\"e\",\"type\":\"X\",\"data\":{}}"))
          .isEqualTo(nothing());
    }
  }

  private Decoded plain(String body) {
    return decoder.decode(request(body, "x-shop-key", "plain"));
  }

  private Decoded eventBridge(String body, String key) {
    return decoder.decode(request(body, "x-api-key", key));
  }

  private static CommercetoolsWebhookDecoder decoder(CommercetoolsWebhookSettings settings) {
    return new CommercetoolsWebhookDecoder(
        new ConnectionId("shop"),
        "my-shop",
        OUR_CLIENT,
        settings,
        new PlatformContext(
            InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z")),
            new OkHttpClient(),
            new SimpleMeterRegistry()));
  }

  private static WebhookRequest request(String body) {
    return new WebhookRequest(Map.of(), bytes(body));
  }

  private static WebhookRequest request(String body, String header, String value) {
    return new WebhookRequest(Map.of(header, List.of(value)), bytes(body));
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private static Decoded hint(Hint hint) {
    return new Decoded.Hints(List.of(hint));
  }

  private static Decoded nothing() {
    return new Decoded.Hints(List.of());
  }
}
