package dev.lockstep.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * A side that could not be asked about an order. Nothing follows from it.
 *
 * @param connection null where it is Temporal
 * @param reason null where it is Temporal
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Unknown(
    OrderId order, Side side, @Nullable ConnectionId connection, @Nullable FailureKind reason) {}
