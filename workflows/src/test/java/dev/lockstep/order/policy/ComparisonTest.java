package dev.lockstep.order.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.order.model.DraftLine;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.WarehouseLine;
import dev.lockstep.order.model.WarehouseOrder;
import dev.lockstep.order.model.WarehouseOrderDraft;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final WarehouseLine A = held("L1", "A-1", 2, 0);
  private static final WarehouseOrderDraft DRAFT =
      new WarehouseOrderDraft(
          new FulfilmentRef("order-1"),
          new LinkId("web"),
          "1001",
          Instant.EPOCH,
          new FacilityId("N1"),
          Orders.EXPRESS,
          Orders.LONDON,
          Orders.eur(2000),
          List.of(new DraftLine(new LineId("L1"), new Sku("A-1"), Quantity.of(2), null)));

  private static WarehouseLine held(String line, String sku, int ordered, int cancelled) {
    return new WarehouseLine(
        new LineId(line),
        new Sku(sku),
        Quantity.of(ordered),
        Quantity.ZERO,
        Quantity.of(cancelled),
        Quantity.ZERO);
  }

  private static Comparison with(
      @Nullable Address address, @Nullable DeliveryService service, WarehouseLine... lines) {
    return Comparison.of(
        DRAFT,
        new WarehouseOrder(
            DRAFT.ref(),
            "W1",
            FulfilmentStage.RECEIVED,
            "Received",
            null,
            address,
            service,
            List.of(lines)));
  }

  @Test
  void the_same_is_equal() {
    assertThat(with(Orders.LONDON, Orders.EXPRESS, A).isEqual()).isTrue();
  }

  @Test
  void what_is_not_echoed_is_not_compared() {
    Address silent = new Address(null, null, List.of(), null, null, null, "GB", null, null);

    assertThat(with(null, null, A).isEqual()).isTrue();
    assertThat(with(silent, null, A).isEqual()).isTrue();
  }

  @Test
  void capitals_and_blanks_are_no_difference() {
    Address printed =
        new Address(
            "ADA  FIELD", "", List.of("1 HIGH", "STREET"), "LONDON", "", "SW1A1AA", "GB", "", null);

    assertThat(with(printed, null, A).isEqual()).isTrue();
  }

  @Test
  void differing_fields_are_named_and_not_shown() {
    Address elsewhere =
        new Address(
            "Bob Stone", null, List.of("2 Low Road"), "Leeds", null, "LS1 1AA", "GB", null, null);

    Comparison comparison = with(elsewhere, new DeliveryService("DPD", "2-DAY"), A);

    assertThat(comparison.all())
        .containsExactly(
            "address.name", "address.lines", "address.city", "address.postcode", "service.service");
  }

  @Test
  void every_kind_of_line_difference_is_named() {
    assertThat(with(null, null, held("L1", "B-9", 3, 0), held("L9", "A-1", 1, 0)).lines())
        .containsExactly("line L1 sku", "line L1 quantity", "line L9 never asked for");
    assertThat(with(null, null).lines()).containsExactly("line L1 missing");
  }

  @Test
  void units_cancelled_at_the_warehouse_are_not_held_any_more() {
    assertThat(with(null, null, held("L1", "A-1", 2, 1)).lines())
        .containsExactly("line L1 quantity");
    assertThat(with(null, null, held("L1", "A-1", 3, 1), held("L2", "A-2", 1, 1)).isEqual())
        .isTrue();
  }
}
