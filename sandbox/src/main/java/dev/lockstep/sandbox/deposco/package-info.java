/**
 * A stand-in of Deposco, API generation V2: sales orders, a floor that waves, picks, packs and
 * ships them, cancellations, outbound shipments, items, facilities and webhooks.
 *
 * <p>Served by {@code server}; notices leave through {@code delivery}; what happened is in the
 * {@code ledger}.
 *
 * <p>Invariant: every accepted create is a sales order in the ledger, whatever the caller was told;
 * shipped + canceled + short never exceeds ordered, and a rolled back shipment counts as nothing.
 */
@NullMarked
package dev.lockstep.sandbox.deposco;

import org.jspecify.annotations.NullMarked;
