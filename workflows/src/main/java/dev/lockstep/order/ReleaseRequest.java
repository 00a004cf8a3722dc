package dev.lockstep.order;

import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one fulfilment to be created in its warehouse.
 *
 * @param checkedVersion the source version the plan was judged at: another one is judged anew first
 */
public record ReleaseRequest(
    int version,
    LinkId link,
    OrderId order,
    @Nullable String orderNumber,
    long checkedVersion,
    FulfilmentPlan plan,
    List<Amendment> amendments) {
  public static final int VERSION = 1;

  public ReleaseRequest {
    version = version == 0 ? VERSION : version;
    amendments = amendments == null ? List.of() : List.copyOf(amendments);
  }
}
