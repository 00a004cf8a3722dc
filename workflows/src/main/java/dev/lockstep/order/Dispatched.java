package dev.lockstep.order;

import dev.lockstep.common.FulfilmentRef;
import org.jspecify.annotations.Nullable;

/**
 * Hint: a warehouse dispatched something. Its shipments are re-read.
 *
 * @param eventId the sender's id of the event; a repeated id is ignored, null is never a repeat
 * @param fulfilment null means every fulfilment of the order
 */
public record Dispatched(
    int version, @Nullable String eventId, @Nullable FulfilmentRef fulfilment) {
  public static final int VERSION = 1;

  public Dispatched {
    version = version == 0 ? VERSION : version;
  }
}
