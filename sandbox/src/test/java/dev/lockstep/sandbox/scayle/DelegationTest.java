package dev.lockstep.sandbox.scayle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.scayle.sample.ScayleSampleKind;
import dev.lockstep.sandbox.scayle.sample.ScayleSamples;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelegationTest {
  private final AnsweringMerchant merchant = new AnsweringMerchant();
  private Bench bench;

  @BeforeEach
  void start() {
    open(Timing.asDocumented());
  }

  @AfterEach
  void stop() {
    bench.close();
    merchant.close();
  }

  private void open(Timing timing) {
    bench = new Bench(options -> options.delegation(merchant.endpoint()).timing(timing));
  }

  private void restart(Timing timing) {
    bench.close();
    open(timing);
  }

  private long placeAndAsk() {
    long id = bench.place(ScayleSampleKind.PAID);
    bench.pass(Duration.ofMinutes(1));
    return id;
  }

  private List<CallAttempt.Outcome> outcomes(long id) {
    return bench.order(id).delegations().stream().map(CallAttempt::outcome).toList();
  }

  @Test
  void a_confirmed_order_is_delegated_a_minute_later_with_basic_credentials() {
    long id = bench.place(ScayleSampleKind.PAID);
    assertThat(bench.order(id).state()).isEqualTo(OrderState.CONFIRMED);
    assertThat(merchant.asked()).isEmpty();
    bench.pass(Duration.ofMinutes(1));
    assertThat(merchant.asked())
        .singleElement()
        .satisfies(asked -> {
          assertThat(asked.body().path("orderId").asLong()).isEqualTo(id);
          assertThat(asked.authorization()).isEqualTo("Basic c2hvcDpzZWNyZXQ=");
        });
    assertThat(bench.order(id).state()).isEqualTo(OrderState.DELEGATED);
    assertThat(bench.json(id).at("/items/0/delegatedAt").asText())
        .isEqualTo("2026-11-20T09:01:00+00:00");
  }

  @Test
  void an_order_that_is_not_paid_waits_for_its_payment() {
    long id = bench.place(ScayleSampleKind.UNCONFIRMED);
    bench.pass(Duration.ofDays(30));
    assertThat(bench.order(id).state()).isEqualTo(OrderState.PENDED);
    assertThat(merchant.asked()).isEmpty();
    bench.standIn.storefront().confirmPayment(id);
    bench.pass(Duration.ofMinutes(1));
    assertThat(bench.order(id).state()).isEqualTo(OrderState.DELEGATED);
    assertThatThrownBy(() -> bench.standIn.storefront().confirmPayment(id))
        .isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {"orderDelegationResult":"acknowledged"}
          201 | {"orderDelegationResult":"delegated"}
          201 | {"orderDelegationResult":"failed"}
          201 | {"acknowledged":true}
          201 | acknowledged
          400 | {"errorKey":"validation_error","message":"no"}
          503 | ''
          """)
  void nothing_but_201_and_acknowledged_is_success(int status, String body) {
    merchant.answer(status, body);
    long id = placeAndAsk();
    assertThat(outcomes(id)).containsExactly(CallAttempt.Outcome.NOT_UNDERSTOOD);
    assertThat(bench.order(id).state()).isEqualTo(OrderState.CONFIRMED);
    merchant.answer(201, AnsweringMerchant.ACKNOWLEDGED);
    bench.pass(Duration.ofMinutes(3));
    assertThat(bench.order(id).state()).isEqualTo(OrderState.DELEGATED);
  }

  @Test
  void the_schedule_is_three_minutes_five_minutes_and_23_times_two_hours_then_the_sale_is_lost() {
    merchant.answer(500, "");
    long id = placeAndAsk();
    bench.pass(Duration.ofMinutes(3));
    assertThat(merchant.asked()).hasSize(2);
    bench.pass(Duration.ofMinutes(5).minusSeconds(1));
    assertThat(merchant.asked()).hasSize(2);
    bench.pass(Duration.ofSeconds(1));
    assertThat(merchant.asked()).hasSize(3);
    for (int i = 0; i < 22; i++) {
      bench.pass(Duration.ofHours(2));
    }
    assertThat(bench.order(id).state()).isEqualTo(OrderState.CONFIRMED);
    bench.pass(Duration.ofHours(2));
    assertThat(merchant.asked()).hasSize(26);
    assertThat(bench.order(id).cancelled()).isTrue();
    assertThat(bench.facts("DELEGATION_EXHAUSTED")).hasSize(1);
    assertThat(bench.facts("STATE_CHANGED"))
        .extracting(fact -> fact.detail().path("to").asText())
        .endsWith("confirmed", "aborted", "cancelled");
  }

  @Test
  void the_schedule_can_be_made_faster() {
    restart(Timing.asDocumented().faster(60));
    merchant.answer(500, "");
    bench.place(ScayleSampleKind.PAID);
    bench.pass(Duration.ofSeconds(1));
    bench.pass(Duration.ofSeconds(3));
    assertThat(merchant.asked()).hasSize(2);
  }

  @Test
  void the_platform_looks_at_its_clock_by_itself() {
    merchant.answer(500, "");
    Timing fast = Timing.asDocumented().faster(3600);
    ScayleOptions options =
        ScayleOptions.defaults().with().delegation(merchant.endpoint()).timing(fast).build();
    try (ScayleStandIn standIn = ScayleStandIn.start(options)) {
      standIn.storefront().place(new ScayleSamples(8).next(ScayleSampleKind.PAID));
      merchant.awaitCalls(3);
    }
  }

  @Test
  void an_answer_that_comes_too_late_is_none() {
    restart(Timing.asDocumented().withAnswerTimeout(Duration.ofMillis(50)));
    merchant.fallSilent();
    long id = placeAndAsk();
    assertThat(outcomes(id)).containsExactly(CallAttempt.Outcome.NO_ANSWER);
    assertThat(bench.order(id).delegations().getFirst().status()).isZero();
  }

  @Test
  void a_merchant_who_cannot_be_reached_is_asked_again() {
    bench.standIn.sendDelegationsTo(
        new ScayleEndpoint(URI.create("http://127.0.0.1:1/"), "shop", "secret"));
    long id = placeAndAsk();
    assertThat(outcomes(id)).containsExactly(CallAttempt.Outcome.NO_ANSWER);
    bench.standIn.sendDelegationsTo(merchant.endpoint());
    bench.pass(Duration.ofMinutes(3));
    assertThat(bench.order(id).state()).isEqualTo(OrderState.DELEGATED);
  }

  @Test
  void a_lost_answer_makes_the_merchant_get_the_order_twice() {
    bench.standIn.loseAnswers(1);
    long id = placeAndAsk();
    assertThat(bench.order(id).state()).isEqualTo(OrderState.CONFIRMED);
    bench.pass(Duration.ofMinutes(3));
    assertThat(merchant.asked()).hasSize(2);
    assertThat(merchant.asked().get(0).body()).isEqualTo(merchant.asked().get(1).body());
    assertThat(bench.order(id).state()).isEqualTo(OrderState.DELEGATED);
  }

  @Test
  void a_merchant_may_ship_what_it_holds_though_its_answer_was_lost() {
    bench.standIn.loseAnswers(1);
    long id = placeAndAsk();
    assertThat(bench.ship(id, "P1", bench.items(id)).status()).isEqualTo(201);
    assertThat(bench.order(id).state()).isEqualTo(OrderState.INVOICED);
    bench.pass(Duration.ofMinutes(3));
    assertThat(merchant.asked()).hasSize(1);
  }

  @Test
  void an_acknowledged_order_can_be_delegated_once_more_and_nothing_changes() {
    long id = placeAndAsk();
    bench.standIn.storefront().delegateAgain(id);
    bench.settle();
    assertThat(merchant.asked()).hasSize(2);
    assertThat(bench.order(id).state()).isEqualTo(OrderState.DELEGATED);
    assertThat(outcomes(id)).hasSize(2);
  }

  @Test
  void what_the_merchant_answered_is_in_the_ledger() {
    long id = placeAndAsk();
    assertThat(bench.facts("DELEGATION_ANSWERED"))
        .singleElement()
        .satisfies(fact -> {
          assertThat(fact.subject()).isEqualTo(Long.toString(id));
          assertThat(fact.detail().path("status").asInt()).isEqualTo(201);
          assertThat(fact.detail().path("result").asText()).isEqualTo("acknowledged");
          assertThat(fact.detail().path("referenceKey").asText()).isEqualTo("OURS-1");
        });
  }

  @Test
  void without_an_address_somebody_else_acknowledges() {
    bench.standIn.sendDelegationsTo(null);
    long id = placeAndAsk();
    assertThat(bench.order(id).state()).isEqualTo(OrderState.DELEGATED);
    assertThat(bench.order(id).delegations()).isEmpty();
  }
}
