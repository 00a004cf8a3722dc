package dev.lockstep.order.model;

import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Money;
import dev.lockstep.common.PersonalData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What we ask a warehouse to ship: the whole instruction, personal data included. */
@PersonalData
public record WarehouseOrderDraft(
    FulfilmentRef ref,
    LinkId link,
    @Nullable String orderNumber,
    Instant placedAt,
    FacilityId facility,
    DeliveryService service,
    Address address,
    Money orderValue,
    List<DraftLine> lines) {
  public WarehouseOrderDraft {
    lines = List.copyOf(lines);
  }

  @Override
  public String toString() {
    return "WarehouseOrderDraft[" + ref + ", " + facility + ", " + lines.size() + " lines]";
  }
}
