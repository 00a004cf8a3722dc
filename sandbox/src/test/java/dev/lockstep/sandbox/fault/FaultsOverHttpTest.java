package dev.lockstep.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.commercetools.CommercetoolsOptions;
import dev.lockstep.sandbox.commercetools.CommercetoolsStandIn;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsOverHttpTest {
  private static final String ORDERS = "/sandbox/orders/*";

  private final SampleOrders samples = new SampleOrders(21);
  private CommercetoolsStandIn standIn;
  private Client client;
  private String path;

  @BeforeAll
  void start() {
    standIn = CommercetoolsStandIn.start(CommercetoolsOptions.defaults());
    client = Client.of(standIn);
  }

  @AfterAll
  void stop() {
    standIn.close();
  }

  @BeforeEach
  void place() {
    path = "/orders/" + standIn.merchant().place(samples.next(SampleKind.PAID)).path("id").asText();
  }

  @AfterEach
  void clear() {
    standIn.faults().clear();
  }

  private Client.Reply confirm() {
    ObjectNode action =
        Json.object().put("action", "changeOrderState").put("orderState", "Confirmed");
    return client.update(path, 1, action);
  }

  private String orderState() {
    return client.get(path).json().path("orderState").asText();
  }

  private void once(FaultKind kind) {
    standIn.faults().add(FaultRule.once("POST", ORDERS, kind).waitMillis(1));
  }

  @ParameterizedTest
  @EnumSource(names = {"DROP_REPLY", "TRUNCATED_BODY"})
  void the_connection_breaks_after_the_write_was_done(FaultKind kind) {
    once(kind);
    assertThatThrownBy(this::confirm).isInstanceOf(Client.Broken.class);
    assertThat(orderState()).isEqualTo("Confirmed");
  }

  @Test
  void the_connection_breaks_before_anything_was_done() {
    once(FaultKind.CONNECTION_RESET);
    assertThatThrownBy(this::confirm).isInstanceOf(Client.Broken.class);
    assertThat(orderState()).isEqualTo("Open");
  }

  @Test
  void a_call_that_says_nothing_of_what_the_rule_is_about_passes() {
    standIn
        .faults()
        .add(
            FaultRule.on("POST", ORDERS, FaultKind.CONNECTION_RESET).about("changeShippingAddress"))
        .add(FaultRule.on("POST", ORDERS, FaultKind.HTML_PAGE).about("\"Confirmed\""));

    assertThat(confirm().status()).isEqualTo(502);
  }

  @Test
  void an_error_after_the_write_says_that_it_may_have_happened() {
    once(FaultKind.ERROR_AFTER_COMMIT);
    Client.Reply reply = confirm();
    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.code()).isEqualTo("General");
    assertThat(orderState()).isEqualTo("Confirmed");
  }

  @ParameterizedTest
  @CsvSource({"500,General", "502,BadGateway", "503,OverCapacity", "504,QueryTimedOut"})
  void an_error_before_the_write_has_done_nothing(int status, String code) {
    standIn
        .faults()
        .add(FaultRule.once("POST", ORDERS, FaultKind.ERROR_BEFORE_COMMIT).status(status));
    Client.Reply reply = confirm();
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.code()).isEqualTo(code);
    assertThat(orderState()).isEqualTo("Open");
  }

  @Test
  void a_proxy_answers_in_html() {
    once(FaultKind.HTML_PAGE);
    Client.Reply reply = confirm();
    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.headers().get("Content-Type")).startsWith("text/html");
    assertThat(orderState()).isEqualTo("Open");
  }

  @ParameterizedTest
  @CsvSource({
    "RETRY_AFTER_SECONDS,Retry-After,2",
    "X_RATE_LIMIT_RESET,X-RateLimit-Reset,2",
    "RATE_LIMIT_RESET,RateLimit-Reset,2"
  })
  void a_rate_limit_says_when_to_come_back(RetryHint hint, String header, String value) {
    standIn
        .faults()
        .add(FaultRule.once("POST", ORDERS, FaultKind.RATE_LIMITED).hint(hint).waitMillis(2000));
    Client.Reply reply = confirm();
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.headers().get(header)).isEqualTo(value);
    assertThat(orderState()).isEqualTo("Open");
  }

  @Test
  void a_rate_limit_may_give_a_date_or_nothing() {
    FaultRule limited = FaultRule.once("POST", ORDERS, FaultKind.RATE_LIMITED);
    standIn
        .faults()
        .add(limited.hint(RetryHint.RETRY_AFTER_DATE))
        .add(limited.hint(RetryHint.NONE));
    assertThat(confirm().headers().getDate("Retry-After")).isNotNull();
    assertThat(confirm().headers().names()).doesNotContain("Retry-After", "X-RateLimit-Reset");
  }

  @Test
  void throttling_may_look_like_a_refusal() {
    once(FaultKind.THROTTLED_AS_FORBIDDEN);
    Client.Reply reply = confirm();
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body()).contains("throttled");
  }

  @Test
  void success_may_say_that_it_failed() {
    once(FaultKind.SUCCESS_FALSE);
    Client.Reply reply = confirm();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("Success").asBoolean(true)).isFalse();
    assertThat(orderState()).isEqualTo("Open");
  }

  @Test
  void success_may_be_empty_though_it_was_done() {
    once(FaultKind.EMPTY_OK);
    Client.Reply reply = confirm();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
    assertThat(orderState()).isEqualTo("Confirmed");
  }

  @ParameterizedTest
  @EnumSource(names = {"SLOW_BODY", "LATENCY"})
  void what_is_slow_is_still_complete(FaultKind kind) {
    once(kind);
    assertThat(confirm().json().path("orderState").asText()).isEqualTo("Confirmed");
  }

  @Test
  void a_conflict_is_a_real_one_made_by_somebody_else() {
    once(FaultKind.CONFLICT);
    Client.Reply reply = confirm();
    assertThat(reply.status()).isEqualTo(409);
    JsonNode order = client.get(path).json();
    assertThat(order.path("version").asInt()).isEqualTo(2);
    assertThat(order.at("/lastModifiedBy/clientId").asText()).isEqualTo("merchant-center-client");
  }

  @Test
  void rules_strike_after_so_many_calls_and_only_so_often() {
    standIn
        .faults()
        .add(FaultRule.on("GET", ORDERS, FaultKind.ERROR_BEFORE_COMMIT).skip(1).times(2));
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      statuses.add(client.get(path).status());
    }
    assertThat(statuses).containsExactly(200, 503, 503, 200, 200);
  }

  @Test
  void the_same_seed_strikes_the_same_calls() {
    assertThat(struck(new Faults(7))).isEqualTo(struck(new Faults(7)));
    assertThat(struck(new Faults(7))).isNotEqualTo(struck(new Faults(8)));
  }

  private static List<Boolean> struck(Faults faults) {
    faults.add(FaultRule.on("*", "**", FaultKind.LATENCY).probability(0.5));
    List<Boolean> struck = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      struck.add(
          faults
              .strike(dev.lockstep.sandbox.http.Call.of("GET", "/x", java.util.Map.of(), "", ""))
              .isPresent());
    }
    return struck;
  }

  @Test
  void rules_are_set_listed_and_cleared_over_http_but_never_strike_there() {
    Client controls = Client.controls(standIn.baseUri());
    ObjectNode rule = Json.object().put("kind", "ERROR_BEFORE_COMMIT").put("status", 502);
    assertThat(controls.post("/faults", rule).status()).isEqualTo(201);
    assertThat(client.get(path).status()).isEqualTo(502);
    assertThat(controls.get("/faults").json().path(0).path("struck").asInt()).isEqualTo(1);
    assertThat(controls.post("/faults", Json.object()).status()).isEqualTo(400);
    assertThat(controls.delete("/faults").status()).isEqualTo(204);
    assertThat(client.get(path).status()).isEqualTo(200);
  }
}
