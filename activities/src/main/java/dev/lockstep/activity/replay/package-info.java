/**
 * Makes one order go on: looks at it in Temporal, has {@link
 * dev.lockstep.replay.policy.ReplayPolicy} decide, and does it.
 *
 * <p>Used by the replay of many orders, as its activities, and by the command line for a single
 * one. Invariant: no platform is called; an order is only ever moved through Temporal, and what it
 * does then is its own business, guarded by its warehouse reference.
 */
@NullMarked
package dev.lockstep.activity.replay;

import org.jspecify.annotations.NullMarked;
