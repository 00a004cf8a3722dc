/**
 * The reconciliation of orders: for one link and some days, what was placed, released, dispatched
 * and confirmed, and every order about which its source, Temporal and the warehouses disagree.
 *
 * <p>Neighbours: the activities behind it stand in {@code dev.lockstep.activity.reconciliation} and
 * run on the queues of the connections they ask, so that one quota holds for orders and
 * reconciliation together. {@link dev.lockstep.reconciliation.OrderComparison} judges; it is pure.
 * Invariants: it reads and never writes; a look-up that failed is unknown and never missing; what
 * it leaves behind holds ids, counts and sums, and no personal data.
 */
@NullMarked
package dev.lockstep.reconciliation;

import org.jspecify.annotations.NullMarked;
