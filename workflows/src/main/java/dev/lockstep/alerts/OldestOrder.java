package dev.lockstep.alerts;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The order that has waited longest under one code on one link; it speaks for the others.
 *
 * @param number the number people use
 * @param since when it was parked
 * @param finding what is wrong with it, without personal data; null where it did not answer yet,
 *     empty where it has nothing to say
 * @param connection the one the cause lies in; null where it lies in none, or is not known yet
 */
public record OldestOrder(
    LinkId link,
    String workflowId,
    String number,
    Instant since,
    @Nullable String finding,
    @Nullable ConnectionId connection) {}
