package dev.lockstep.order;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.order.model.DeliveryService;
import java.util.List;

/** What one warehouse shall ship of an order: references and facts only. */
public record FulfilmentPlan(
    FulfilmentRef ref,
    ConnectionId warehouse,
    FacilityId facility,
    DeliveryService service,
    List<PlannedLine> lines) {
  public FulfilmentPlan {
    lines = lines == null ? List.of() : List.copyOf(lines);
  }

  /** As people call it: {@code the order}, or which part of a split one. */
  String words() {
    return ref.equals(FulfilmentRef.whole(ref.order())) ? "the order" : "the part for " + facility;
  }
}
