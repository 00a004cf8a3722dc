/**
 * Realistic sales, good ones and every kind of difficult one, from a seed.
 *
 * <p>Placed by {@code Cin7Merchant}; also usable alone.
 *
 * <p>Invariant: every person and address is invented, and all that were used can be listed.
 */
@NullMarked
package dev.lockstep.sandbox.cin7core.sample;

import org.jspecify.annotations.NullMarked;
