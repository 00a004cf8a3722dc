/**
 * Two senses of one word. Replaying histories of open orders against this build, the gate before an
 * upgrade: nothing is written to the server; what replays here goes on under this build. And
 * replaying stuck orders: reading which ones, and the desk of the replays that run as workflows of
 * their own.
 *
 * <p>Neighbours: the commands choose what to replay and show how far it is; what is done with an
 * order is decided in {@link dev.lockstep.replay.policy}.
 */
@NullMarked
package dev.lockstep.cli.replay;

import org.jspecify.annotations.NullMarked;
