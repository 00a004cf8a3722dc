package dev.lockstep.order;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FulfilmentRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One fulfilment as the workflow knows it. */
public record FulfilmentStatus(
    FulfilmentRef ref,
    ConnectionId warehouse,
    FacilityId facility,
    OrderStage stage,
    @Nullable String warehouseId,
    @Nullable String warehouseStatus,
    List<LineProgress> lines) {
  public FulfilmentStatus {
    lines = lines == null ? List.of() : List.copyOf(lines);
  }
}
