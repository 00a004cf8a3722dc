package dev.lockstep.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.common.ConnectionId;
import org.jspecify.annotations.Nullable;

/**
 * Orders that this reconciliation may have missed.
 *
 * @param connection null where it is Temporal
 * @param reason in one sentence, with what to do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Gap(Side side, @Nullable ConnectionId connection, String reason) {}
