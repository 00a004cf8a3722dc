package dev.lockstep.order.policy;

import static dev.lockstep.order.policy.Orders.line;
import static dev.lockstep.order.policy.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Money;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.model.LineKind;
import dev.lockstep.order.model.SourceLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceCheckTest {
  @ParameterizedTest(name = "total {0}, tolerance {1} -> {2} findings")
  @CsvSource({
    "2500, 0, 0",
    "2501, 0, 1",
    "2499, 0, 1",
    "2501, 1, 0",
    "2502, 1, 1",
    "9999999, -1, 0"
  })
  void lines_and_shipping_must_come_to_the_total(long total, long tolerance, int findings) {
    assertThat(
            PriceCheck.check(
                new PriceRule(tolerance),
                order(Orders.LONDON, "Express", Orders.eur(total), line("L1", "A-1", 2))))
        .hasSize(findings);
  }

  @Test
  void a_currency_without_decimals_adds_up_in_whole_units() {
    SourceLine line = yenLine("JPY", 0);

    assertThat(
            PriceCheck.check(
                PriceRule.DEFAULT,
                order(Orders.LONDON, "Express", new Money(1701, "JPY", 0), line)))
        .extracting(finding -> finding.message())
        .containsExactly("Lines and shipping come to 1700 JPY, the order's total is 1701 JPY.");
  }

  @Test
  void a_line_in_another_currency_is_named() {
    assertThat(
            PriceCheck.check(
                PriceRule.DEFAULT,
                order(Orders.LONDON, "Express", Orders.eur(1700), yenLine("USD", 2))))
        .extracting(finding -> finding.message())
        .containsExactly("The line is priced in USD, the order in EUR.");
  }

  private static SourceLine yenLine(String currency, int digits) {
    return new SourceLine(
        new LineId("L1"),
        LineKind.STANDARD,
        "A-1",
        Quantity.of(1),
        Quantity.ZERO,
        null,
        new Money(1200, currency, digits),
        null);
  }
}
