package dev.lockstep.order;

import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import java.util.List;

/** Asks for a released fulfilment to be compared with the order as it is now, and amended. */
public record EditRequest(
    int version, LinkId link, OrderId order, FulfilmentPlan plan, List<Amendment> amendments) {
  public static final int VERSION = 1;

  public EditRequest {
    version = version == 0 ? VERSION : version;
    amendments = amendments == null ? List.of() : List.copyOf(amendments);
  }
}
