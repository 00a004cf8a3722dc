package dev.lockstep.platform.commercetools;

import dev.lockstep.common.Money;
import dev.lockstep.order.model.PaymentFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums the transactions of all payments of an order. Only what succeeded counts, and only what is
 * in the order's currency; a type the platform adds later counts as nothing.
 */
final class PaymentMapping {
  private PaymentMapping() {}

  static PaymentFacts sum(
      @Nullable String label, List<Reading> payments, Money due, HoldState hold) {
    Money authorised = Money.zero(due.currency(), due.fractionDigits());
    Money charged = authorised;
    for (Reading payment : payments) {
      for (Reading transaction : payment.list("transactions")) {
        Money amount = transaction.money("amount");
        if (!transaction.text("state").equals("Success") || !amount.sameCurrencyAs(due)) {
          continue;
        }
        switch (transaction.text("type")) {
          case "Authorization" -> authorised = authorised.plus(amount);
          case "CancelAuthorization" -> authorised = authorised.minus(amount);
          case "Charge" -> charged = charged.plus(amount);
          case "Refund", "Chargeback" -> charged = charged.minus(amount);
          default -> {}
        }
      }
    }
    return new PaymentFacts(label, authorised, charged, due, hold == HoldState.HELD);
  }

  /** Whether a state of the order holds it back. */
  enum HoldState {
    HELD,
    FREE
  }
}
