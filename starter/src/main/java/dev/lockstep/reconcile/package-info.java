/**
 * Reports of reconciliations, as people and programs read them: a page, a table for spreadsheets,
 * one JSON object per finding, and the commands that repair.
 *
 * <p>Neighbours: the commands start {@link dev.lockstep.reconciliation.ReconciliationWorkflow} and
 * print what this package makes of its result. Invariant: everything here is made from the result
 * alone, so that a report of last week looks as it did.
 */
@NullMarked
package dev.lockstep.reconcile;

import org.jspecify.annotations.NullMarked;
