/**
 * A stand-in of the commercetools HTTP API: orders, payments, their updates, messages and queries.
 *
 * <p>Served by {@code server}; notices leave through {@code broker}; what happened is in the {@code
 * ledger}.
 *
 * <p>Invariant: an update is applied wholly and once, or not at all; its messages exist exactly
 * when it was applied.
 */
@NullMarked
package dev.lockstep.sandbox.commercetools;

import org.jspecify.annotations.NullMarked;
