package dev.lockstep.reconciliation;

import dev.lockstep.common.Money;

/**
 * What the orders of a day cost their customers, in one currency; cancelled orders left out. Each
 * sum includes the ones after it.
 */
public record Turnover(Money placed, Money released, Money dispatched, Money confirmed) {

  static Turnover of(Reached reached, Money total) {
    Money zero = Money.zero(total.currency(), total.fractionDigits());
    return switch (reached) {
      case WAITING, DUE -> new Turnover(total, zero, zero, zero);
      case RELEASED -> new Turnover(total, total, zero, zero);
      case DISPATCHED -> new Turnover(total, total, total, zero);
      case CONFIRMED -> new Turnover(total, total, total, total);
      case CANCELLED, UNKNOWN -> new Turnover(zero, zero, zero, zero);
    };
  }

  boolean isIn(Money money) {
    return placed.sameCurrencyAs(money);
  }

  Turnover plus(Turnover other) {
    return new Turnover(
        placed.plus(other.placed),
        released.plus(other.released),
        dispatched.plus(other.dispatched),
        confirmed.plus(other.confirmed));
  }
}
