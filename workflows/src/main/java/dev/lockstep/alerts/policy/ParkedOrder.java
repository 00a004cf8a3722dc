package dev.lockstep.alerts.policy;

import dev.lockstep.common.LinkId;
import java.time.Instant;

/**
 * One order that waits.
 *
 * @param number the number people use
 * @param since when it was parked
 * @param due until when its owner has time
 */
public record ParkedOrder(
    LinkId link, String workflowId, String number, Instant since, Instant due) {}
