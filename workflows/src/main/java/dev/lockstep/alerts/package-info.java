/**
 * What tells people that orders wait for them: one long-lived workflow that looks at all parked
 * orders at once, compares with what it has told whom, and has the difference delivered.
 *
 * <p>Neighbours: {@link dev.lockstep.alerts.policy} decides what is told; the activities look at
 * Temporal's lists and speak to the channels. Invariant: what has not been delivered counts as not
 * told, so the next look tells it, with the facts as they are then.
 */
@NullMarked
package dev.lockstep.alerts;

import org.jspecify.annotations.NullMarked;
