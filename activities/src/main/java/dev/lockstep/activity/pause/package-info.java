/**
 * Announced pauses of connections, on the side of the workers and of whoever announces them.
 *
 * <p>{@link dev.lockstep.activity.pause.QueueLimits} has Temporal hand out nothing of a connection,
 * {@link dev.lockstep.activity.pause.Pauses} reads who paused what until when, and {@link
 * dev.lockstep.activity.pause.PauseGate} keeps steps of other connections from calling a paused
 * one. Neighbour: the workflow in {@code dev.lockstep.connection}. Nothing here calls a platform.
 */
@NullMarked
package dev.lockstep.activity.pause;

import org.jspecify.annotations.NullMarked;
