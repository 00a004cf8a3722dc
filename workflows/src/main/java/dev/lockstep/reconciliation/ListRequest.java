package dev.lockstep.reconciliation;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one page of a listing.
 *
 * @param connection the warehouse, or the source; null where Temporal is asked
 * @param from the beginning of the first day
 * @param until the end of the last day
 * @param cursor {@link OrderPage#next} of the page before; null for the first
 */
public record ListRequest(
    int version,
    LinkId link,
    @Nullable ConnectionId connection,
    Instant from,
    Instant until,
    @Nullable String cursor) {
  public static final int VERSION = 1;

  public ListRequest {
    version = version == 0 ? VERSION : version;
  }
}
