/**
 * A stand-in of the Scend warehouse, in the assumed profile {@code scend-assumed-v1}: intake, a
 * floor that picks, packs and dispatches, cancellation, shipments and webhooks.
 *
 * <p>Served by {@code server}; notices leave through {@code delivery}; what happened is in the
 * {@code ledger}.
 *
 * <p>Invariant: every accepted create is a warehouse order in the ledger, whatever the caller was
 * told; dispatched + cancelled + short never exceeds ordered unless a fate over-ships.
 */
@NullMarked
package dev.lockstep.sandbox.scend;

import org.jspecify.annotations.NullMarked;
