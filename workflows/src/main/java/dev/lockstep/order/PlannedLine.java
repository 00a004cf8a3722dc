package dev.lockstep.order;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;

/** One line of a fulfilment plan, its SKU as the warehouse knows it. */
public record PlannedLine(LineId line, Sku sku, Quantity quantity) {}
