package dev.lockstep.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.model.LineQuantity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a released fulfilment, or some of it, to be cancelled in its warehouse.
 *
 * @param lines what shall not ship; empty means all of it
 * @param reason why, in a word a report can count
 * @param givenUpAt when its release was given up, with a create that may still arrive: what is not
 *     shown counts as never sent only some time later; null where there is no such create
 */
public record WithdrawalRequest(
    int version,
    LinkId link,
    OrderId order,
    FulfilmentRef fulfilment,
    List<LineQuantity> lines,
    String reason,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant givenUpAt) {
  public static final int VERSION = 1;

  public WithdrawalRequest {
    version = version == 0 ? VERSION : version;
    lines = lines == null ? List.of() : List.copyOf(lines);
  }
}
