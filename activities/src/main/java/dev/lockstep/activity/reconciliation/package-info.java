/**
 * What the reconciliation of orders asks: of Temporal, of order sources and of warehouses.
 *
 * <p>Neighbours: implements the activity contracts of {@code dev.lockstep.reconciliation} over the
 * ports. Invariants: nothing is written anywhere; one order that cannot be read is told as unknown,
 * with the kind of the failure, and holds up no other; a connection that is down is not asked again
 * for every order; no personal data is handed on.
 */
@NullMarked
package dev.lockstep.activity.reconciliation;

import org.jspecify.annotations.NullMarked;
