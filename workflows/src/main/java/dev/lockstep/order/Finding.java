package dev.lockstep.order;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.LineId;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with an order.
 *
 * @param line the line it concerns; null where it is the whole order
 * @param message what is wrong, in one sentence without personal data
 */
public record Finding(ExceptionCode code, @Nullable LineId line, String message) {}
