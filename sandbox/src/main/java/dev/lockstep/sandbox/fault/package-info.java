/**
 * Everything that can go wrong between a client and a platform, as rules one can set and count.
 *
 * <p>{@code server} carries the faults out; the platforms lend their own words for the errors.
 *
 * <p>Invariant: with the same seed and the same sequence of calls, the same calls are struck.
 */
@NullMarked
package dev.lockstep.sandbox.fault;

import org.jspecify.annotations.NullMarked;
