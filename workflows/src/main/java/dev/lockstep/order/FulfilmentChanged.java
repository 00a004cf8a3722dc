package dev.lockstep.order;

import dev.lockstep.common.FulfilmentRef;
import org.jspecify.annotations.Nullable;

/**
 * Hint: a warehouse changed its mind about a fulfilment: short, cancelled, rejected, voided. It is
 * re-read.
 *
 * @param eventId the sender's id of the event; a repeated id is ignored, null is never a repeat
 * @param fulfilment null means every fulfilment of the order
 */
public record FulfilmentChanged(
    int version, @Nullable String eventId, @Nullable FulfilmentRef fulfilment) {
  public static final int VERSION = 1;

  public FulfilmentChanged {
    version = version == 0 ? VERSION : version;
  }
}
