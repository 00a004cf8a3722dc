package dev.lockstep.platform.cin7core;

import dev.lockstep.common.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sale costs, as the customer pays it.
 *
 * <p>{@code Order.Total} has the taxes in it. A line's or a charge's {@code Total} has them where
 * the sale's prices include tax; where they do not, {@code Tax} comes on top (a setting). The
 * platform reckons with four decimals: what rounding takes from or adds to single lines goes with
 * the charges, so that the sum stays the sale's.
 */
final class Prices {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Reading order;
  private final Currency currency;
  private final boolean taxOnTop;

  Prices(Reading sale, Cin7CoreSettings settings) {
    this.order = sale.object("Order");
    this.currency = currency(sale);
    boolean exclusive = sale.word("TaxCalculation").filter("EXCLUSIVE"::equals).isPresent();
    this.taxOnTop = exclusive && settings.lineTotals() == Cin7CoreSettings.LineTotals.BEFORE_TAX;
  }

  private static Currency currency(Reading sale) {
    String field =
        sale.optionalText("CustomerCurrency").isPresent() ? "CustomerCurrency" : "BaseCurrency";
    try {
      return Currency.getInstance(
          sale.word(field).orElseThrow(() -> sale.malformed(field, "text")));
    } catch (IllegalArgumentException e) {
      throw sale.malformed(field, "ISO 4217 code");
    }
  }

  /** Zero for a sale that has no lines yet; with lines the platform always says it. */
  Money total() {
    return order.list("Lines").isEmpty() && order.optionalDecimal("Total").isEmpty()
        ? zero()
        : money(order, "Total", order.decimal("Total"));
  }

  Money lineTotal(Reading line) {
    return money(line, "Total", exact(line));
  }

  /** After the discount, as it stands on the line. */
  @Nullable Money unitPrice(Reading line) {
    return line.optionalDecimal("Price")
        .map(price -> money(line, "Price", discounted(line, price)))
        .orElse(null);
  }

  /** Additional charges, shipping among them; null where there are none. */
  @Nullable Money charges() {
    List<Reading> lines = order.list("Lines");
    List<Reading> charges = order.list("AdditionalCharges");
    BigDecimal sum = BigDecimal.ZERO;
    Money rounded = zero();
    for (Reading line : lines) {
      sum = sum.add(exact(line));
      rounded = rounded.plus(lineTotal(line));
    }
    for (Reading charge : charges) {
      sum = sum.add(exact(charge));
    }
    Money rest = money(order, "AdditionalCharges", sum).minus(rounded);
    return charges.isEmpty() && rest.minorUnits() == 0 ? null : rest;
  }

  /** An amount of the sale's own currency. */
  Money money(Reading holder, String field, BigDecimal amount) {
    try {
      int digits = Math.max(0, currency.getDefaultFractionDigits());
      long minor = amount.setScale(digits, RoundingMode.HALF_UP).unscaledValue().longValueExact();
      return new Money(minor, currency.getCurrencyCode(), digits);
    } catch (ArithmeticException e) {
      throw holder.malformed(field, "amount of money");
    }
  }

  Money zero() {
    return Money.zero(currency.getCurrencyCode(), Math.max(0, currency.getDefaultFractionDigits()));
  }

  private BigDecimal exact(Reading line) {
    BigDecimal total =
        line.optionalDecimal("Total")
            .orElseGet(
                () -> discounted(line, line.decimal("Price")).multiply(line.decimal("Quantity")));
    return taxOnTop ? total.add(line.optionalDecimal("Tax").orElse(BigDecimal.ZERO)) : total;
  }

  private static BigDecimal discounted(Reading line, BigDecimal price) {
    BigDecimal kept = HUNDRED.subtract(line.optionalDecimal("Discount").orElse(BigDecimal.ZERO));
    return price.multiply(kept).divide(HUNDRED);
  }
}
