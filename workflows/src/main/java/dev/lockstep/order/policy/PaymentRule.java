package dev.lockstep.order.policy;

import java.util.Set;

/**
 * When an order counts as paid.
 *
 * @param basis what is looked at
 * @param settledLabels for {@link Basis#STATE}: the source's payment states that count as settled
 */
public record PaymentRule(Basis basis, Set<String> settledLabels) {
  public static final PaymentRule DEFAULT = new PaymentRule(Basis.CHARGED, Set.of("Paid"));

  /** What the rule looks at. */
  public enum Basis {
    /** The source's own payment state. */
    STATE,
    /** Successful charges over all payments cover what is due. */
    CHARGED,
    /** Successful authorisations (or charges) over all payments cover it: capture on dispatch. */
    AUTHORISED,
    /** Nothing: the order is released unpaid, e.g. on account. */
    NONE
  }

  public PaymentRule {
    settledLabels = Set.copyOf(settledLabels);
  }
}
