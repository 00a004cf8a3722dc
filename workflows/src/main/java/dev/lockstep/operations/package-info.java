/**
 * What the work of operations shares: the queue of the workflows that look after many orders at
 * once (replays, alerts, reconciliations), apart from the orders so that neither holds up the
 * other.
 *
 * <p>Such a workflow knows counts and ids, never an order's content; it asks an order only through
 * the order's own messages.
 */
@NullMarked
package dev.lockstep.operations;

import org.jspecify.annotations.NullMarked;
