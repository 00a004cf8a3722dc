package dev.lockstep.order.model;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;

/** Some units of one order line. */
public record LineQuantity(LineId line, Quantity quantity) {}
