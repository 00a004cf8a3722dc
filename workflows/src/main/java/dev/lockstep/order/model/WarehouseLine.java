package dev.lockstep.order.model;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;

/**
 * One line of a warehouse order as the warehouse holds it.
 *
 * <p>{@code dispatched + cancelled + shorted ≤ ordered} is the warehouse's promise; an adapter
 * hands over what it was told, and the flow judges it.
 */
public record WarehouseLine(
    LineId line,
    Sku sku,
    Quantity ordered,
    Quantity dispatched,
    Quantity cancelled,
    Quantity shorted) {}
