/**
 * A stand-in of Cin7 Core: sales with their chain of documents (order, pick, pack, ship), payments,
 * webhooks and the call limit.
 *
 * <p>Served by {@code server}; webhooks leave through {@code delivery}; what happened is in the
 * {@code ledger}.
 *
 * <p>Invariant: a document changes only where the status of the one before allows it, and no unit
 * is picked, packed or shipped twice, however often a call is repeated.
 */
@NullMarked
package dev.lockstep.sandbox.cin7core;

import org.jspecify.annotations.NullMarked;
