/**
 * The rehearsal of crashes: orders flow between the two stand-ins while the worker and Temporal are
 * killed, and the ledgers say whether an order was lost or created twice.
 *
 * <p>Neighbours: started by {@link dev.lockstep.cli}; uses the stack and the verdict of {@link
 * dev.lockstep.demo}, but runs the worker as a process of its own, so that it can be killed as the
 * kernel kills. Invariant: what is killed, and after which order, follows from the seed.
 */
@NullMarked
package dev.lockstep.rehearsal;

import org.jspecify.annotations.NullMarked;
