package dev.lockstep.order.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;
import dev.lockstep.order.LineProgress;
import dev.lockstep.order.PlannedLine;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Parcel;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.ShippedParcel;
import dev.lockstep.order.model.WarehouseLine;
import dev.lockstep.order.model.WarehouseOrder;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispatchCountTest {
  private static final FulfilmentRef REF = new FulfilmentRef("order-1");
  private static final LineId L1 = new LineId("L1");
  private static final LineId L2 = new LineId("L2");
  private static final List<PlannedLine> RELEASED =
      List.of(
          new PlannedLine(L1, new Sku("A-1"), Quantity.of(3)),
          new PlannedLine(L2, new Sku("A-2"), Quantity.of(1)));

  private static LineQuantity units(LineId line, int units) {
    return new LineQuantity(line, Quantity.of(units));
  }

  private static ShippedParcel parcel(String id, @Nullable String tracking, LineQuantity... lines) {
    return new ShippedParcel(id, tracking, null, List.of(lines));
  }

  private static Shipment shipment(String id, boolean last, ShippedParcel... parcels) {
    return shipment(id, false, last, parcels);
  }

  private static Shipment shipment(
      String id, boolean voided, boolean last, ShippedParcel... parcels) {
    Instant at = Instant.parse("2026-11-21T08:00:00Z");
    return new Shipment(id, REF, at, voided, last, "DPD", null, List.of(parcels));
  }

  private static WarehouseOrder held(FulfilmentStage stage, WarehouseLine... lines) {
    return new WarehouseOrder(REF, "W1", stage, "raw", null, null, null, List.of(lines));
  }

  private static WarehouseLine heldLine(LineId line, int ordered, int cancelled, int shorted) {
    return new WarehouseLine(
        line,
        new Sku("A-1"),
        Quantity.of(ordered),
        Quantity.ZERO,
        Quantity.of(cancelled),
        Quantity.of(shorted));
  }

  private static Dispatches count(WarehouseOrder held, Shipment... shipments) {
    return DispatchCount.of(REF, RELEASED, held, List.of(shipments));
  }

  private static Dispatches count(Shipment... shipments) {
    return count(held(FulfilmentStage.PART_DISPATCHED), shipments);
  }

  private static LineProgress progress(
      LineId line, int ordered, int dispatched, int cancelled, int shorted) {
    return new LineProgress(
        line,
        Quantity.of(ordered),
        Quantity.of(dispatched),
        Quantity.of(cancelled),
        Quantity.of(shorted));
  }

  @Test
  void nothing_shipped_is_everything_open() {
    Dispatches none = count();

    assertThat(none.progress()).containsExactly(progress(L1, 3, 0, 0, 0), progress(L2, 1, 0, 0, 0));
    assertThat(none.deliveries()).isEmpty();
    assertThat(none.isComplete()).isFalse();
  }

  @Test
  void several_shipments_add_up_and_each_becomes_a_delivery() {
    Dispatches all =
        count(
            shipment(
                "S1", false, parcel("P1", "T1", units(L1, 1)), parcel("P2", " ", units(L1, 1))),
            shipment("S2", false, parcel("P1", "T3", units(L1, 1), units(L2, 1))));

    assertThat(all.isComplete()).isTrue();
    assertThat(all.parcels()).isEqualTo(3);
    assertThat(all.untracked()).isEqualTo(1);
    assertThat(all.deliveries())
        .first()
        .isEqualTo(
            new Delivery(
                "S1",
                Instant.parse("2026-11-21T08:00:00Z"),
                List.of(units(L1, 2)),
                List.of(
                    new Parcel("S1--P1", "DPD", "T1", null, List.of(units(L1, 1))),
                    new Parcel("S1--P2", "DPD", null, null, List.of(units(L1, 1))))));
  }

  @Test
  void a_shipment_told_twice_counts_once() {
    Shipment one = shipment("S1", false, parcel("P1", "T1", units(L1, 2)));

    assertThat(count(one, one).progress()).first().isEqualTo(progress(L1, 3, 2, 0, 0));
  }

  @Test
  void a_voided_shipment_is_named_and_not_counted() {
    Dispatches count =
        count(shipment("S1", true, true, parcel("P1", "T1", units(L1, 3), units(L2, 1))));

    assertThat(count.voided()).containsExactly("S1");
    assertThat(count.deliveries()).isEmpty();
    assertThat(count.progress()).first().isEqualTo(progress(L1, 3, 0, 0, 0));
  }

  @Test
  void the_last_shipment_closes_what_is_left_as_short() {
    Dispatches count = count(shipment("S1", false, true, parcel("P", "T", units(L1, 2))));

    assertThat(count.progress())
        .containsExactly(progress(L1, 3, 2, 0, 1), progress(L2, 1, 0, 0, 1));
    assertThat(count.isComplete()).isTrue();
  }

  @Test
  void dispatched_cancelled_and_short_complete_a_line_together() {
    Dispatches count =
        count(
            held(FulfilmentStage.DISPATCHED, heldLine(L1, 3, 1, 1), heldLine(L2, 1, 1, 0)),
            shipment("S1", false, parcel("P1", "T1", units(L1, 1))));

    assertThat(count.progress())
        .containsExactly(progress(L1, 3, 1, 1, 1), progress(L2, 1, 0, 1, 0));
    assertThat(count.isComplete()).isTrue();
  }

  @Test
  void a_cancelled_fulfilment_has_nothing_open() {
    assertThat(count(held(FulfilmentStage.CANCELLED)).progress())
        .containsExactly(progress(L1, 3, 0, 3, 0), progress(L2, 1, 0, 1, 0));
  }

  @Nested
  class What_cannot_be {
    @Test
    void an_unknown_line_withholds_its_shipment() {
      Dispatches count =
          count(shipment("S1", false, true, parcel("P1", "T1", units(new LineId("X"), 1))));

      assertThat(count.implausible())
          .containsExactly("Shipment S1 lists line X, which was never released.");
      assertThat(count.deliveries()).isEmpty();
      assertThat(count.isComplete()).isFalse();
    }

    @Test
    void more_than_was_released_withholds_the_shipment_that_goes_beyond_it() {
      Dispatches count =
          count(
              shipment("S1", false, parcel("P1", "T1", units(L1, 2))),
              shipment("S2", false, parcel("P1", "T2", units(L1, 2))));

      assertThat(count.implausible())
          .containsExactly("Shipment S2 brings line L1 to 4 dispatched of 3 released.");
      assertThat(count.deliveries()).extracting(Delivery::key).containsExactly("S1");
      assertThat(count.progress()).first().isEqualTo(progress(L1, 3, 2, 0, 0));
    }

    @Test
    void a_line_accounted_for_twice_is_said_so_and_kept_within_what_was_released() {
      Dispatches count =
          count(
              held(FulfilmentStage.DISPATCHED, heldLine(L1, 3, 2, 0)),
              shipment("S1", false, parcel("P1", "T1", units(L1, 2))));

      assertThat(count.implausible())
          .containsExactly(
              "Line L1 is reported as 2 dispatched, 2 cancelled and 0 short of 3 released.");
      assertThat(count.progress()).first().isEqualTo(progress(L1, 3, 2, 1, 0));
    }

    @Test
    void a_shipment_without_goods_is_said_so() {
      assertThat(count(shipment("S1", false)).implausible())
          .containsExactly("Shipment S1 lists no goods.");
    }
  }

  @Nested
  class Keys {
    private static final FulfilmentRef NORTH =
        FulfilmentRef.part(new OrderId("order-1"), Orders.NORTH.facility());

    @ParameterizedTest
    @ValueSource(strings = {"1", "S/1", "S 1", "Ünit", "S1"})
    void are_legal_at_the_source_whatever_the_warehouse_calls_it(String id) {
      assertThat(DeliveryKeys.ofShipment(REF, id)).matches("[A-Za-z0-9_-]{2,256}");
      assertThat(DeliveryKeys.ofShipment(NORTH, id)).matches("[A-Za-z0-9_-]{2,256}");
      assertThat(DeliveryKeys.ofParcel(REF, id, id)).matches("[A-Za-z0-9_-]{2,256}");
      assertThat(DeliveryKeys.ofShipment(REF, "x".repeat(190) + id)).hasSizeLessThan(257);
    }

    @Test
    void never_meet_where_the_ids_differ() {
      List<String> shipments =
          Stream.of("S/1", "S 1", "S-1", "S--1", "S1", "s1", "x".repeat(300), "x".repeat(301))
              .map(id -> DeliveryKeys.ofShipment(REF, id))
              .toList();
      List<String> parcels =
          List.of(
              DeliveryKeys.ofParcel(REF, "S", "1--2"),
              DeliveryKeys.ofParcel(REF, "S--1", "2"),
              DeliveryKeys.ofParcel(REF, "S-", "1"),
              DeliveryKeys.ofParcel(REF, "S", "-1"));

      assertThat(shipments).doesNotHaveDuplicates();
      assertThat(parcels).doesNotHaveDuplicates();
      assertThat(DeliveryKeys.ofShipment(NORTH, "S1")).isEqualTo("N1--S1");
    }

    @Test
    void are_the_same_every_time() {
      assertThat(DeliveryKeys.ofShipment(REF, "S/1")).isEqualTo("S-1_ac1175e62f6057ae");
    }
  }
}
