package dev.lockstep.order;

import dev.lockstep.common.FulfilmentRef;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants the others to know about what is parked.
 *
 * @param author who says so: a login
 * @param text at most 500 characters, no personal data: it stays in the history
 * @param fulfilment the parked fulfilment it is for; null means everything that is parked
 */
public record Remark(int version, String author, String text, @Nullable FulfilmentRef fulfilment) {
  public static final int VERSION = 1;

  public Remark {
    version = version == 0 ? VERSION : version;
  }
}
