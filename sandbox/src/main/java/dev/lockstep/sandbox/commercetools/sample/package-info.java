/**
 * Realistic orders, good ones and every kind of bad one, from a seed.
 *
 * <p>Placed by {@code Merchant}; also usable alone, to write order files.
 *
 * <p>Invariant: every person and address is invented, and all that were used can be listed.
 */
@NullMarked
package dev.lockstep.sandbox.commercetools.sample;

import org.jspecify.annotations.NullMarked;
