/**
 * The rules an order goes by: pure functions and values, read from a link's configuration.
 *
 * <p>They judge {@link dev.lockstep.order.model} records inside activities, so they may see
 * personal data, and write none of it into their findings. No clock, no randomness, no I/O.
 */
@NullMarked
package dev.lockstep.order.policy;

import org.jspecify.annotations.NullMarked;
