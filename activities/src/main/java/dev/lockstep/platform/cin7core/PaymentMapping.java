package dev.lockstep.platform.cin7core;

import dev.lockstep.common.Money;
import dev.lockstep.order.model.PaymentFacts;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What was paid for a sale: prepayments and payments of its invoices, less refunds. A prepayment
 * that an invoice has taken up stands in both places under one id and counts once.
 *
 * <p>Where no payment is shown at all, the sale's own word that it is paid counts.
 */
final class PaymentMapping {
  private final Cin7CoreSettings settings;

  PaymentMapping(Cin7CoreSettings settings) {
    this.settings = settings;
  }

  /** By what the sale itself shows. */
  PaymentFacts ofSale(Reading sale, Prices prices) {
    Sum sum = new Sum();
    sum.add(sale.object("Quote").list("Prepayments"));
    sum.add(sale.object("Order").list("Prepayments"));
    for (Reading invoice : sale.list("Invoices")) {
      if (isVoided(invoice)) {
        continue;
      }
      List<Reading> payments = invoice.list("Payments");
      sum.add(payments);
      if (payments.isEmpty()) {
        sum.add(invoice.optionalDecimal("Paid").orElse(BigDecimal.ZERO));
      }
    }
    for (Reading creditNote : sale.list("CreditNotes")) {
      if (!isVoided(creditNote)) {
        sum.subtract(creditNote.list("Refunds"));
      }
    }
    return facts(sale, prices, sum);
  }

  /** By the rows of the payment call. */
  PaymentFacts ofRows(Reading sale, Prices prices, List<Reading> rows) {
    Sum sum = new Sum();
    for (Reading row : rows) {
      if (row.word("Type").filter("REFUND"::equals).isPresent()) {
        sum.subtract(List.of(row));
      } else {
        sum.add(List.of(row));
      }
    }
    return facts(sale, prices, sum);
  }

  private PaymentFacts facts(Reading sale, Prices prices, Sum sum) {
    Money due = prices.total();
    Optional<String> label = sale.word("CombinedPaymentStatus");
    boolean onItsWord = sum.isEmpty() && label.filter(settings.paidLabels()::contains).isPresent();
    Money charged = onItsWord ? due : prices.money(sale, "CombinedPaymentStatus", sum.amount);
    return new PaymentFacts(label.orElse(null), prices.zero(), charged, due, false);
  }

  private static boolean isVoided(Reading document) {
    return document.word("Status").filter("VOIDED"::equals).isPresent();
  }

  /** Each payment once. */
  private static final class Sum {
    private final Set<String> seen = new HashSet<>();
    private BigDecimal amount = BigDecimal.ZERO;
    private boolean empty = true;

    boolean isEmpty() {
      return empty;
    }

    void add(List<Reading> payments) {
      payments.stream().filter(this::isNew).forEach(payment -> add(payment.decimal("Amount")));
    }

    void subtract(List<Reading> refunds) {
      refunds.stream()
          .filter(this::isNew)
          .forEach(refund -> add(refund.decimal("Amount").abs().negate()));
    }

    void add(BigDecimal more) {
      empty &= more.signum() == 0;
      amount = amount.add(more);
    }

    private boolean isNew(Reading payment) {
      return payment
          .optionalText("ID")
          .map(id -> seen.add(id.toLowerCase(Locale.ROOT)))
          .orElse(true);
    }
  }
}
