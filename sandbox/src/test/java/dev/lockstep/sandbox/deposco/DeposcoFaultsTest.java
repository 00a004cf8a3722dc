package dev.lockstep.sandbox.deposco;

import static dev.lockstep.sandbox.deposco.Tenant.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.fault.RetryHint;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeposcoFaultsTest {
  private static final String PATH = "/latest" + ORDERS;

  private DeposcoStandIn standIn;
  private Tenant tenant;

  @BeforeEach
  void start() {
    standIn = DeposcoStandIn.start(DeposcoOptions.defaults());
    tenant = Tenant.of(standIn);
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  private void once(FaultKind kind) {
    standIn.faults().add(FaultRule.once("POST", PATH, kind).waitMillis(1));
  }

  private Client.Reply create() {
    return tenant.put(Tenant.request("S1"));
  }

  @ParameterizedTest
  @EnumSource(names = {"DROP_REPLY", "TRUNCATED_BODY"})
  void the_connection_breaks_after_the_order_was_created(FaultKind kind) {
    once(kind);
    assertThatThrownBy(this::create).isInstanceOf(Client.Broken.class);
    assertThat(standIn.orders()).containsOnlyKeys("S1");
    assertThat(create().status()).isEqualTo(200);
    assertThat(standIn.orders().get("S1")).hasSize(1);
  }

  @Test
  void the_connection_breaks_before_anything_was_done() {
    once(FaultKind.CONNECTION_RESET);
    assertThatThrownBy(this::create).isInstanceOf(Client.Broken.class);
    assertThat(standIn.orders()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ERROR_AFTER_COMMIT,500,1", "ERROR_BEFORE_COMMIT,503,0"})
  void an_error_is_a_text_without_a_code(FaultKind kind, int status, int created) {
    once(kind);
    Client.Reply reply = create();
    assertThat(reply.status()).isEqualTo(status);
    assertThat(Tenant.messages(reply)).hasSize(1);
    assertThat(standIn.orders()).hasSize(created);
  }

  @Test
  void an_unsubscribed_call_is_refused() {
    standIn.faults().add(FaultRule.once("POST", PATH, FaultKind.ERROR_BEFORE_COMMIT).status(403));
    assertThat(create().status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({"RETRY_AFTER_SECONDS,2", "NONE,"})
  void a_rate_limit_has_an_empty_body_and_not_always_a_time(RetryHint hint, String retryAfter) {
    standIn
        .faults()
        .add(FaultRule.once("POST", PATH, FaultKind.RATE_LIMITED).hint(hint).waitMillis(2000));
    Client.Reply reply = create();
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.body()).isEmpty();
    assertThat(reply.headers().get("Retry-After")).isEqualTo(retryAfter);
    assertThat(standIn.orders()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "HTML_PAGE,502,0",
    "THROTTLED_AS_FORBIDDEN,403,0",
    "SUCCESS_FALSE,200,0",
    "EMPTY_OK,200,1"
  })
  void what_is_no_answer_of_the_platform_at_all(FaultKind kind, int status, int created) {
    once(kind);
    assertThat(create().status()).isEqualTo(status);
    assertThat(standIn.orders()).hasSize(created);
  }

  @ParameterizedTest
  @EnumSource(names = {"SLOW_BODY", "LATENCY"})
  void what_is_slow_is_still_complete(FaultKind kind) {
    once(kind);
    assertThat(create().json().path("number").asText()).isEqualTo("S1");
  }

  @Test
  void a_create_loses_against_a_concurrent_one_and_can_be_repeated() {
    once(FaultKind.CONFLICT);
    Client.Reply reply = create();
    assertThat(reply.status()).isEqualTo(409);
    assertThat(Tenant.messages(reply).getFirst()).contains("concurrent request", "not in use");
    assertThat(standIn.orders()).isEmpty();
    assertThat(create().status()).isEqualTo(201);
  }

  @Test
  void a_cancellation_loses_against_a_concurrent_write_and_can_be_repeated() {
    long id = tenant.create(Tenant.request("S1"));
    standIn.faults().add(FaultRule.once("POST", PATH + "/*/cancellations", FaultKind.CONFLICT));
    assertThat(tenant.cancel(id).status()).isEqualTo(409);
    assertThat(Tenant.only(standIn, "S1").status()).isEqualTo(OrderStatus.NEW);
    assertThat(tenant.order(id).path("orderStatus").asText()).isEqualTo("New");
    assertThat(tenant.cancel(id).status()).isEqualTo(200);
  }

  @Test
  void the_token_endpoint_fails_as_any_other() {
    standIn.faults().add(FaultRule.once("POST", "/oauth2/token", FaultKind.ERROR_BEFORE_COMMIT));
    assertThat(
            Tenant.token(standIn, Map.of(), Tenant.refresh(DeposcoOptions.REFRESH_TOKEN)).status())
        .isEqualTo(503);
  }

  @Test
  void several_run_side_by_side() {
    try (DeposcoStandIn other =
        DeposcoStandIn.start(DeposcoOptions.defaults().with().seed(9).build())) {
      assertThat(other.port()).isNotEqualTo(standIn.port());
      create();
      assertThat(other.orders()).isEmpty();
    }
  }
}
