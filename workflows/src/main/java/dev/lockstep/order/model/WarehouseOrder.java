package dev.lockstep.order.model;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.PersonalData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fulfilment as its warehouse holds it.
 *
 * @param warehouseId the warehouse's own id of the order
 * @param rawStatus the warehouse's own word, for people
 * @param statusSince when it took that status; null where the warehouse does not say
 * @param address null where the warehouse does not echo it
 * @param service null where the warehouse does not echo it
 */
@PersonalData
public record WarehouseOrder(
    FulfilmentRef ref,
    String warehouseId,
    FulfilmentStage stage,
    String rawStatus,
    @Nullable Instant statusSince,
    @Nullable Address address,
    @Nullable DeliveryService service,
    List<WarehouseLine> lines) {
  public WarehouseOrder {
    lines = List.copyOf(lines);
  }

  @Override
  public String toString() {
    return "WarehouseOrder[" + ref + ", " + warehouseId + ", " + rawStatus + "]";
  }
}
