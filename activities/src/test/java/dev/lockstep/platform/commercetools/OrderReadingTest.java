package dev.lockstep.platform.commercetools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.LineKind;
import dev.lockstep.order.model.SourceLine;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.order.model.SourceState;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.PlatformFailure;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderReadingTest {
  private static final OrderId ORDER = new OrderId("o-1");

  private final MockWebServer server = new MockWebServer();
  private final ObjectNode order =
      TestProject.order(2)
          .put("id", "o-1")
          .put("version", 7)
          .put("createdAt", "2026-11-21T12:00:00.000Z");

  OrderReadingTest() {
    line(0).put("id", "l-1");
  }

  @BeforeEach
  void start() throws IOException {
    server.start();
    server.enqueue(
        json(200, "{\"access_token\":\"t\",\"expires_in\":3600,\"token_type\":\"Bearer\"}"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Nested
  class What_merchants_leave_out {
    @Test
    void is_left_out() {
      order.remove(List.of("shippingAddress", "shippingInfo", "orderNumber"));
      line(0).withObjectProperty("variant").remove("sku");

      SourceOrder read = read();

      assertThat(read.number()).isNull();
      assertThat(read.shippingAddress()).isNull();
      assertThat(read.deliveryService()).isNull();
      assertThat(read.shipping()).isNull();
      assertThat(read.canCarryDeliveries()).isFalse();
      assertThat(read.lines().getFirst().sku()).isNull();
      assertThat(read.payment().label()).isNull();
    }

    @Test
    void unknown_words_are_taken_for_the_ordinary_case() {
      order.put("orderState", "Teleported").put("shipmentState", "Beamed");
      line(0).put("lineItemMode", "Imaginary");

      assertThat(read().state()).isEqualTo(SourceState.OPEN);
      assertThat(read(1).lines().getFirst().kind()).isEqualTo(LineKind.STANDARD);
    }
  }

  @Nested
  class What_cannot_be_understood {
    @ParameterizedTest
    @CsvSource({
      "quantity, \"two\", lineItems[0].quantity, whole number",
      "quantity, 1.5, lineItems[0].quantity, whole number",
      "quantity, -1, lineItems[0].quantity, quantity",
      "variant, 7, lineItems[0].variant, object",
      "totalPrice, 10, lineItems[0].totalPrice, object",
      "id, null, lineItems[0].id, text"
    })
    void names_the_field_and_shows_no_value(
        String field, String value, String named, String expected) throws IOException {
      line(0).set(field, new JsonMapper().readTree(value));

      assertThatExceptionOfType(PlatformFailure.class)
          .isThrownBy(OrderReadingTest.this::read)
          .withMessage(
              "A field is not what the platform documents. connection=shop, field=%s, expected=%s. Compare the document with docs/platforms/commercetools.md."
                  .formatted(named, expected))
          .extracting(PlatformFailure::kind)
          .isEqualTo(FailureKind.MALFORMED);
    }

    @Test
    void a_404_that_is_not_the_platforms_own_is_not_absence() {
      server.enqueue(json(404, "{\"message\":\"no Route matched\"}"));

      assertThatExceptionOfType(PlatformFailure.class)
          .isThrownBy(() -> source().read(ORDER))
          .extracting(PlatformFailure::kind)
          .isEqualTo(FailureKind.MALFORMED);
    }
  }

  @Nested
  class Lines {
    @Test
    void of_bundles_gifts_and_fees_are_told_apart() {
      bundleField(line(0), "external-id", "bundle-1");
      ObjectNode child = addLine("l-2");
      bundleField(child, "external-id", "child-1");
      bundleField(child, "parent", "bundle-1");
      addLine("l-3").put("lineItemMode", "GiftLineItem");
      ObjectNode fee = order.putArray("customLineItems").addObject();
      fee.put("id", "c-1").put("quantity", 1).set("totalPrice", TestProject.money(-100));

      assertThat(read().lines())
          .extracting(SourceLine::kind)
          .containsExactly(
              LineKind.BUNDLE_PARENT, LineKind.STANDARD, LineKind.GIFT, LineKind.CUSTOM);
    }

    @Test
    void name_their_stock_by_the_channels_key_which_is_looked_up_once()
        throws InterruptedException {
      supply(line(0));
      supply(addLine("l-2"));

      assertThat(read("{\"id\":\"ch-1\",\"key\":\"north\"}").lines())
          .extracting(SourceLine::supplyChannel)
          .containsExactly("north", "north");
      server.takeRequest();
      server.takeRequest();
      assertThat(server.takeRequest().getTarget()).isEqualTo("/sandbox/channels/ch-1");
      assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void show_what_the_project_marks_as_cancelled() {
      var states = line(0).putArray("state");
      states.addObject().put("quantity", 1).putObject("state").put("id", "st-cancelled");
      states.addObject().put("quantity", 1).putObject("state").put("id", "st-initial");

      SourceLine line = read("{\"id\":\"st-cancelled\",\"key\":\"cancelled\"}").lines().getFirst();

      assertThat(line.cancelled()).isEqualTo(Quantity.of(1));
      assertThat(line.wanted()).isEqualTo(Quantity.of(1));
    }
  }

  @Nested
  class Amounts {
    @Test
    void are_owed_with_taxes_and_compared_as_the_cart_added_them_up() {
      long total = order.path("totalPrice").path("centAmount").asLong();
      gross(order, 2975);

      SourceOrder read = read();

      assertThat(read.payment().due().minorUnits()).isEqualTo(2975);
      assertThat(read.total().minorUnits()).isEqualTo(total);
      assertThat(
              read.lines().stream().mapToLong(l -> l.total().minorUnits()).sum()
                  + Objects.requireNonNull(read.shipping()).minorUnits())
          .isEqualTo(total);
    }

    @Test
    void a_discount_on_the_whole_order_is_taken_off_what_is_beside_the_lines() {
      order.putObject("discountOnTotalPrice").set("discountedAmount", TestProject.money(300));

      assertThat(read().shipping()).hasToString("2.00 EUR");
    }

    @Test
    void in_high_precision_keep_the_digits_of_the_currency() {
      ObjectNode price = TestProject.money(33).put("type", "highPrecision");
      line(0)
          .withObjectProperty("price")
          .set("value", price.put("fractionDigits", 5).put("preciseAmount", 33333));

      assertThat(read().lines().getFirst().unitPrice()).hasToString("0.33 EUR");
    }
  }

  @Nested
  class Payments {
    @Test
    void count_what_succeeded_in_the_orders_currency_over_all_payments() {
      ObjectNode first = payment("p-1");
      transaction(first, "Authorization", "Success", 2500, "EUR");
      transaction(first, "CancelAuthorization", "Success", 500, "EUR");
      transaction(first, "Charge", "Success", 1500, "EUR");
      transaction(first, "Charge", "Pending", 9999, "EUR");
      transaction(first, "Charge", "Success", 9999, "USD");
      ObjectNode second = payment("p-2");
      transaction(second, "Charge", "Success", 1000, "EUR");
      transaction(second, "Refund", "Success", 200, "EUR");
      transaction(second, "Chargeback", "Success", 100, "EUR");
      transaction(second, "Donation", "Success", 9999, "EUR");

      SourceOrder read = read();

      assertThat(read.payment().authorised()).hasToString("20.00 EUR");
      assertThat(read.payment().charged()).hasToString("22.00 EUR");
      assertThat(read.payment().due()).isEqualTo(read.total());
    }

    @Test
    void that_were_not_expanded_are_fetched() {
      order.putObject("paymentInfo").putArray("payments").addObject().put("id", "p-1");
      ObjectNode payment = JsonNodeFactory.instance.objectNode().put("id", "p-1");
      transaction(payment, "Charge", "Success", 2500, "EUR");

      assertThat(read(payment.toString()).payment().charged()).hasToString("25.00 EUR");
    }

    @Test
    void are_held_back_by_a_state_of_the_projects_own() {
      order.putObject("state").put("typeId", "state").put("id", "st-1");

      assertThat(read("{\"id\":\"st-1\",\"key\":\"sent\"}").payment().onHold()).isTrue();
    }
  }

  @Test
  void a_store_client_reads_orders_below_its_store() throws InterruptedException {
    server.enqueue(json(200, order.toString()));
    CommercetoolsSettings plain = TestProject.settings(server.url("/").uri(), null);
    CommercetoolsApi api =
        new CommercetoolsApi(
            new ConnectionId("shop"),
            CommercetoolsConnection.client(new ConnectionId("shop"), plain, TestProject.context()),
            "in-store/key=uk");

    assertThat(api.order(ORDER)).isPresent();

    server.takeRequest();
    RecordedRequest asked = server.takeRequest();
    assertThat(asked.getTarget()).isEqualTo("/sandbox/in-store/key=uk/orders/o-1");
  }

  private SourceOrder read(String... afterwards) {
    server.enqueue(json(200, order.toString()));
    for (String answer : afterwards) {
      server.enqueue(json(200, answer));
    }
    return source().read(ORDER).orElseThrow();
  }

  /** Once more, with a token of its own. */
  private SourceOrder read(int again) {
    server.enqueue(json(200, "{\"access_token\":\"t" + again + "\",\"expires_in\":3600}"));
    return read();
  }

  private OrderSource source() {
    return CommercetoolsOrderSource.connect(
        new ConnectionId("shop"),
        TestProject.settings(server.url("/").uri(), null),
        TestProject.context());
  }

  private ObjectNode line(int index) {
    return (ObjectNode) order.path("lineItems").get(index);
  }

  private ObjectNode addLine(String id) {
    ObjectNode added = line(0).deepCopy().put("id", id);
    added.remove("custom");
    order.withArrayProperty("lineItems").add(added);
    return added;
  }

  private static void supply(ObjectNode line) {
    line.putObject("supplyChannel").put("typeId", "channel").put("id", "ch-1");
  }

  private static void bundleField(ObjectNode line, String field, String value) {
    line.withObjectProperty("custom").withObjectProperty("fields").put(field, value);
  }

  private static void gross(ObjectNode priced, long cents) {
    priced.putObject("taxedPrice").set("totalGross", TestProject.money(cents));
  }

  private ObjectNode payment(String id) {
    return order
        .withObjectProperty("paymentInfo")
        .withArrayProperty("payments")
        .addObject()
        .put("id", id)
        .putObject("obj")
        .put("id", id);
  }

  private static void transaction(
      ObjectNode payment, String type, String state, long cents, String currency) {
    payment
        .withArrayProperty("transactions")
        .addObject()
        .put("type", type)
        .put("state", state)
        .set("amount", TestProject.money(cents).put("currencyCode", currency));
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }
}
