/**
 * The second path of a dispatch: one workflow per warehouse connection and interval that finds the
 * shipments whose webhook never came, and hints the orders concerned.
 *
 * <p>Started by a schedule, or by the process that keeps the interval where the server has no
 * schedules. Its one activity is implemented in {@code dev.lockstep.activity.sweep}; what it sends
 * is the same {@link dev.lockstep.order.Dispatched} that a webhook sends. Invariant: it never
 * starts an order, and an order that waits costs it nothing.
 */
@NullMarked
package dev.lockstep.sweep;

import org.jspecify.annotations.NullMarked;
