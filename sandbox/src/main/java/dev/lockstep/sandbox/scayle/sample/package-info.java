/**
 * What customers of the SCAYLE shop buy: realistic orders, good ones and every kind of bad one,
 * from a seed.
 *
 * <p>Placed by {@code Storefront}; one unit here is one order item there.
 *
 * <p>Invariant: every person and address is invented, and all that were used can be listed.
 */
@NullMarked
package dev.lockstep.sandbox.scayle.sample;

import org.jspecify.annotations.NullMarked;
