/**
 * How shipments are swept: pages of a {@link dev.lockstep.port.Warehouse} in, hints to orders out.
 * How orders are: the log of an {@link dev.lockstep.port.OrderSource} first, which says what was
 * missed, then its changes, then how its webhooks stand.
 *
 * <p>Implements {@link dev.lockstep.sweep.SweepActivities}. It knows orders by their workflow id
 * only, and platforms by their port only. Invariant: the content of a shipment decides its
 * fingerprint, so the same shipment is the same event in every sweep, process and attempt.
 */
@NullMarked
package dev.lockstep.activity.sweep;

import org.jspecify.annotations.NullMarked;
