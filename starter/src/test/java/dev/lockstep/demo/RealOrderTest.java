package dev.lockstep.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import org.junit.jupiter.api.Test;

class RealOrderTest {
  private static final String TOTALS =
      """
      "totalPrice": {"currencyCode": "EUR", "centAmount": 1000},
      "taxedPrice": {"totalGross": {"currencyCode": "EUR", "centAmount": 1190}}
      """;

  @Test
  void an_order_labelled_paid_is_paid_although_the_file_has_no_payment() {
    Sample placed =
        placed(
            """
            {"lineItems": [], "paymentState": "Paid", %s,
             "paymentInfo": {"payments": [{"typeId": "payment", "id": "p1"}]}}
            """
                .formatted(TOTALS));

    assertThat(placed.payments())
        .singleElement()
        .satisfies(payment -> {
          assertThat(payment.path("id").asText()).isEqualTo("p1");
          assertThat(payment.at("/transactions/0/type").asText()).isEqualTo("Charge");
          assertThat(payment.at("/transactions/0/state").asText()).isEqualTo("Success");
          assertThat(payment.at("/transactions/0/amount/centAmount").asInt()).isEqualTo(1190);
        });
    assertThat(placed.order().path("paymentInfo"))
        .hasToString("{\"payments\":[{\"typeId\":\"payment\",\"id\":\"p1\"}]}");
  }

  @Test
  void an_order_labelled_paid_without_any_payment_gets_one() {
    Sample placed = placed("{\"lineItems\": [], \"paymentState\": \"Paid\", %s}".formatted(TOTALS));

    String id = placed.payments().getFirst().path("id").asText();
    assertThat(id).isNotBlank();
    assertThat(placed.order().at("/paymentInfo/payments/0/id").asText()).isEqualTo(id);
  }

  @Test
  void a_payment_that_stands_in_the_file_is_believed_before_the_label() {
    Sample placed =
        placed(
            """
            {"lineItems": [], "paymentState": "Paid",
             "paymentInfo": {"payments": [{"typeId": "payment", "id": "p1", "obj": {"id": "p1"}}]}}
            """);

    assertThat(placed.payments()).isEmpty();
    assertThat(placed.order().at("/paymentInfo/payments/0/obj/id").asText()).isEqualTo("p1");
  }

  @Test
  void an_order_not_labelled_paid_stays_unpaid() {
    assertThat(placed("{\"lineItems\": [], \"paymentState\": \"Pending\"}").payments()).isEmpty();
  }

  @Test
  void what_it_was_shipped_with_then_is_forgotten() {
    Sample placed =
        placed(
            """
            {"id": "o1", "shipmentState": "Shipped", "syncInfo": [{}],
             "lineItems": [{"id": "l1", "quantity": 2, "state": [{"quantity": 2}]}],
             "shippingInfo": {"shippingMethodName": "Standard", "deliveries": [{"id": "d1"}]},
             "shipping": [{"shippingInfo": {"deliveries": [{"id": "d2"}]}}]}
            """);

    assertThat(placed.order())
        .hasToString(
            "{\"id\":\"o1\",\"lineItems\":[{\"id\":\"l1\",\"quantity\":2}],"
                + "\"shippingInfo\":{\"shippingMethodName\":\"Standard\"},"
                + "\"shipping\":[{\"shippingInfo\":{}}]}");
  }

  @Test
  void an_order_without_an_id_gets_one() {
    assertThat(placed("{\"lineItems\": []}").orderId()).isNotBlank();
  }

  private static Sample placed(String order) {
    try {
      return RealOrder.asPlaced((ObjectNode) new ObjectMapper().readTree(order));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
