/**
 * Judges a rehearsal by what the platforms hold afterwards.
 *
 * <p>Neighbours: {@link dev.lockstep.rehearsal} gathers the evidence, {@link
 * dev.lockstep.rehearsal.report} shows the verdict. Invariant: nothing that Lockstep says about
 * itself is believed, except which orders it put in front of a person, and under which code.
 */
@NullMarked
package dev.lockstep.rehearsal.verdict;

import org.jspecify.annotations.NullMarked;
