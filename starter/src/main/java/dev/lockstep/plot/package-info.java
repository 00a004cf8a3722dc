/**
 * Draws plots as SVG, inside a page or as a file of its own.
 *
 * <p>Neighbours: {@link dev.lockstep.rehearsal.report} and {@link dev.lockstep.bench} draw with it.
 * Invariant: a plot loads nothing, follows the reader's light or dark, and has its message in words
 * for those who cannot see it.
 */
@NullMarked
package dev.lockstep.plot;

import org.jspecify.annotations.NullMarked;
