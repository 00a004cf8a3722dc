/**
 * The activities behind the order workflow: one class per use case, over the ports.
 *
 * <p>{@link dev.lockstep.activity.OrderSourceActivitiesImpl} and {@link
 * dev.lockstep.activity.WarehouseActivitiesImpl} are what a worker registers; the use cases read
 * the truth, ask the rules in {@code dev.lockstep.order.policy}, and write only what is missing. No
 * HTTP and no platform's name. Every exception leaves as an application failure typed by its kind,
 * and no personal data leaves at all.
 */
@NullMarked
package dev.lockstep.activity;

import org.jspecify.annotations.NullMarked;
