/**
 * The command line: one class per command, each of which reads its options, starts or asks a part
 * of Lockstep, and prints the answer.
 *
 * <p>Neighbours: everything in this module; nothing depends on this package. Invariant: standard
 * output carries results only, so that it can be piped; all else goes to standard error.
 */
@NullMarked
package dev.lockstep.cli;

import org.jspecify.annotations.NullMarked;
