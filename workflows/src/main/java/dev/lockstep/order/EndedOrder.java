package dev.lockstep.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.order.model.LineQuantity;
import java.util.List;

/**
 * How an order stood when it ended: what a new run of it goes on from.
 *
 * @param stage CONFIRMED or CANCELLED
 * @param sourceVersion the newest version read or written
 * @param times the times it went by
 * @param waived what a person had let pass
 * @param cancelledBefore units cancelled before the release, as the order source counts them
 * @param fulfilments those a warehouse may have; never empty
 */
public record EndedOrder(
    OrderStage stage,
    long sourceVersion,
    OrderTimes times,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Amendment> amendments,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ExceptionCode> waived,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LineQuantity> cancelledBefore,
    List<EndedFulfilment> fulfilments) {
  public EndedOrder {
    cancelledBefore = cancelledBefore == null ? List.of() : List.copyOf(cancelledBefore);
    amendments = amendments == null ? List.of() : List.copyOf(amendments);
    waived = waived == null ? List.of() : List.copyOf(waived);
    fulfilments = fulfilments == null ? List.of() : List.copyOf(fulfilments);
  }
}
