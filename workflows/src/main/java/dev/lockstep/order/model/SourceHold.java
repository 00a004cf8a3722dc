package dev.lockstep.order.model;

import dev.lockstep.common.ExceptionCode;

/**
 * Something at the source that stands in the way of sending an order, beside what every order is
 * checked for.
 *
 * @param code who has to look at it
 * @param reason what stands in the way, in one sentence without personal data
 */
public record SourceHold(ExceptionCode code, String reason) {}
