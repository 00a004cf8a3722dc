package dev.lockstep.order.policy;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.Money;
import dev.lockstep.order.Finding;
import dev.lockstep.order.model.SourceLine;
import dev.lockstep.order.model.SourceOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Whether lines and shipping add up to what the order costs. Every line counts, shipped or not. */
final class PriceCheck {
  private PriceCheck() {}

  static List<Finding> check(PriceRule rule, SourceOrder order) {
    if (rule.tolerance() < 0) {
      return List.of();
    }
    Money total = order.total();
    List<Finding> strangers = new ArrayList<>();
    BigInteger sum = BigInteger.ZERO;
    for (SourceLine line : order.lines()) {
      if (!line.total().sameCurrencyAs(total)) {
        strangers.add(
            Findings.ofLine(
                ExceptionCode.PRICE_MISMATCH,
                line.id(),
                "The line is priced in "
                    + line.total().currency()
                    + ", the order in "
                    + total.currency()
                    + "."));
      }
      sum = sum.add(BigInteger.valueOf(line.total().minorUnits()));
    }
    Money shipping = order.shipping();
    if (shipping != null) {
      if (!shipping.sameCurrencyAs(total)) {
        strangers.add(
            Findings.ofOrder(
                ExceptionCode.PRICE_MISMATCH,
                "The shipping is priced in "
                    + shipping.currency()
                    + ", the order in "
                    + total.currency()
                    + "."));
      }
      sum = sum.add(BigInteger.valueOf(shipping.minorUnits()));
    }
    if (!strangers.isEmpty()) {
      return strangers;
    }
    BigInteger difference = sum.subtract(BigInteger.valueOf(total.minorUnits())).abs();
    if (difference.compareTo(BigInteger.valueOf(rule.tolerance())) <= 0) {
      return List.of();
    }
    String sumInWords = new BigDecimal(sum, total.fractionDigits()).toPlainString();
    return List.of(
        Findings.ofOrder(
            ExceptionCode.PRICE_MISMATCH,
            "Lines and shipping come to "
                + sumInWords
                + " "
                + total.currency()
                + ", the order's total is "
                + total
                + "."));
  }
}
