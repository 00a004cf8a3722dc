/**
 * Shows how a rehearsal went: one object for machines, one page for people.
 *
 * <p>Neighbours: {@link dev.lockstep.rehearsal} fills the record of the run, {@link
 * dev.lockstep.rehearsal.verdict} judged it. Invariant: pure functions of the record; a page loads
 * nothing and holds no personal data.
 */
@NullMarked
package dev.lockstep.rehearsal.report;

import org.jspecify.annotations.NullMarked;
