/**
 * What really happened on a platform, as append-only facts.
 *
 * <p>Written by the platforms at the moment of commit; read by demos, rehearsals and tests.
 *
 * <p>Invariant: no fault can hide a fact, and a fact holds no personal data.
 */
@NullMarked
package dev.lockstep.sandbox.ledger;

import org.jspecify.annotations.NullMarked;
