package dev.lockstep.order;

import dev.lockstep.common.FulfilmentRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says until when nobody wants to be told of what is parked. It changes no deadline, holds nothing
 * up, and is over by time: whoever reads it compares it with now.
 *
 * @param author who says so: a login
 * @param until at most 90 days ahead; null ends a snooze early
 * @param reason why, at most 500 characters, no personal data; null only where {@code until} is
 * @param fulfilment the parked fulfilment it is for; null means everything that is parked
 */
public record Snooze(
    int version,
    String author,
    @Nullable Instant until,
    @Nullable String reason,
    @Nullable FulfilmentRef fulfilment) {
  public static final int VERSION = 1;

  public Snooze {
    version = version == 0 ? VERSION : version;
  }
}
