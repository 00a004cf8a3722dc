package dev.lockstep.platform.deposco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import dev.lockstep.order.model.WarehouseOrderDraft;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.sandbox.deposco.DeposcoOptions;
import dev.lockstep.sandbox.deposco.DeposcoStandIn;
import dev.lockstep.sandbox.deposco.SalesOrderView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A stand-in that a test opens as it needs it, and something to ask of it. */
abstract class DeposcoStory {
  static final FulfilmentRef REF = new FulfilmentRef("order-1~MAIN");
  static final LineId LINE_A = new LineId("line-a");
  static final LineId LINE_B = new LineId("line-b");
  static final Sku SHIRT = new Sku("TSHIRT-BLK-M");
  static final Sku CAP = new Sku("CAP-CORD-GRN");

  private @Nullable DeposcoStandIn deposco;

  final DeposcoStandIn open(DeposcoOptions options) {
    DeposcoStandIn opened = DeposcoStandIn.start(options);
    deposco = opened;
    return opened;
  }

  final DeposcoStandIn deposco() {
    if (deposco == null) {
      throw new IllegalStateException("The test opens the stand-in first.");
    }
    return deposco;
  }

  @AfterEach
  void close() {
    if (deposco != null) {
      deposco.close();
    }
  }

  /** Two units of one SKU and three of another. */
  static WarehouseOrderDraft draft() {
    return draft("Long Street 1");
  }

  static WarehouseOrderDraft draft(String street) {
    return draft(street, line(LINE_A, SHIRT, 2), line(LINE_B, CAP, 3));
  }

  static WarehouseOrderDraft draft(String street, DraftLine... lines) {
    return new WarehouseOrderDraft(
        REF,
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

  static WarehouseOrderDraft withRef(FulfilmentRef ref) {
    var draft = draft();
    return new WarehouseOrderDraft(
        ref,
        draft.link(),
        draft.orderNumber(),
        draft.placedAt(),
        draft.facility(),
        draft.service(),
        draft.address(),
        draft.orderValue(),
        draft.lines());
  }

  static DraftLine line(LineId id, Sku sku, int units) {
    return new DraftLine(id, sku, Quantity.of(units), new Money(1799, "GBP", 2));
  }

  /** Sends a draft as it is, without the look that comes before a create. */
  final void put(WarehouseOrderDraft draft) {
    DeposcoSettings settings = DeposcoAccount.settings(deposco().apiUri(), deposco().tokenUri());
    new DeposcoClient(DeposcoAccount.CONNECTION, settings, DeposcoAccount.context())
        .put(new DraftMapping(settings).order(draft));
  }

  final SalesOrderView onlyOrder() {
    List<SalesOrderView> held = deposco().orders().getOrDefault(REF.value(), List.of());
    assertThat(held).hasSize(1);
    return held.getFirst();
  }

  static PlatformFailure failureOf(Runnable call) {
    PlatformFailure failure = catchThrowableOfType(PlatformFailure.class, call::run);
    assertThat(failure).as("a PlatformFailure").isNotNull();
    return failure;
  }
}
