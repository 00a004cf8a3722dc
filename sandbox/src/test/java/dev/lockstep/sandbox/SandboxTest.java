package dev.lockstep.sandbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.sandbox.http.Json;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxTest {
  private Sandbox sandbox;
  private Client commercetools;
  private Client controls;

  @BeforeAll
  void start() {
    sandbox = Sandbox.start(77);
    commercetools = Client.of(sandbox.commercetools());
    controls = Client.controls(sandbox.commercetools().baseUri());
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  @Test
  void tells_a_client_all_it_needs_to_connect() {
    assertThat(sandbox.exports())
        .containsKeys(
            "COMMERCETOOLS_API_URL",
            "COMMERCETOOLS_TOKEN_URL",
            "COMMERCETOOLS_PROJECT_KEY",
            "COMMERCETOOLS_CLIENT_ID",
            "COMMERCETOOLS_CLIENT_SECRET",
            "SCAYLE_BASE_URL",
            "SCAYLE_ACCESS_TOKEN",
            "CIN7_CORE_API_URL",
            "CIN7_CORE_ACCOUNT_ID",
            "CIN7_CORE_APPLICATION_KEY",
            "SCEND_BASE_URL",
            "SCEND_CLIENT_CODE",
            "SCEND_API_KEY",
            "DEPOSCO_BASE_URL",
            "DEPOSCO_TOKEN_URL",
            "DEPOSCO_CLIENT_ID",
            "DEPOSCO_CLIENT_SECRET",
            "DEPOSCO_REFRESH_TOKEN");
    assertThat(sandbox.describe()).contains("export SCEND_BASE_URL='http://127.0.0.1:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COMMERCETOOLS_API_URL",
        "SCAYLE_BASE_URL",
        "CIN7_CORE_API_URL",
        "SCEND_BASE_URL",
        "DEPOSCO_BASE_URL"
      })
  void every_platform_stands_where_it_says_and_shows_its_ledger(String export) {
    String address = requireNonNull(sandbox.exports().get(export));
    URI base = URI.create("http://" + URI.create(address).getAuthority());

    assertThat(Client.controls(base).get("/ledger").status()).isEqualTo(200);
  }

  @Test
  void another_process_places_pays_edits_and_cancels_orders() {
    ObjectNode request = Json.object().put("kind", "UNPAID").put("count", 2).put("seed", 4);
    JsonNode placed = controls.post("/samples", request).json();
    assertThat(placed.path("orders")).hasSize(2);
    assertThat(placed.path("personalData")).isNotEmpty();
    String id = placed.at("/orders/0/id").asText();
    String orders = "/orders/" + id;
    JsonNode payment = controls.post(orders + "/charge", Json.object()).json();
    assertThat(payment.at("/transactions/1/state").asText()).isEqualTo("Success");
    assertThat(
            controls
                .post(orders + "/mark-paid", Json.object())
                .json()
                .path("paymentState")
                .asText())
        .isEqualTo("Paid");
    ObjectNode address = Json.object();
    ObjectNode action = address.putArray("actions").addObject().put("action", "setShippingAddress");
    action.putObject("address").put("country", "GB").put("city", "Leeds");
    assertThat(
            controls.post(orders + "/update", address).json().at("/shippingAddress/city").asText())
        .isEqualTo("Leeds");
    assertThat(controls.post(orders + "/touch", Json.object()).json().path("version").asInt())
        .isEqualTo(4);
    assertThat(controls.post(orders + "/cancel", Json.object()).json().path("orderState").asText())
        .isEqualTo("Cancelled");
  }

  @Test
  void an_order_file_is_placed_as_it_is() {
    ObjectNode order = new SampleOrders(1234).next(SampleKind.PAID).order();
    order.remove(java.util.List.of("id", "version"));
    JsonNode placed = controls.post("/orders", Json.array().add(order)).json().path(0);
    assertThat(placed.path("version").asInt()).isEqualTo(1);
    assertThat(
            commercetools
                .get("/orders/" + placed.path("id").asText())
                .json()
                .at("/lineItems/0/state/0/quantity"))
        .isEqualTo(placed.at("/lineItems/0/quantity"));
    assertThat(
            controls
                .post("/orders", order.put("orderNumber", placed.path("orderNumber").asText()))
                .status())
        .isEqualTo(400);
  }

  @Test
  void an_incomplete_order_is_completed_once() {
    String id =
        controls
            .post("/samples", Json.object().put("kind", "INCOMPLETE"))
            .json()
            .at("/orders/0/id")
            .asText();
    JsonNode complete = controls.post("/orders/" + id + "/complete", Json.object()).json();
    assertThat(complete.path("lineItems")).isNotEmpty();
    assertThat(controls.post("/orders/" + id + "/complete", Json.object()).status()).isEqualTo(400);
  }

  @Test
  void the_ledger_says_what_was_placed_and_what_it_became_without_personal_data() {
    SampleOrders samples = new SampleOrders(99);
    ObjectNode order = sandbox.commercetools().merchant().place(samples.next(SampleKind.PAID));
    String ledger = controls.get("/ledger").body();
    assertThat(ledger).contains(order.path("id").asText(), "\"releasable\":true");
    assertThat(samples.personalData()).noneMatch(ledger::contains);
  }

  @Test
  void a_control_that_is_not_understood_says_so() {
    Client.Reply reply = controls.post("/samples", Json.object().put("kind", "LOST"));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("error").asText())
        .isEqualTo("The control was not understood. See the README of the sandbox.");
    assertThat(controls.put("/destination", Json.object().put("envelope", "PIGEON")).status())
        .isEqualTo(400);
  }
}
