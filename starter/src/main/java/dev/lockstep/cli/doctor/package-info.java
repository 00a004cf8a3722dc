/**
 * Looks at a set-up and says what is wrong with it and how to mend it.
 *
 * <p>Neighbours: the command runs the checks and prints them. Invariant: every check only reads,
 * and says by itself what to do about what it finds.
 */
@NullMarked
package dev.lockstep.cli.doctor;

import org.jspecify.annotations.NullMarked;
