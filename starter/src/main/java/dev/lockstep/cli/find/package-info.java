/**
 * Finds orders: what Temporal's search knows of them, listed, counted and linked to its Web UI.
 *
 * <p>Neighbours: the commands word the questions and print the answers; the search attributes are
 * those of {@link dev.lockstep.order.OrderNames}. Invariant: nothing here changes an order or costs
 * a billed action. The search lags behind by moments, so nothing is decided by it.
 */
@NullMarked
package dev.lockstep.cli.find;

import org.jspecify.annotations.NullMarked;
