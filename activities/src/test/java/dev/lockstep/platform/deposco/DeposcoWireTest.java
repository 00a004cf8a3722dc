package dev.lockstep.platform.deposco;

import static dev.lockstep.platform.deposco.DeposcoStory.REF;
import static dev.lockstep.platform.deposco.DeposcoStory.draft;
import static dev.lockstep.platform.deposco.DeposcoStory.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.port.Warehouse.Cancelling;
import dev.lockstep.port.Warehouse.Creation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What goes over the wire, and what the adapter makes of answers that are not as documented. */
class DeposcoWireTest extends ScriptedDeposco {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NOTHING = listOf();

  private static JsonNode body(RecordedRequest request) throws IOException {
    return JSON.readTree(String.valueOf(request.getBody() == null ? "" : request.getBody().utf8()));
  }

  @Nested
  class A_token {
    @Test
    void is_had_for_the_refresh_token() throws InterruptedException {
      answers(200, NOTHING);
      warehouse.find(REF);

      RecordedRequest token = server.takeRequest();

      assertThat(String.valueOf(token.getBody() == null ? "" : token.getBody().utf8()))
          .isEqualTo(
              "grant_type=refresh_token&refresh_token=deposco-sandbox-refresh-token"
                  + "&client_id=deposco-sandbox-client&client_secret=deposco-sandbox-secret");
      assertThat(token.getHeaders().get("Authorization")).isNull();
      assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer t-1");
    }
  }

  @Nested
  class A_create {
    @Test
    void says_everything_deposco_wants_to_know() throws InterruptedException, IOException {
      answers(200, NOTHING);
      answers(201, order("New"));

      assertThat(warehouse.create(draft())).isEqualTo(new Creation.Created("77", "New"));

      request();
      RecordedRequest sent = request();
      assertThat(sent.getUrl().encodedPath()).isEqualTo("/latest/orders/salesOrders");
      assertThat(body(sent))
          .isEqualTo(
              JSON.readTree(
                  """
                  {"businessUnit":{"businessKey":{"code":"HIVE"}},"number":"order-1~MAIN",
                   "shipVendor":"DPD","shipVia":"NEXT-DAY",
                   "shipToContact":{"firstName":"Ada","lastName":"Example","phone":null,"email":null},
                   "shipToAddress":{"line1":"Long Street 1","line2":null,"line3":null,"line4":null,
                     "city":"London","stateProvince":null,"postalCode":"N1 9GU","country":"GB"},
                   "orderStatus":"New","placedDate":"2026-03-02T09:15:00Z",
                   "otherReferenceNumber":"10001",
                   "shipFromFacility":{"businessKey":{"number":"MAIN"}},
                   "orderLines":{"data":[
                     {"lineNumber":"line-a","customerLineNumber":"line-a",
                      "item":{"businessKey":{"number":"TSHIRT-BLK-M","businessUnit.code":"HIVE"}},
                      "pack":{"businessKey":{"item.number":"TSHIRT-BLK-M","quantity":1,
                                             "item.businessUnit.code":"HIVE"}},
                      "orderPackQuantity":2,"unitPrice":17.99},
                     {"lineNumber":"line-b","customerLineNumber":"line-b",
                      "item":{"businessKey":{"number":"CAP-CORD-GRN","businessUnit.code":"HIVE"}},
                      "pack":{"businessKey":{"item.number":"CAP-CORD-GRN","quantity":1,
                                             "item.businessUnit.code":"HIVE"}},
                      "orderPackQuantity":3,"unitPrice":17.99}]}}
                  """));
    }

    @Test
    void that_is_answered_about_another_order_leaves_the_outcome_unknown() {
      answers(200, NOTHING);
      answers(
          201, order("New").replace("\"order-1~MAIN\",\"orderStatus\"", "\"x\",\"orderStatus\""));

      assertThat(failureOf(() -> warehouse.create(draft())))
          .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN))
          .hasMessage(
              "Deposco's answer is not as documented. connection=dc, call=create, problem=number is"
                  + " not the one that was sent. Compare it with docs/platforms/deposco.md.");
    }

    @Test
    void that_a_proxy_denies_leaves_the_outcome_unknown() {
      answers(200, NOTHING);
      answers(404, "{\"message\":\"no Route matched\"}");

      assertThat(failureOf(() -> warehouse.create(draft())).kind())
          .isEqualTo(FailureKind.OUTCOME_UNKNOWN);
    }

    @Test
    void whose_address_is_too_long_after_all_is_an_invalid_address() {
      answers(200, NOTHING);
      answers(
          400,
          "{\"errors\":[{\"errorMessage\":\"shipToAddress.city size must be between 0 and 30\"}]}");

      assertThat(warehouse.create(draft()))
          .isEqualTo(
              new Creation.Refused(
                  ExceptionCode.ADDRESS_INVALID,
                  "HTTP 400: shipToAddress.city size must be between 0 and 30"));
    }

    @Test
    void that_somebody_overtakes_surely_had_no_effect() {
      answers(200, NOTHING);
      answers(409, "{\"errors\":[{\"errorMessage\":\"updated by a concurrent request\"}]}");

      assertThat(failureOf(() -> warehouse.create(draft())).kind())
          .isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void that_is_throttled_without_a_word_is_asked_again_soon() {
      answers(200, NOTHING);
      server.enqueue(new MockResponse.Builder().code(429).build());

      assertThat(failureOf(() -> warehouse.create(draft())))
          .satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(2));
          });
    }

    @Test
    void without_the_subscription_it_needs_is_a_matter_of_credentials() {
      answers(200, NOTHING);
      answers(403, "{\"errors\":[{\"errorMessage\":\"Not subscribed\"}]}");

      assertThat(failureOf(() -> warehouse.create(draft())).kind())
          .isEqualTo(FailureKind.UNAUTHORISED);
    }
  }

  @Nested
  class A_look_up {
    @Test
    void asks_for_the_number_within_the_business_unit() throws InterruptedException {
      answers(200, NOTHING);
      assertThat(warehouse.find(REF)).isEmpty();

      RecordedRequest asked = request();

      assertThat(asked.getUrl().queryParameter("number")).isEqualTo("order-1~MAIN");
      assertThat(asked.getUrl().queryParameter("businessUnit")).isEqualTo("HIVE");
      assertThat(asked.getUrl().queryParameter("pageSize")).isEqualTo("2");
    }

    @Test
    void takes_no_other_number_and_no_other_business_unit_for_ours() {
      answers(
          200,
          listOf(
              order("New")
                  .replace(
                      "\"number\":\"order-1~MAIN\",\"orderStatus",
                      "\"number\":\"order-1\",\"orderStatus"),
              order("New").replace("\"code\":\"HIVE\"", "\"code\":\"OTHER\"")));

      assertThat(warehouse.find(REF)).isEmpty();
    }

    @Test
    void follows_the_next_page_by_its_query_and_to_no_other_host() throws InterruptedException {
      answers(
          200,
          """
          {"data":[],"complete":false,"pages":2,
           "links":[{"rel":"self","href":"https://evil.example/x"},
                    {"rel":"next","href":"https://evil.example/orders?searchId=a%2Bb%3D&x=1"}]}
          """);
      answers(200, listOf(order("New")));

      assertThat(warehouse.find(REF)).isPresent();
      request();
      RecordedRequest next = request();
      assertThat(next.getUrl().encodedPath()).isEqualTo("/latest/orders/salesOrders");
      assertThat(next.getUrl().queryParameter("searchId")).isEqualTo("a+b=");
      assertThat(next.getUrl().queryParameter("number")).isNull();
    }

    @Test
    void of_a_listing_that_goes_on_without_saying_where_is_no_absence() {
      answers(200, "{\"data\":[],\"complete\":false,\"pages\":2,\"links\":[]}");

      assertThat(failureOf(() -> warehouse.find(REF)))
          .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED))
          .hasMessageContaining("problem=links name no next page although the listing goes on.");
    }

    @Test
    void of_an_answer_without_a_list_is_no_absence() {
      answers(200, "{\"complete\":true}");

      assertThat(failureOf(() -> warehouse.find(REF)))
          .hasMessageContaining("problem=data is missing.")
          .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED));
    }

    @Test
    void at_a_wrong_address_is_no_absence() {
      answers(404, "{\"errors\":[{\"errorMessage\":\"Resource not found\"}]}");

      assertThat(failureOf(() -> warehouse.find(REF)).kind()).isEqualTo(FailureKind.MALFORMED);
    }

    @Test
    void reads_a_bare_list_and_numbers_that_are_written_as_text() {
      answers(
          200,
          "["
              + order("Wave Built")
                  .replace("\"orderPackQuantity\":2", "\"orderPackQuantity\":\"2.0\"")
              + "]");

      WarehouseOrder found = warehouse.find(REF).orElseThrow();

      assertThat(found.lines().getFirst().ordered()).isEqualTo(Quantity.of(2));
      assertThat(found.warehouseId()).isEqualTo("77");
    }

    @Test
    void fetches_lines_that_the_order_does_not_show_all_of() throws InterruptedException {
      answers(
          200,
          listOf(
              order("New")
                  .replace("\"links\":[],\"complete\":true", "\"links\":[],\"complete\":false")));
      answers(
          200,
          listOf(
              "{\"self\":{\"id\":702},\"lineNumber\":\"line-b\",\"orderPackQuantity\":1,"
                  + "\"pack\":{\"businessKey\":{\"item.number\":\"CAP\"}}}"));

      assertThat(warehouse.find(REF).orElseThrow().lines())
          .extracting(line -> line.line().value(), line -> line.sku().value())
          .containsExactly(tuple("line-b", "CAP"));
      request();
      assertThat(request().getUrl().encodedPath())
          .isEqualTo("/latest/orders/salesOrders/77/orderLines");
    }
  }

  @Nested
  class A_cancellation {
    @Test
    void of_the_whole_order_has_its_status_in_the_query_and_no_body() throws InterruptedException {
      answers(200, listOf(order("New")));
      answers(200, order("Hold"));
      answers(200, order("Canceled"));
      answers(200, "{\"salesOrder\":" + order("Canceled") + "}");

      assertThat(warehouse.cancel(REF, List.of(), "FRAUD")).isEqualTo(new Cancelling.Cancelled());

      request();
      RecordedRequest hold = request();
      assertThat(hold.getUrl().encodedPath()).isEqualTo("/latest/orders/salesOrders/77/status");
      assertThat(hold.getUrl().encodedQuery()).isEqualTo("value=Hold");
      RecordedRequest cancel = request();
      assertThat(cancel.getUrl().encodedPath())
          .isEqualTo("/latest/orders/salesOrders/77/cancellations");
      assertThat(cancel.getBody() == null ? 0 : cancel.getBody().size()).isZero();
    }

    @Test
    void of_lines_names_them_by_deposcos_id() throws InterruptedException, IOException {
      answers(200, listOf(order("New")));
      answers(200, order("New"));

      warehouse.cancel(
          REF, List.of(new LineQuantity(new LineId("line-a"), Quantity.of(1))), "FRAUD");

      request();
      assertThat(body(request()))
          .isEqualTo(
              JSON.readTree(
                  "{\"orderLines\":[{\"orderLine\":{\"id\":701},\"canceledPackQuantity\":1}]}"));
    }

    @Test
    void that_is_granted_and_does_not_show_yet_is_pending() {
      answers(200, listOf(order("Hold")));
      answers(200, order("Hold"));
      answers(200, order("Hold"));

      assertThat(warehouse.cancel(REF, List.of(), "FRAUD"))
          .isEqualTo(new Cancelling.Pending("Hold"));
    }

    @Test
    void that_is_refused_before_the_gate_is_not_called_too_late() {
      answers(200, listOf(order("New")));
      answers(400, "");
      answers(200, order("New"));
      answers(400, "");
      answers(200, order("New"));

      assertThat(failureOf(() -> warehouse.cancel(REF, List.of(), "FRAUD")))
          .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED))
          .hasMessage(
              "Deposco refuses. connection=dc, call=cancellation, reason=HTTP 400 without a text."
                  + " Check the base address and what the text names.");
    }
  }
}
