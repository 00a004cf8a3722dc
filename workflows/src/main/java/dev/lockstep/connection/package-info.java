/**
 * Announced pauses of a connection: one workflow per pause, {@code connection/<id>} on the queue of
 * operations, which runs as long as the connection is paused.
 *
 * <p>It has Temporal hand out nothing of the connection's queue, whatever workers ask for it; the
 * orders' steps wait there. Orders ask for an announced pause before they call a connection
 * unavailable, see {@link dev.lockstep.order.PauseActivities}. Invariant: whether a connection is
 * paused can be read from its execution alone, without any worker.
 */
@NullMarked
package dev.lockstep.connection;

import org.jspecify.annotations.NullMarked;
