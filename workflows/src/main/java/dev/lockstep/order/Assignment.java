package dev.lockstep.order;

import dev.lockstep.common.FulfilmentRef;
import org.jspecify.annotations.Nullable;

/**
 * Says who sees to what is parked. It changes no deadline and holds nothing up.
 *
 * @param author who says so: a login
 * @param assignee the login of who has it from now on; null means nobody
 * @param fulfilment the parked fulfilment it is for; null means everything that is parked
 */
public record Assignment(
    int version, String author, @Nullable String assignee, @Nullable FulfilmentRef fulfilment) {
  public static final int VERSION = 1;

  public Assignment {
    version = version == 0 ? VERSION : version;
  }
}
