/**
 * The articles that all stand-ins agree on.
 *
 * <p>Samples sell them; the warehouse knows them from the start.
 *
 * <p>Invariant: every code is legal for every stand-in.
 */
@NullMarked
package dev.lockstep.sandbox.catalogue;

import org.jspecify.annotations.NullMarked;
