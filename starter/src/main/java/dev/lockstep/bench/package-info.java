/**
 * Measures how many whole orders a second this machine takes, beside the bare order that Temporal
 * itself costs.
 *
 * <p>Neighbours: {@link dev.lockstep.demo} lends the parts. Invariant: both are measured on the
 * same server in the same run, in alternating rounds, so that the ratio means something where the
 * figures do not.
 */
@NullMarked
package dev.lockstep.bench;

import org.jspecify.annotations.NullMarked;
