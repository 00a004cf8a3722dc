/**
 * An order as its source and its warehouse see it, in the house's words.
 *
 * <p>Adapters map platforms to these records; the rules in {@code policy} judge them. Some hold
 * personal data: none of them may enter a workflow history, except the small value records that
 * messages use ({@link dev.lockstep.order.model.LineQuantity}, {@link
 * dev.lockstep.order.model.FulfilmentStage}, {@link dev.lockstep.order.model.DeliveryService}).
 */
@NullMarked
package dev.lockstep.order.model;

import org.jspecify.annotations.NullMarked;
