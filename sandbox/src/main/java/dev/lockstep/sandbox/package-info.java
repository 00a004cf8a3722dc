/**
 * Stand-ins of the platforms over real HTTP, with their wire shapes, states, errors and faults.
 *
 * <p>Used by demos, rehearsals, benchmarks and tests in the same process or from another one; see
 * the README of this module.
 *
 * <p>Invariant: knows no other module of Lockstep, so it can judge them.
 */
@NullMarked
package dev.lockstep.sandbox;

import org.jspecify.annotations.NullMarked;
