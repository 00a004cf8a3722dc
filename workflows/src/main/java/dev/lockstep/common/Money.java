package dev.lockstep.common;

import java.math.BigDecimal;

/**
 * An amount of money in the smallest unit of its currency.
 *
 * @param minorUnits cents, pence, yen; may be negative (a discount line)
 * @param currency ISO 4217 code
 * @param fractionDigits decimal places of the currency: 2 for EUR, 0 for JPY
 */
public record Money(long minorUnits, String currency, int fractionDigits) {
  public Money {
    if (currency.length() != 3) {
      throw new IllegalArgumentException("A currency is an ISO 4217 code, not: " + currency + ".");
    }
    if (fractionDigits < 0 || fractionDigits > 20) {
      throw new IllegalArgumentException("Fraction digits out of range: " + fractionDigits + ".");
    }
  }

  public static Money zero(String currency, int fractionDigits) {
    return new Money(0, currency, fractionDigits);
  }

  public Money plus(Money other) {
    requireSameCurrency(other);
    return new Money(Math.addExact(minorUnits, other.minorUnits), currency, fractionDigits);
  }

  public Money minus(Money other) {
    requireSameCurrency(other);
    return new Money(Math.subtractExact(minorUnits, other.minorUnits), currency, fractionDigits);
  }

  public boolean isAtLeast(Money other) {
    requireSameCurrency(other);
    return minorUnits >= other.minorUnits;
  }

  public boolean sameCurrencyAs(Money other) {
    return currency.equals(other.currency) && fractionDigits == other.fractionDigits;
  }

  private void requireSameCurrency(Money other) {
    if (!sameCurrencyAs(other)) {
      throw new IllegalArgumentException(
          "Amounts in " + currency + " and " + other.currency + " cannot be compared.");
    }
  }

  @Override
  public String toString() {
    return BigDecimal.valueOf(minorUnits, fractionDigits).toPlainString() + " " + currency;
  }
}
