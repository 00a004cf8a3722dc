/**
 * Makes stuck orders go on, many of them, at a measured pace: one workflow per replay, over a list
 * of orders that was fixed when it was started.
 *
 * <p>What is done with an order is decided by {@link dev.lockstep.replay.policy.ReplayPolicy}; its
 * activities, in {@code dev.lockstep.activity.replay}, look at the order and do it. Invariant: an
 * order that stands otherwise than when it was planned is left alone.
 */
@NullMarked
package dev.lockstep.replay;

import org.jspecify.annotations.NullMarked;
