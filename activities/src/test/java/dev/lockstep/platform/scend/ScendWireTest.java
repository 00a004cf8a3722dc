package dev.lockstep.platform.scend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Money;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.order.model.DraftLine;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.WarehouseOrderDraft;
import dev.lockstep.port.Page;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.Warehouse.Amending;
import dev.lockstep.port.Warehouse.Cancelling;
import dev.lockstep.port.Warehouse.Creation;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the adapter sends, and what it makes of answers a well-behaved server never gives. */
class ScendWireTest {
  private static final FulfilmentRef REF = new FulfilmentRef("order-1~MAIN");
  private static final WarehouseOrderDraft DRAFT =
      new WarehouseOrderDraft(
          REF,
          new LinkId("shop-uk"),
          "10001",
          Instant.parse("2026-03-02T09:15:00Z"),
          new FacilityId("MAIN"),
          new DeliveryService("DPD", "NEXT-DAY"),
          new Address(
              "Ada Example", null, List.of("Long Street 1"), "London", null, "N1 9GU", "GB", null,
              null),
          new Money(8995, "GBP", 2),
          List.of(
              new DraftLine(
                  new LineId("line-a"),
                  new Sku("TSHIRT-BLK-M"),
                  Quantity.of(2),
                  new Money(1990, "GBP", 2))));

  private final MockWebServer server = new MockWebServer();
  private Warehouse warehouse;

  @BeforeEach
  void open() throws IOException {
    server.start();
    warehouse = ScendAccount.warehouse(ScendAccount.settings(server.url("/api/v1").uri()));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void answers(int status, String json) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", "application/json")
            .body(json)
            .build());
  }

  private void answersText(int status, String type, String text) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", type)
            .body(text)
            .build());
  }

  private static PlatformFailure failureOf(Runnable call) {
    PlatformFailure failure = catchThrowableOfType(PlatformFailure.class, call::run);
    assertThat(failure).as("a PlatformFailure").isNotNull();
    return failure;
  }

  @Nested
  class A_create_as_it_is_sent {
    private RecordedRequest sent() throws InterruptedException {
      answers(201, "{'ClientReference':'order-1~MAIN','OrderId':'SC1','Status':'Received'}"
          .replace('\'', '"'));
      warehouse.create(DRAFT);
      return server.takeRequest();
    }

    @Test
    void the_reference_is_the_address_and_the_idempotency_key() throws InterruptedException {
      RecordedRequest sent = sent();

      assertThat(sent.getMethod()).isEqualTo("PUT");
      assertThat(sent.getUrl().encodedPath()).isEqualTo("/api/v1/orders/order-1~MAIN");
      assertThat(sent.getHeaders().get("Idempotency-Key")).isEqualTo("order-1~MAIN");
      assertThat(sent.getHeaders().get("X-Client-Code")).isEqualTo("LOCKSTEP");
      assertThat(sent.getHeaders().get("X-Correlation-Id")).isNotBlank();
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
              new Creation.Refused(
                  ExceptionCode.WAREHOUSE_REJECTED, "HTTP 422 without a code"));
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
      assertThat(answered(200, "{\"Status\":\"CANCELED\"}"))
          .isEqualTo(new Cancelling.Cancelled());
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

  @Nested
  class A_listing_of_shipments {
    private static final Instant SINCE = Instant.parse("2026-03-02T12:00:00Z");

    private Page<Shipment> listed(String json) {
      answers(200, json);
      return warehouse.shippedSince(SINCE, Optional.empty());
    }

    @Test
    void is_filtered_here_again() {
      Page<Shipment> page =
          listed(
              """
              {"Items":[
                {"ShipmentId":"S1","ClientReference":"o-1","DispatchedAt":"2026-03-02T12:00:00Z"},
                {"ShipmentId":"S2","ClientReference":"o-2","DispatchedAt":"2026-03-02T11:59:59Z"},
                {"ShipmentId":"S3","ClientReference":"o-3","DispatchedAt":"2026-03-03T12:00:00Z",
                 "ClientCode":"SOMEBODY-ELSE"},
                {"ShipmentId":"S4","ClientReference":null,"DispatchedAt":"2026-03-03T12:00:00Z"}
              ],"HasMore":false}
              """);

      assertThat(page.items()).extracting(Shipment::id).containsExactly("S1");
      assertThat(page.next()).isEmpty();
    }

    @Test
    void goes_on_where_the_page_is_full_and_nothing_says_that_there_is_no_more() {
      Page<Shipment> page =
          listed(
              """
              {"Items":[
                {"ShipmentId":"S1","ClientReference":"o-1","DispatchedAt":"2026-03-02T12:00:00Z"},
                {"ShipmentId":"S2","ClientReference":"o-2","DispatchedAt":"2026-03-02T12:00:00Z"}
              ]}
              """);

      assertThat(page.next()).contains("2");
    }

    @Test
    void ends_on_an_empty_page_whatever_it_says() {
      assertThat(listed("{\"Items\":[],\"HasMore\":true}").next()).isEmpty();
    }

    @Test
    void with_one_row_that_is_not_as_agreed_fails_and_names_the_row() {
      PlatformFailure failure =
          failureOf(
              () ->
                  listed(
                      "{\"Items\":[{\"ShipmentId\":\"S1\",\"ClientReference\":\"o-1\"}]}"));

      assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
      assertThat(failure).hasMessageContaining("problem=Items[0].DispatchedAt is missing.");
    }
  }

  @Nested
  class Products {
    private static final Sku SKU = new Sku("TSHIRT-BLK-M");

    @Test
    void a_known_sku_is_remembered_and_an_unknown_one_is_asked_for_again() {
      answers(404, "{\"Code\":\"UNKNOWN_PRODUCT_CODE\"}");
      answers(200, "{\"ProductCode\":\"TSHIRT-BLK-M\"}");

      assertThat(warehouse.unknownAmong(Set.of(SKU))).containsExactly(SKU);
      assertThat(warehouse.unknownAmong(Set.of(SKU))).isEmpty();
      assertThat(warehouse.unknownAmong(Set.of(SKU))).isEmpty();
      assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void another_spelling_is_another_product() {
      answers(200, "{\"ProductCode\":\"tshirt-blk-m\"}");

      assertThat(warehouse.unknownAmong(Set.of(SKU))).containsExactly(SKU);
    }

    @Test
    void a_failed_look_up_is_not_an_unknown_sku() {
      answers(500, "{}");

      assertThat(failureOf(() -> warehouse.unknownAmong(Set.of(SKU))).kind())
          .isEqualTo(FailureKind.UNAVAILABLE);
    }
  }
}
