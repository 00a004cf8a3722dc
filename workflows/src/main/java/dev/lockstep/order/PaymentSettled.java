package dev.lockstep.order;

import org.jspecify.annotations.Nullable;

/**
 * Hint: something happened to the payment of this order. The order is re-read.
 *
 * @param eventId the sender's id of the event; a repeated id is ignored, null is never a repeat
 */
public record PaymentSettled(int version, @Nullable String eventId) {
  public static final int VERSION = 1;

  public PaymentSettled {
    version = version == 0 ? VERSION : version;
  }
}
