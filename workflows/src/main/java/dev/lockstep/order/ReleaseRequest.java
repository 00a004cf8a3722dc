package dev.lockstep.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one fulfilment to be created in its warehouse.
 *
 * @param checkedVersion the source version the plan was judged at: another one is judged anew first
 * @param sentAt when a create was sent of which nobody knows whether it arrived: the fulfilment is
 *     only looked for, and nothing is sent; null where there is no such create
 * @param givenUpAt when an earlier step gave up, with a create that may be repeated and may still
 *     arrive; null where there is no such step
 */
public record ReleaseRequest(
    int version,
    LinkId link,
    OrderId order,
    @Nullable String orderNumber,
    long checkedVersion,
    FulfilmentPlan plan,
    List<Amendment> amendments,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant sentAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant givenUpAt) {
  public static final int VERSION = 1;

  public ReleaseRequest {
    version = version == 0 ? VERSION : version;
    amendments = amendments == null ? List.of() : List.copyOf(amendments);
  }
}
