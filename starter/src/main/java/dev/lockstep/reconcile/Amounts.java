package dev.lockstep.reconcile;

import dev.lockstep.common.Money;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people and spreadsheets read them. */
final class Amounts {
  private Amounts() {}

  /** {@code 12,345.60 EUR}. */
  static String words(Money money) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
    format.setMinimumFractionDigits(money.fractionDigits());
    format.setMaximumFractionDigits(money.fractionDigits());
    return format.format(decimal(money)) + " " + money.currency();
  }

  /** {@code 12345.60}. */
  static String plain(Money money) {
    return decimal(money).toPlainString();
  }

  static String count(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  /** {@code 97.5 %}; a dash of nothing. */
  static String share(long part, long whole) {
    if (whole == 0) {
      return "–";
    }
    double percent = 100.0 * part / whole;
    boolean round = part == whole || part == 0;
    // Not quite all is never shown as all.
    double shown = round ? percent : Math.min(99.9, Math.max(0.1, percent));
    return round
        ? String.format(Locale.ENGLISH, "%.0f %%", shown)
        : String.format(Locale.ENGLISH, "%.1f %%", Math.floor(shown * 10) / 10);
  }

  private static BigDecimal decimal(Money money) {
    return BigDecimal.valueOf(money.minorUnits(), money.fractionDigits());
  }
}
