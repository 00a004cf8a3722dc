package dev.lockstep.platform.scend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.order.model.WarehouseOrderDraft;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse.Amending;
import dev.lockstep.port.Warehouse.Cancelling;
import dev.lockstep.port.Warehouse.Creation;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the adapter sends, and what it makes of answers a well-behaved server never gives. */
class ScendWireTest extends ScriptedScend {
  @Nested
  class A_create_as_it_is_sent {
    private RecordedRequest sent() throws InterruptedException {
      return sent(DRAFT);
    }

    private RecordedRequest sent(WarehouseOrderDraft draft) throws InterruptedException {
      answers(
          201,
          "{'ClientReference':'order-1~MAIN','OrderId':'SC1','Status':'Received'}"
              .replace('\'', '"'));
      warehouse.create(draft);
      return server.takeRequest();
    }

    @Test
    void the_reference_is_the_address_of_the_order() throws InterruptedException {
      RecordedRequest sent = sent();

      assertThat(sent.getMethod()).isEqualTo("PUT");
      assertThat(sent.getUrl().encodedPath()).isEqualTo("/api/v1/orders/order-1~MAIN");
      assertThat(sent.getHeaders().get("X-Client-Code")).isEqualTo("LOCKSTEP");
      assertThat(sent.getHeaders().get("X-Correlation-Id")).isNotBlank();
    }

    @Test
    void the_idempotency_key_is_the_same_for_a_repeat_and_another_for_a_correction()
        throws InterruptedException {
      String first = keyOf(sent(DRAFT));
      String repeat = keyOf(sent(DRAFT));
      String corrected = keyOf(sent(withStreet("Short Street 2")));

      assertThat(first).startsWith("order-1~MAIN:").isEqualTo(repeat).isNotEqualTo(corrected);
    }

    private static String keyOf(RecordedRequest request) {
      return String.valueOf(request.getHeaders().get("Idempotency-Key"));
    }

    @Test
    void the_body_has_the_profiles_keys() throws Exception {
      JsonNode body = new JsonMapper().readTree(sent().getBody().utf8());

      assertThat(body)
          .isEqualTo(
              new JsonMapper()
                  .readTree(
                      """
                      {
                        "ClientReference": "order-1~MAIN", "ClientCode": "LOCKSTEP",
                        "OrderDate": "2026-03-02T09:15:00Z", "Channel": "shop-uk",
                        "WarehouseCode": "MAIN", "CustomerReference": "10001",
                        "DeliveryService": {"CarrierCode": "DPD", "ServiceCode": "NEXT-DAY"},
                        "DeliveryAddress": {
                          "Name": "Ada Example", "Company": null, "Line1": "Long Street 1",
                          "Line2": null, "Line3": null, "Town": "London", "County": null,
                          "PostCode": "N1 9GU", "CountryCode": "GB", "Phone": null, "Email": null
                        },
                        "CurrencyCode": "GBP", "OrderValue": 89.95, "AllowPartDispatch": true,
                        "Lines": [{
                          "LineReference": "line-a", "ProductCode": "TSHIRT-BLK-M",
                          "Quantity": 2, "UnitPrice": 19.90
                        }]
                      }
                      """));
    }
  }

  @Nested
  class A_look_up {
    private PlatformFailure failure() {
      return failureOf(() -> warehouse.find(REF));
    }

    @Test
    void that_is_answered_with_a_page_for_people_is_not_absence() {
      answersText(404, "text/html", "<html>Not found</html>");

      assertThat(failure().kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void that_is_answered_with_plain_text_is_not_absence() {
      answersText(404, "text/plain", "404 page not found");

      assertThat(failure().kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void that_finds_no_such_path_is_not_absence() {
      answers(404, "{\"Code\":\"NO_SUCH_ROUTE\"}");

      assertThat(failure().kind()).isEqualTo(FailureKind.MALFORMED);
    }

    @Test
    void that_is_answered_with_a_bare_404_is_absence() {
      answers(404, "");

      assertThat(warehouse.find(REF)).isEmpty();
    }

    @Test
    void that_says_success_false_with_order_not_found_is_absence() {
      answers(200, "{\"Success\":false,\"Code\":\"ORDER_NOT_FOUND\"}");

      assertThat(warehouse.find(REF)).isEmpty();
    }

    @Test
    void about_another_reference_is_not_taken_for_ours() {
      answers(200, "{\"ClientReference\":\"order-2\",\"OrderId\":\"SC1\",\"Status\":\"Received\"}");

      assertThat(failure())
          .hasMessage(
              "Scend's answer is not as agreed. connection=dc, call=look-up,"
                  + " problem=ClientReference is not the reference that was asked for. Compare the"
                  + " account's profile with docs/platforms/scend.md.")
          .extracting(PlatformFailure::kind)
          .isEqualTo(FailureKind.MALFORMED);
    }

    @Test
    void with_a_wrongly_typed_field_names_the_field() {
      answers(
          200,
          """
          {"ClientReference":"order-1~MAIN","OrderId":"SC1","Status":"Received",
           "Lines":[{"LineReference":"line-a","ProductCode":"X","Quantity":{"Each":2}}]}
          """);

      assertThat(failure()).hasMessageContaining("problem=Lines[0].Quantity is not a number.");
    }

    @Test
    void without_a_body_is_a_failure() {
      answers(200, "");

      assertThat(failure().kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void that_is_not_json_is_malformed() {
      answers(200, "{\"ClientReference\":");

      assertThat(failure().kind()).isEqualTo(FailureKind.MALFORMED);
    }
  }

  @Nested
  class A_refused_create {
    private Creation answered(int status, String json) {
      answers(status, json);
      return warehouse.create(DRAFT);
    }

    @Test
    void says_code_and_field_and_nothing_of_the_prose() {
      Creation refused =
          answered(
              422,
              """
              {"Code":"INVALID_ADDRESS","Field":"DeliveryAddress.PostCode",
               "Message":"Ada Example has no postcode",
               "Details":[{"Code":"UNKNOWN_SERVICE","Field":"DeliveryService","Message":"?"}]}
              """);

      assertThat(refused)
          .isEqualTo(
              new Creation.Refused(
                  ExceptionCode.ADDRESS_INVALID,
                  "INVALID_ADDRESS at DeliveryAddress.PostCode, UNKNOWN_SERVICE at DeliveryService"));
    }

    @Test
    void with_a_code_nobody_mapped_is_a_rejection_of_the_warehouse() {
      assertThat(answered(400, "{\"Code\":\"INVALID_REQUEST\",\"Field\":\"OrderDate\"}"))
          .isEqualTo(
              new Creation.Refused(
                  ExceptionCode.WAREHOUSE_REJECTED, "INVALID_REQUEST at OrderDate"));
    }

    @Test
    void for_an_unknown_sku_may_come_as_200_or_404_as_well() {
      Creation.Refused expected =
          new Creation.Refused(ExceptionCode.SKU_UNKNOWN, "UNKNOWN_PRODUCT_CODE");

      assertThat(answered(200, "{\"Success\":false,\"Code\":\"UNKNOWN_PRODUCT_CODE\"}"))
          .isEqualTo(expected);
      assertThat(answered(404, "{\"Code\":\"UNKNOWN_PRODUCT_CODE\"}")).isEqualTo(expected);
    }

    @Test
    void because_the_reference_is_taken_may_come_as_409_or_422_or_without_a_code() {
      assertThat(answered(409, "{\"Code\":\"DUPLICATE_REFERENCE\"}"))
          .isEqualTo(new Creation.ReferenceTaken());
      assertThat(answered(422, "{\"Code\":\"DUPLICATE_REFERENCE\"}"))
          .isEqualTo(new Creation.ReferenceTaken());
      assertThat(answered(409, "{}")).isEqualTo(new Creation.ReferenceTaken());
    }

    @Test
    void with_codes_that_may_be_prose_passes_none_of_them_on() {
      assertThat(answered(422, "{\"Code\":\"Ada Example is unknown\",\"Field\":\"Mrs Example\"}"))
          .isEqualTo(
              new Creation.Refused(ExceptionCode.WAREHOUSE_REJECTED, "HTTP 422 without a code"));
    }
  }

  @Test
  void a_created_order_whose_answer_is_not_understood_has_an_unknown_outcome() {
    answers(201, "{\"ClientReference\":\"order-1~MAIN\",\"OrderId\":\"SC1\"}");

    PlatformFailure failure = failureOf(() -> warehouse.create(DRAFT));

    assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
    assertThat(failure).hasMessageContaining("problem=Status is missing.");
  }

  @Nested
  class A_cancellation {
    private Cancelling answered(int status, String json) {
      answers(status, json);
      return warehouse.cancel(REF, List.of(), "CUSTOMER_REQUEST");
    }

    @Test
    void too_late_may_come_as_409_or_422_or_200() {
      String body = "{\"Success\":false,\"Code\":\"TOO_LATE\",\"Status\":\"Picked\"}";

      assertThat(answered(409, body)).isEqualTo(new Cancelling.TooLate("Picked"));
      assertThat(answered(422, body)).isEqualTo(new Cancelling.TooLate("Picked"));
      assertThat(answered(200, body)).isEqualTo(new Cancelling.TooLate("Picked"));
    }

    @Test
    void of_all_of_it_that_cancels_a_part_is_too_late() {
      assertThat(answered(200, "{\"Result\":\"PARTLY_CANCELLED\",\"Status\":\"PartDispatched\"}"))
          .isEqualTo(new Cancelling.TooLate("PartDispatched"));
    }

    @Test
    void without_a_result_is_told_by_the_status() {
      assertThat(answered(200, "{\"Status\":\"CANCELED\"}")).isEqualTo(new Cancelling.Cancelled());
    }

    @Test
    void with_an_unknown_result_has_an_unknown_outcome() {
      PlatformFailure failure =
          failureOf(() -> answered(200, "{\"Result\":\"MAYBE\",\"Status\":\"Received\"}"));

      assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
    }

    @Test
    void sends_a_code_of_scends_and_never_our_own_words() throws InterruptedException {
      answers(200, "{\"Result\":\"CANCELLED\"}");
      warehouse.cancel(REF, List.of(), "Ada changed her mind");

      assertThat(server.takeRequest().getBody().utf8())
          .isEqualTo("{\"ClientCode\":\"LOCKSTEP\",\"Reason\":\"OTHER\"}");
    }
  }

  @Test
  void a_refused_amendment_says_why() {
    answers(422, "{\"Code\":\"INVALID_ADDRESS\",\"Field\":\"DeliveryAddress.Town\"}");

    assertThat(warehouse.amend(DRAFT))
        .isEqualTo(new Amending.NotAmendable("INVALID_ADDRESS at DeliveryAddress.Town"));
  }
}
