/**
 * A stand-in of SCAYLE: the Admin API for orders and fulfilment, the blocking calls to the merchant
 * (delegation and cancellation) and the unordered webhooks.
 *
 * <p>Served by {@code server}; webhooks leave through {@code delivery}, the blocking calls through
 * a client of their own, which reads the answer; what happened is in the {@code ledger}.
 *
 * <p>Invariant: no write is idempotent. Whatever was accepted twice has happened twice, and the
 * ledger says so.
 */
@NullMarked
package dev.lockstep.sandbox.scayle;

import org.jspecify.annotations.NullMarked;
