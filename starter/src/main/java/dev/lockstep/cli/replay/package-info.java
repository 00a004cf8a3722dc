/**
 * Replays histories of open orders against this build: the gate before an upgrade.
 *
 * <p>Neighbours: the commands list what to replay and show how far it is. Invariant: nothing is
 * written to the server; what replays here goes on under this build.
 */
@NullMarked
package dev.lockstep.cli.replay;

import org.jspecify.annotations.NullMarked;
