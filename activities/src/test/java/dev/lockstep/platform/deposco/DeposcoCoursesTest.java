package dev.lockstep.platform.deposco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.DraftLine;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.ShippedParcel;
import dev.lockstep.order.model.WarehouseLine;
import dev.lockstep.order.policy.Comparison;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.Warehouse.ChangedFulfilment;
import dev.lockstep.port.Warehouse.Creation;
import dev.lockstep.sandbox.catalogue.Article;
import dev.lockstep.sandbox.deposco.DeposcoOptions;
import dev.lockstep.sandbox.deposco.Fate;
import dev.lockstep.sandbox.deposco.FateRule;
import dev.lockstep.sandbox.deposco.OrderStatus;
import dev.lockstep.sandbox.deposco.TrackingUrlForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What goes otherwise than usual at Deposco, and what the adapter makes of it. */
class DeposcoCoursesTest extends DeposcoStory {
  private Warehouse warehouse;

  @BeforeEach
  void openAsDocumented() {
    reopen(DeposcoOptions.defaults(), DeposcoOrderRules.DEFAULT);
  }

  private void reopen(DeposcoOptions options, DeposcoOrderRules rules) {
    close();
    open(options);
    warehouse = DeposcoAccount.warehouse(deposco(), rules);
  }

  private void given(Fate fate) {
    deposco().script(FateRule.forNumber(REF.value(), fate));
  }

  private void shipped() {
    warehouse.create(draft());
    deposco().advance(REF.value(), OrderStatus.SHIP_COMPLETE);
  }

  @Nested
  class An_order_of_more_than_ten_lines {
    private final DraftLine[] lines =
        IntStream.rangeClosed(1, 23)
            .mapToObj(
                i -> line(new LineId("line-" + i), new Sku(Article.all().get(i % 7).sku()), i))
            .toArray(DraftLine[]::new);

    @Test
    void is_found_with_all_of_them() {
      warehouse.create(draft("Long Street 1", lines));

      assertThat(
              Comparison.of(draft("Long Street 1", lines), warehouse.find(REF).orElseThrow())
                  .isEqual())
          .isTrue();
      assertThat(warehouse.create(draft("Long Street 1", lines)))
          .isInstanceOf(Creation.Created.class);
    }

    @Test
    void ships_with_every_unit_on_its_line_though_containers_name_items_only() {
      given(new Fate.Split(2, 3));
      warehouse.create(draft("Long Street 1", lines));
      deposco().advance(REF.value(), OrderStatus.SHIP_COMPLETE);

      List<LineQuantity> units =
          warehouse.shipments(REF).stream()
              .flatMap(shipment -> shipment.parcels().stream())
              .flatMap(parcel -> parcel.lines().stream())
              .toList();

      for (DraftLine line : lines) {
        assertThat(
                units.stream()
                    .filter(unit -> unit.line().equals(line.line()))
                    .mapToInt(unit -> unit.quantity().units())
                    .sum())
            .as(line.line().value())
            .isEqualTo(line.quantity().units());
      }
    }
  }

  @Nested
  class Shipments {
    @Test
    void of_a_label_that_nobody_used_no_parcel_is_told() {
      given(new Fate.UnusedLabel());
      shipped();

      assertThat(onlyOrder().shipments().getFirst().containers()).hasSize(2);
      assertThat(warehouse.shipments(REF))
          .singleElement()
          .satisfies(shipment -> assertThat(shipment.parcels()).hasSize(1));
    }

    @Test
    void that_wait_for_the_lorry_are_not_told() {
      warehouse.create(draft());
      deposco().advance(REF.value(), OrderStatus.LOADED);

      assertThat(onlyOrder().shipments()).isNotEmpty();
      assertThat(warehouse.shipments(REF)).isEmpty();
    }

    @Test
    void taken_back_and_shipped_again_are_both_told() {
      given(new Fate.RolledBack(true));
      shipped();
      deposco().advance(REF.value());
      deposco().advance(REF.value(), OrderStatus.SHIP_COMPLETE);

      assertThat(warehouse.shipments(REF))
          .extracting(Shipment::voided, Shipment::last)
          .containsExactlyInAnyOrder(tuple(true, false), tuple(false, true));
    }

    @Test
    void taken_back_later_are_listed_from_then_on() {
      given(new Fate.RolledBack(false));
      shipped();
      Instant dispatchedAt = warehouse.shipments(REF).getFirst().dispatchedAt();
      deposco().advance(REF.value());

      assertThat(warehouse.shippedSince(dispatchedAt.plusNanos(1), Optional.empty()).items())
          .extracting(Shipment::voided)
          .containsExactly(true);
    }

    @Test
    void short_units_are_counted_on_their_line_and_the_shipment_is_the_last() {
      given(new Fate.ShortPick(SHIRT.value(), 1));
      shipped();

      assertThat(warehouse.find(REF).orElseThrow().lines())
          .filteredOn(line -> line.line().equals(LINE_A))
          .extracting(WarehouseLine::shorted, WarehouseLine::dispatched)
          .containsExactly(tuple(Quantity.of(1), Quantity.of(1)));
      assertThat(warehouse.shipments(REF)).extracting(Shipment::last).containsExactly(true);
    }

    @Test
    void name_the_carrier_and_the_service() {
      shipped();

      assertThat(warehouse.shipments(REF))
          .extracting(Shipment::carrier, Shipment::service)
          .containsExactly(tuple("DPD", "NEXT-DAY"));
    }

    @Test
    void have_an_address_to_track_them_whether_deposco_gives_all_of_it_or_the_beginning() {
      shipped();
      ShippedParcel full = warehouse.shipments(REF).getFirst().parcels().getFirst();
      reopen(
          DeposcoOptions.defaults().with().trackingUrlForm(TrackingUrlForm.BASE).build(),
          DeposcoOrderRules.DEFAULT);
      shipped();
      ShippedParcel base = warehouse.shipments(REF).getFirst().parcels().getFirst();

      assertThat(full.trackingUrl())
          .isEqualTo("https://track.example/parcel/" + full.trackingNumber());
      assertThat(base.trackingUrl())
          .isEqualTo("https://track.example/parcel/" + base.trackingNumber());
    }

    @Test
    void of_a_second_container_lead_to_its_own_number() {
      given(new Fate.Split(1, 2));
      shipped();

      assertThat(warehouse.shipments(REF).getFirst().parcels())
          .hasSize(2)
          .allSatisfy(parcel ->
              assertThat(parcel.trackingUrl())
                  .isEqualTo("https://track.example/parcel/" + parcel.trackingNumber()));
    }
  }

  @Nested
  class Progress {
    @Test
    void an_unknown_status_word_is_unmapped_and_kept() {
      given(new Fate.UnknownStatus(OrderStatus.NEW, "Awaiting Elves"));
      warehouse.create(draft());
      deposco().advance(REF.value());

      assertThat(warehouse.find(REF).orElseThrow())
          .extracting(order -> order.stage(), order -> order.rawStatus())
          .containsExactly(FulfilmentStage.UNMAPPED, "Awaiting Elves");
    }

    @Test
    void an_order_that_the_warehouse_cancels_shows_in_look_up_and_feed() {
      given(new Fate.CancelledByWarehouse(OrderStatus.READY_FOR_FULFILLMENT));
      warehouse.create(draft());
      deposco().advance(REF.value(), OrderStatus.CANCELED);

      assertThat(warehouse.find(REF).orElseThrow().stage()).isEqualTo(FulfilmentStage.CANCELLED);
      assertThat(warehouse.changedSince(Instant.EPOCH, Optional.empty()).items())
          .extracting(ChangedFulfilment::ref, ChangedFulfilment::stage)
          .containsExactly(tuple(REF, FulfilmentStage.CANCELLED));
    }

    @Test
    void the_feed_comes_in_pages_that_hold_every_order_once() {
      List<FulfilmentRef> refs =
          IntStream.rangeClosed(1, 5).mapToObj(i -> new FulfilmentRef("order-" + i)).toList();
      refs.forEach(ref -> warehouse.create(withRef(ref)));

      List<FulfilmentRef> listed = new ArrayList<>();
      Optional<String> cursor = Optional.empty();
      do {
        var page = warehouse.changedSince(Instant.EPOCH, cursor);
        page.items().forEach(change -> listed.add(change.ref()));
        cursor = page.next();
      } while (cursor.isPresent());

      assertThat(listed).containsExactlyInAnyOrderElementsOf(refs);
    }

    @Test
    void back_ordered_units_are_open_and_not_short() {
      given(new Fate.BackOrdered(SHIRT.value(), 2));
      warehouse.create(draft());
      deposco().advance(REF.value(), OrderStatus.PARTIALLY_SHIPPED);

      assertThat(warehouse.find(REF).orElseThrow().lines())
          .filteredOn(line -> line.line().equals(LINE_A))
          .extracting(WarehouseLine::shorted, WarehouseLine::dispatched)
          .containsExactly(tuple(Quantity.ZERO, Quantity.ZERO));
      assertThat(warehouse.shipments(REF)).extracting(Shipment::last).containsExactly(false);
    }
  }

  @Test
  void an_expired_token_is_renewed_without_anybody_noticing() {
    warehouse.create(draft());
    deposco().expireTokens();

    assertThat(warehouse.find(REF)).isPresent();
  }
}
