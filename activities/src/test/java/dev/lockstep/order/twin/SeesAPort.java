package dev.lockstep.order.twin;

import dev.lockstep.port.OrderSource;

/** Breaks the rule that workflows never see ports. */
public record SeesAPort(OrderSource source) {}
