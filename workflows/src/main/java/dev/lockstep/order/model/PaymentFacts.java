package dev.lockstep.order.model;

import dev.lockstep.common.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the order source knows about the payment of one order; sums go over all its payments, in the
 * order's currency, successful transactions only.
 *
 * @param label the source's own payment state, e.g. {@code Paid}; null where nobody set it
 * @param authorised successful authorisations minus cancelled ones
 * @param charged successful charges minus refunds and chargebacks
 * @param due what the customer owes for the whole order
 * @param onHold a financial hold (fraud check) stands on the order
 */
public record PaymentFacts(
    @Nullable String label, Money authorised, Money charged, Money due, boolean onHold) {}
