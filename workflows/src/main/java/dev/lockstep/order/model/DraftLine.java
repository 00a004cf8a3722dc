package dev.lockstep.order.model;

import dev.lockstep.common.LineId;
import dev.lockstep.common.Money;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;
import org.jspecify.annotations.Nullable;

/** One line of what we ask a warehouse to ship. */
public record DraftLine(LineId line, Sku sku, Quantity quantity, @Nullable Money unitPrice) {}
