package dev.lockstep.port;

import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Money;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.order.model.DraftLine;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.order.model.WarehouseOrderDraft;
import java.time.Instant;
import java.util.List;

/** A warehouse under test, a hand inside it, and something to ask of it. */
abstract class WarehouseStory {
  protected static final FulfilmentRef REF = new FulfilmentRef("order-1~MAIN");
  protected static final LineId LINE_A = new LineId("line-a");
  protected static final LineId LINE_B = new LineId("line-b");

  protected abstract Warehouse subject();

  protected abstract WarehouseFloor floor();

  /** Two units of one SKU and three of another. */
  protected WarehouseOrderDraft draft() {
    List<Sku> skus = floor().knownSkus();
    return draft(REF, "Long Street 1", line(LINE_A, skus.get(0), 2), line(LINE_B, skus.get(1), 3));
  }

  protected static WarehouseOrderDraft draft(FulfilmentRef ref, String street, DraftLine... lines) {
    return new WarehouseOrderDraft(
        ref,
        new LinkId("shop-uk"),
        "10001",
        Instant.parse("2026-03-02T09:15:00Z"),
        new FacilityId("MAIN"),
        new DeliveryService("DPD", "NEXT-DAY"),
        new Address(
            "Ada Example", null, List.of(street), "London", null, "N1 9GU", "GB", null, null),
        new Money(8995, "GBP", 2),
        List.of(lines));
  }

  protected static DraftLine line(LineId id, Sku sku, int units) {
    return new DraftLine(id, sku, Quantity.of(units), new Money(1799, "GBP", 2));
  }

  protected final WarehouseOrder held() {
    return subject().find(REF).orElseThrow();
  }

  protected final boolean can(Capability capability) {
    return subject().capabilities().contains(capability);
  }
}
