/**
 * Notices from a platform to its listeners: at least once, in no promised order.
 *
 * <p>The platforms hand over what to say and how to seal it; this package posts, repeats on
 * anything but 2xx, and applies the delivery faults.
 *
 * <p>Invariant: a notice is posted until it is accepted, dropped by a rule, or out of attempts, and
 * each of the three is counted.
 */
@NullMarked
package dev.lockstep.sandbox.delivery;

import org.jspecify.annotations.NullMarked;
