/**
 * The wire log as a file: {@link dev.lockstep.worker.wire.WireLogFile} writes the lines that {@code
 * dev.lockstep.http} makes of every platform call, {@link dev.lockstep.worker.wire.OrderOnTheWire}
 * says for which order each call is, and {@link dev.lockstep.worker.wire.WireLogReader} finds the
 * lines of one order again.
 *
 * <p>Invariant: what is not on a platform's list of harmless keys is masked before it gets here, so
 * that the files hold no personal data.
 */
@NullMarked
package dev.lockstep.worker.wire;

import org.jspecify.annotations.NullMarked;
