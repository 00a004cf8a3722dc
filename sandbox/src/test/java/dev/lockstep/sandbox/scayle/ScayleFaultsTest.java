package dev.lockstep.sandbox.scayle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.sandbox.Client;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.fault.RetryHint;
import dev.lockstep.sandbox.scayle.sample.ScayleSampleKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScayleFaultsTest {
  private static final String SHIPMENTS = "/api/admin/v1/fulfillment/shipments";

  private Bench bench;
  private long id;

  @BeforeEach
  void start() {
    bench = new Bench();
    id = bench.place(ScayleSampleKind.PAID);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private void once(FaultKind kind) {
    strike(FaultRule.once("POST", SHIPMENTS, kind).waitMillis(1));
  }

  private void strike(FaultRule rule) {
    bench.standIn.faults().add(rule);
  }

  private Client.Reply ship() {
    return bench.ship(id, "P1", bench.items(id));
  }

  private int packages() {
    return bench.order(id).packages().size();
  }

  @Test
  void a_lost_reply_hides_a_parcel_that_can_be_read_back() {
    once(FaultKind.DROP_REPLY);
    assertThatThrownBy(this::ship).isInstanceOf(Client.Broken.class);
    assertThat(bench.json(id).at("/packages/0/shipmentKey").asText()).isEqualTo("P1");
    ship();
    assertThat(bench.facts("PARCEL_DUPLICATED")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"ERROR_AFTER_COMMIT", "EMPTY_OK", "SLOW_BODY", "LATENCY"})
  void these_are_done_whatever_the_caller_is_told(FaultKind kind) {
    once(kind);
    Client.Reply reply = ship();
    assertThat(packages()).isEqualTo(1);
    if (kind == FaultKind.ERROR_AFTER_COMMIT) {
      assertThat(reply.status()).isEqualTo(500);
      assertThat(Bench.errorKey(reply)).isEqualTo("INTERNAL_ERROR");
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "ERROR_BEFORE_COMMIT",
        "HTML_PAGE",
        "RATE_LIMITED",
        "THROTTLED_AS_FORBIDDEN",
        "SUCCESS_FALSE"
      })
  void these_are_not_done(FaultKind kind) {
    once(kind);
    ship();
    assertThat(packages()).isZero();
  }

  @Test
  void a_reset_connection_has_done_nothing() {
    once(FaultKind.CONNECTION_RESET);
    assertThatThrownBy(this::ship).isInstanceOf(Client.Broken.class);
    assertThat(packages()).isZero();
  }

  @Test
  void an_order_may_break_off_half_way() {
    strike(FaultRule.once("GET", "/**", FaultKind.TRUNCATED_BODY));
    assertThatThrownBy(() -> bench.json(id)).isInstanceOf(Client.Broken.class);
  }

  @Test
  void a_throttle_has_the_platforms_key_and_header() {
    strike(
        FaultRule.once("POST", SHIPMENTS, FaultKind.RATE_LIMITED)
            .hint(RetryHint.X_RATE_LIMIT_RESET)
            .waitMillis(4000));
    Client.Reply reply = ship();
    assertThat(reply.status()).isEqualTo(429);
    assertThat(Bench.errorKey(reply)).isEqualTo("RATE_LIMIT_EXCEED");
    assertThat(reply.headers().get("X-RateLimit-Reset")).isEqualTo("4");
  }

  @Test
  void a_throttle_may_come_with_another_status() {
    strike(
        FaultRule.once("POST", SHIPMENTS, FaultKind.ERROR_BEFORE_COMMIT)
            .status(400)
            .code("RATE_LIMIT_EXCEED"));
    Client.Reply reply = ship();
    assertThat(reply.status()).isEqualTo(400);
    assertThat(Bench.errorKey(reply)).isEqualTo("RATE_LIMIT_EXCEED");
    assertThat(reply.headers().get("X-RateLimit-Reset")).isEqualTo("1");
  }

  @Test
  void a_conflict_is_staff_that_cancels_just_before() {
    once(FaultKind.CONFLICT);
    Client.Reply reply = ship();
    assertThat(reply.status()).isEqualTo(409);
    assertThat(Bench.errorKey(reply)).isEqualTo("ORDER_ITEM_CANCELLED");
    assertThat(packages()).isZero();
    assertThat(bench.order(id).items().getFirst().cancelled()).isTrue();
  }
}
