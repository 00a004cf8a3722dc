package dev.lockstep.order;

import org.jspecify.annotations.Nullable;

/**
 * Hint: the order was created or changed at its source, cancellation included. The order is
 * re-read.
 *
 * @param eventId the sender's id of the event; a repeated id is ignored, null is never a repeat
 * @param sourceVersion the source's version the event speaks of; an older one than already read is
 *     ignored
 */
public record OrderChanged(int version, @Nullable String eventId, @Nullable Long sourceVersion) {
  public static final int VERSION = 1;

  public OrderChanged {
    version = version == 0 ? VERSION : version;
  }
}
