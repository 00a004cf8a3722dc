/**
 * The life of one order: settle payment, check, release, await dispatch, confirm.
 *
 * <p>{@link dev.lockstep.order.OrderWorkflow} is the contract, its implementation reads as the
 * process. {@link dev.lockstep.order.OrderSourceActivities} and {@link
 * dev.lockstep.order.WarehouseActivities} are what it asks of the platforms; the rules it goes by
 * are in {@link dev.lockstep.order.policy}. Messages and results carry references and facts, never
 * personal data, and only grow.
 */
@NullMarked
package dev.lockstep.order;

import org.jspecify.annotations.NullMarked;
