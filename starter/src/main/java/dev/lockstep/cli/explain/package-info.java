/**
 * Explains one order: what its workflow knows, what its history shows, and what the order source
 * and the warehouses say right now; and each exception code, from the operating manual.
 *
 * <p>Neighbours: the commands find the order and print the answer. Invariant: nothing here is
 * written anywhere, and no name, address or contact leaves {@link
 * dev.lockstep.cli.explain.LiveReading}.
 */
@NullMarked
package dev.lockstep.cli.explain;

import org.jspecify.annotations.NullMarked;
