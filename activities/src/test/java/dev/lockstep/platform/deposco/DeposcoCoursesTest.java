package dev.lockstep.platform.deposco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.DraftLine;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.ShippedParcel;
import dev.lockstep.order.model.WarehouseLine;
import dev.lockstep.order.model.WarehouseOrderDraft;
import dev.lockstep.order.policy.Comparison;
import dev.lockstep.platform.deposco.DeposcoOrderRules.HoldFirst;
import dev.lockstep.port.Warehouse;
import dev.lockstep.port.Warehouse.Amending;
import dev.lockstep.port.Warehouse.Cancelling;
import dev.lockstep.port.Warehouse.ChangedFulfilment;
import dev.lockstep.port.Warehouse.Creation;
import dev.lockstep.sandbox.catalogue.Article;
import dev.lockstep.sandbox.deposco.DeposcoOptions;
import dev.lockstep.sandbox.deposco.Fate;
import dev.lockstep.sandbox.deposco.FateRule;
import dev.lockstep.sandbox.deposco.NumberRule;
import dev.lockstep.sandbox.deposco.OrderStatus;
import dev.lockstep.sandbox.deposco.SalesOrderView;
import dev.lockstep.sandbox.deposco.TrackingUrlForm;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What goes otherwise than usual at Deposco, and what the adapter makes of it. */
class DeposcoCoursesTest extends DeposcoStory {
  private static final List<LineQuantity> ONE_CAP =
      List.of(new LineQuantity(LINE_B, Quantity.of(1)));
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

  @Nested
  class Cancelling_it {
    @Test
    void as_a_whole_puts_it_on_hold_first() {
      warehouse.create(draft());
      warehouse.cancel(REF, List.of(), "FRAUD");

      assertThat(statuses()).containsExactly("Hold", "Canceled");
    }

    @Test
    void with_a_built_wave_is_still_possible() {
      warehouse.create(draft());
      deposco().advance(REF.value(), OrderStatus.WAVE_BUILT);

      assertThat(warehouse.cancel(REF, List.of(), "FRAUD")).isEqualTo(new Cancelling.Cancelled());
    }

    @Test
    void with_a_released_wave_is_too_late() {
      warehouse.create(draft());
      deposco().advance(REF.value(), OrderStatus.RELEASED);

      assertThat(warehouse.cancel(REF, List.of(), "FRAUD"))
          .isEqualTo(new Cancelling.TooLate("Released"));
      assertThat(warehouse.cancel(REF, ONE_CAP, "FRAUD"))
          .isEqualTo(new Cancelling.TooLate("Released"));
    }

    @Test
    void lets_an_order_go_again_whose_cancellation_is_refused_after_the_hold() {
      warehouse.create(draft());
      deposco()
          .faults()
          .add(
              FaultRule.on("POST", "**/cancellations", FaultKind.ERROR_BEFORE_COMMIT)
                  .status(400)
                  .code("Closed for stocktaking"));

      assertThat(failureOf(() -> warehouse.cancel(REF, List.of(), "FRAUD")).kind())
          .isEqualTo(FailureKind.REJECTED);
      assertThat(onlyOrder().status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void leaves_an_order_on_hold_that_somebody_else_held() {
      reopen(DeposcoOptions.defaults(), createdOnHold());
      warehouse.create(draft());
      warehouse.cancel(REF, ONE_CAP, "FRAUD");

      assertThat(onlyOrder().status()).isEqualTo(OrderStatus.HOLD);
    }

    @Test
    void by_lines_on_hold_lets_it_go_again_afterwards() {
      reopen(DeposcoOptions.defaults(), DeposcoAccount.rules().holding(HoldFirst.ALWAYS).get());
      warehouse.create(draft());

      assertThat(warehouse.cancel(REF, ONE_CAP, "FRAUD")).isEqualTo(new Cancelling.Cancelled());
      assertThat(onlyOrder().status()).isEqualTo(OrderStatus.NEW);
      assertThat(statuses()).containsExactly("Hold", "New");
    }

    @Test
    void by_lines_takes_only_what_is_not_cancelled_already() {
      warehouse.create(draft());
      warehouse.cancel(REF, ONE_CAP, "FRAUD");
      warehouse.cancel(REF, List.of(new LineQuantity(LINE_B, Quantity.of(3))), "FRAUD");

      assertThat(onlyOrder().lines())
          .extracting(SalesOrderView.Line::customerLineNumber, SalesOrderView.Line::canceled)
          .containsExactlyInAnyOrder(tuple("line-a", 0), tuple("line-b", 3));
    }

    private List<String> statuses() {
      return deposco().ledger().facts("STATUS_CHANGED").stream()
          .map(fact -> fact.detail().path("to").asText())
          .toList();
    }
  }

  /** Orders are created on hold here, and somebody at the warehouse lets them go. */
  private static DeposcoOrderRules createdOnHold() {
    DeposcoOrderRules usual = DeposcoOrderRules.DEFAULT;
    return new DeposcoOrderRules(
        usual.createIsUpsert(),
        DeposcoOrderRules.FirstStatus.HOLD,
        "WEB",
        DeposcoOrderRules.OrderNumberField.CUSTOMER_ORDER_NUMBER,
        usual.companyInLine4(),
        usual.mostLines(),
        usual.amend(),
        usual.cancelLines(),
        usual.cancelledQuantity(),
        HoldFirst.ALWAYS);
  }

  @Nested
  class Creating_it {
    @Test
    void while_the_listing_does_not_show_it_yet_leaves_the_outcome_unknown() {
      reopen(
          DeposcoOptions.defaults().with().readLag(Duration.ofHours(1)).build(),
          DeposcoOrderRules.DEFAULT);
      warehouse.create(draft());

      assertThat(failureOf(() -> warehouse.create(draft())).kind())
          .isEqualTo(FailureKind.OUTCOME_UNKNOWN);
      assertThat(onlyOrder().lines()).hasSize(2);
    }

    @Test
    void under_the_number_of_a_cancelled_order_is_taken() {
      warehouse.create(draft());
      warehouse.cancel(REF, List.of(), "FRAUD");

      assertThat(warehouse.create(draft())).isEqualTo(new Creation.ReferenceTaken());
    }

    @Test
    void for_a_facility_that_does_not_exist_is_refused_as_such() {
      var elsewhere =
          new WarehouseOrderDraft(
              draft().ref(),
              draft().link(),
              draft().orderNumber(),
              draft().placedAt(),
              new FacilityId("ATLANTIS"),
              draft().service(),
              draft().address(),
              draft().orderValue(),
              draft().lines());

      assertThat(warehouse.create(elsewhere))
          .isEqualTo(
              new Creation.Refused(
                  ExceptionCode.FACILITY_UNMAPPED,
                  "HTTP 404: Facility with business key number = ATLANTIS does not exist"));
    }

    @Test
    void that_is_refused_tells_deposcos_words_and_no_word_of_the_address() {
      given(new Fate.Refused("Customer Ada Example of Long Street 1 is blocked, see carrier DPD"));

      assertThat(warehouse.create(draft()))
          .isEqualTo(
              new Creation.Refused(
                  ExceptionCode.WAREHOUSE_REJECTED, "HTTP 400: … of … is blocked see carrier DPD"));
    }

    @Test
    void twice_on_a_tenant_that_makes_copies_shows_the_second_as_never_asked_for() {
      reopen(
          DeposcoOptions.defaults().with().numberRule(NumberRule.CREATES_ANOTHER).build(),
          DeposcoAccount.rules().makingCopies().get());
      warehouse.create(draft());
      DeposcoClient client =
          new DeposcoClient(
              DeposcoAccount.CONNECTION,
              DeposcoAccount.settings(deposco().apiUri(), deposco().tokenUri()),
              DeposcoAccount.context());
      client.put(
          new DraftMapping(DeposcoAccount.settings(deposco().apiUri(), deposco().tokenUri()))
              .order(draft()));

      assertThat(deposco().orders().get(REF.value())).hasSize(2);
      assertThat(Comparison.of(draft(), warehouse.find(REF).orElseThrow()).lines())
          .hasSize(2)
          .allMatch(line -> line.endsWith("never asked for"));
      assertThat(warehouse.create(draft())).isEqualTo(new Creation.ReferenceTaken());

      assertThat(warehouse.cancel(REF, List.of(), "DUPLICATE"))
          .isEqualTo(new Cancelling.Cancelled());
      assertThat(deposco().orders().get(REF.value()))
          .extracting(SalesOrderView::status)
          .containsOnly(OrderStatus.CANCELED);
    }
  }

  @Nested
  class Filters_that_are_ignored {
    private void many(int orders) {
      for (int i = 0; i < orders; i++) {
        warehouse.create(withRef(new FulfilmentRef("other-" + i)));
      }
    }

    @Test
    void make_an_order_be_looked_for_further_down() {
      warehouse.create(draft());
      many(15);
      reopenIgnoring("number");

      assertThat(warehouse.find(REF)).isPresent();
    }

    @Test
    void never_make_an_order_absent_that_may_stand_below_what_was_read() {
      many(45);
      reopenIgnoring("number");

      assertThat(failureOf(() -> warehouse.find(REF)))
          .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED))
          .hasMessage(
              "Deposco does not filter its orders by number, and this one is not among the newest."
                  + " connection=dc, ref=order-1~MAIN, rows=40. Raise pace.mostPages, or ask"
                  + " Deposco about the filter.");
    }

    @Test
    void of_items_never_make_a_sku_unknown_that_may_stand_below_what_was_read() {
      reopen(
          DeposcoOptions.defaults()
              .with()
              .items(IntStream.range(0, 60).mapToObj(i -> "ITEM-" + i).toList())
              .ignoredParameters(Set.of("number"))
              .build(),
          DeposcoOrderRules.DEFAULT);

      assertThat(failureOf(() -> warehouse.unknownAmong(Set.of(new Sku("NOBODY")))).kind())
          .isEqualTo(FailureKind.MALFORMED);
      assertThat(warehouse.unknownAmong(Set.of(new Sku("ITEM-59")))).isEmpty();
    }

    @Test
    void of_shipments_are_read_down_to_the_order_and_no_further() {
      many(30);
      reopenIgnoring("orderNumber");
      warehouse.create(draft());
      deposco().advance(REF.value(), OrderStatus.SHIP_COMPLETE);

      assertThat(warehouse.shipments(REF)).hasSize(1);
    }

    /** The stand-in's orders do not outlive it, so that they are made again. */
    private void reopenIgnoring(String parameter) {
      int others = deposco().orders().size();
      boolean ours = deposco().orders().containsKey(REF.value());
      reopen(
          DeposcoOptions.defaults().with().ignoredParameters(Set.of(parameter)).build(),
          DeposcoOrderRules.DEFAULT);
      DeposcoClient client =
          new DeposcoClient(
              DeposcoAccount.CONNECTION,
              DeposcoAccount.settings(deposco().apiUri(), deposco().tokenUri()),
              DeposcoAccount.context());
      DraftMapping mapping =
          new DraftMapping(DeposcoAccount.settings(deposco().apiUri(), deposco().tokenUri()));
      if (ours) {
        client.put(mapping.order(draft()));
      }
      for (int i = ours ? 1 : 0; i < others; i++) {
        client.put(mapping.order(withRef(new FulfilmentRef("other-" + i))));
      }
    }
  }

  private static WarehouseOrderDraft withRef(FulfilmentRef ref) {
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

  @Nested
  class Amending_it {
    @Test
    void takes_away_what_the_new_address_has_not() {
      var full =
          new Address(
              "Ada Example",
              "Example Ltd",
              List.of("Long Street 1", "Flat 2"),
              "London",
              "Greater London",
              "N1 9GU",
              "GB",
              "+44 20 7946 0000",
              "ada@example.org");
      warehouse.create(withAddress(full));
      assertThat(warehouse.find(REF).orElseThrow().address()).isEqualTo(full);

      assertThat(warehouse.amend(draft())).isEqualTo(new Amending.Amended());

      assertThat(warehouse.find(REF).orElseThrow().address()).isEqualTo(draft().address());
    }

    @Test
    void of_what_deposco_has_not_is_not_sent() {
      assertThat(failureOf(() -> warehouse.amend(draft())).kind()).isEqualTo(FailureKind.NOT_FOUND);
      assertThat(deposco().orders()).isEmpty();
    }

    private static WarehouseOrderDraft withAddress(Address address) {
      var draft = draft();
      return new WarehouseOrderDraft(
          draft.ref(),
          draft.link(),
          draft.orderNumber(),
          draft.placedAt(),
          draft.facility(),
          draft.service(),
          address,
          draft.orderValue(),
          draft.lines());
    }
  }

  @Test
  void an_expired_token_is_renewed_without_anybody_noticing() {
    warehouse.create(draft());
    deposco().expireTokens();

    assertThat(warehouse.find(REF)).isPresent();
  }
}
