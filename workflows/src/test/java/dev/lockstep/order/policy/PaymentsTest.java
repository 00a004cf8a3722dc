package dev.lockstep.order.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.Money;
import dev.lockstep.order.model.PaymentFacts;
import dev.lockstep.order.policy.PaymentRule.Basis;
import dev.lockstep.order.policy.Payments.Settlement;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentsTest {
  @ParameterizedTest(name = "{0}: label {1}, authorised {2}, charged {3} of {4} -> {5}")
  @CsvSource(
      textBlock =
          """
          STATE,      Paid,    0,    0,    1000, Settled, The payment state is Paid.
          STATE,      Pending, 1000, 1000, 1000, Open,    The payment state is Pending.
          STATE,      ,        1000, 1000, 1000, Open,    The order has no payment state.
          CHARGED,    ,        0,    1000, 1000, Settled, 10.00 EUR of 10.00 EUR is charged.
          CHARGED,    ,        0,    1001, 1000, Settled, 10.01 EUR of 10.00 EUR is charged.
          CHARGED,    Paid,    1000, 999,  1000, Open,    9.99 EUR of 10.00 EUR is charged.
          CHARGED,    ,        0,    0,    0,    Settled, 0.00 EUR of 0.00 EUR is charged.
          AUTHORISED, ,        1000, 0,    1000, Settled, 10.00 EUR of 10.00 EUR is authorised.
          AUTHORISED, ,        0,    1000, 1000, Settled, 10.00 EUR of 10.00 EUR is charged.
          AUTHORISED, Paid,    500,  0,    1000, Open,    5.00 EUR of 10.00 EUR is authorised.
          NONE,       ,        0,    0,    1000, Settled, The link releases orders unpaid.
          """)
  void the_rule_decides_and_says_what_it_saw(
      Basis basis,
      String label,
      long authorised,
      long charged,
      long due,
      String expected,
      String reason) {
    PaymentFacts facts =
        new PaymentFacts(
            label, Orders.eur(authorised), Orders.eur(charged), Orders.eur(due), false);

    Settlement settlement = Payments.judge(new PaymentRule(basis, Set.of("Paid")), facts);

    assertThat(settlement.getClass().getSimpleName()).isEqualTo(expected);
    assertThat(settlement.reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"STATE", "CHARGED", "AUTHORISED", "NONE"})
  void a_financial_hold_stands_above_every_rule(Basis basis) {
    PaymentFacts held =
        new PaymentFacts("Paid", Orders.eur(1000), Orders.eur(1000), Orders.eur(1000), true);

    assertThat(Payments.judge(new PaymentRule(basis, Set.of("Paid")), held))
        .isEqualTo(new Settlement.Open("A financial hold stands on the order."));
  }

  @Test
  void an_amount_in_another_currency_pays_nothing() {
    Money dollars = new Money(9999, "USD", 2);
    PaymentFacts facts = new PaymentFacts(null, dollars, dollars, Orders.eur(1000), false);

    assertThat(Payments.judge(PaymentRule.DEFAULT, facts))
        .isEqualTo(
            new Settlement.Open("The payment is charged in another currency than the order: USD."));
  }
}
