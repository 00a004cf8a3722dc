package dev.lockstep.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.order.model.FulfilmentStage;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.order.model.ShippedParcel;
import dev.lockstep.port.WarehouseFloor.Course;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every {@link Warehouse} tells of what it shipped; a part of {@link WarehouseContract}. */
abstract class WarehouseShippingContract extends WarehouseStory {
  static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

  @Nested
  class Shipments {
    @Test
    void before_dispatch_there_are_none() {
      subject().create(draft());

      assertThat(subject().shipments(REF)).isEmpty();
    }

    @Test
    void one_shipment_carries_everything_and_is_the_last() {
      subject().create(draft());
      floor().advance(REF, FulfilmentStage.DISPATCHED);

      assertThat(subject().shipments(REF))
          .singleElement()
          .satisfies(shipment -> {
            assertThat(shipment.ref()).isEqualTo(REF);
            assertThat(shipment.last()).isTrue();
            assertThat(shipment.voided()).isFalse();
            assertThat(unitsIn(List.of(shipment))).isEqualTo(5);
            assertThat(shipment.parcels())
                .singleElement()
                .extracting(ShippedParcel::trackingNumber)
                .isNotNull();
          });
    }

    @Test
    void the_order_counts_what_was_dispatched() {
      subject().create(draft());
      floor().advance(REF, FulfilmentStage.DISPATCHED);

      assertThat(held().lines())
          .allSatisfy(line -> assertThat(line.dispatched()).isEqualTo(line.ordered()));
    }

    @Test
    void a_split_order_has_two_and_only_the_second_is_the_last() {
      floor().given(REF, Course.TWO_SHIPMENTS);
      subject().create(draft());
      floor().advance(REF, FulfilmentStage.PART_DISPATCHED);

      List<Shipment> first = subject().shipments(REF);
      floor().advance(REF, FulfilmentStage.DISPATCHED);
      List<Shipment> both = subject().shipments(REF);

      assertThat(first).extracting(Shipment::last).containsExactly(false);
      assertThat(both).extracting(Shipment::last).containsExactlyInAnyOrder(false, true);
      assertThat(both).extracting(Shipment::id).doesNotHaveDuplicates();
      assertThat(unitsIn(both)).isEqualTo(5);
    }

    @Test
    void every_parcel_has_its_own_tracking() {
      floor().given(REF, Course.TWO_PARCELS);
      subject().create(draft());
      floor().advance(REF, FulfilmentStage.DISPATCHED);

      assertThat(subject().shipments(REF).getFirst().parcels())
          .hasSize(2)
          .extracting(ShippedParcel::trackingNumber)
          .doesNotContainNull()
          .doesNotHaveDuplicates();
    }

    @Test
    void blank_tracking_is_absent_until_it_is_filled_in() {
      floor().given(REF, Course.TRACKING_BLANK_AT_FIRST);
      subject().create(draft());
      floor().advance(REF, FulfilmentStage.DISPATCHED);

      Shipment blank = subject().shipments(REF).getFirst();
      floor().step(REF);
      Shipment filled = subject().shipments(REF).getFirst();

      assertThat(blank.parcels()).extracting(ShippedParcel::trackingNumber).containsOnlyNulls();
      assertThat(filled.parcels()).extracting(ShippedParcel::trackingNumber).doesNotContainNull();
      assertThat(filled.id()).isEqualTo(blank.id());
    }

    @Test
    void changed_tracking_keeps_the_ids_of_shipment_and_parcel() {
      floor().given(REF, Course.TRACKING_CHANGED_LATER);
      subject().create(draft());
      floor().advance(REF, FulfilmentStage.DISPATCHED);

      Shipment before = subject().shipments(REF).getFirst();
      floor().step(REF);
      Shipment after = subject().shipments(REF).getFirst();

      assertThat(after.id()).isEqualTo(before.id());
      assertThat(after.parcels().getFirst().id()).isEqualTo(before.parcels().getFirst().id());
      assertThat(after.parcels().getFirst().trackingNumber())
          .isNotEqualTo(before.parcels().getFirst().trackingNumber());
    }

    @Test
    void a_voided_shipment_is_still_listed_as_voided() {
      floor().given(REF, Course.VOIDED);
      subject().create(draft());
      floor().advance(REF, FulfilmentStage.DISPATCHED);
      floor().step(REF);

      assertThat(subject().shipments(REF)).extracting(Shipment::voided).containsExactly(true);
    }

    private static int unitsIn(List<Shipment> shipments) {
      return shipments.stream()
          .flatMap(shipment -> shipment.parcels().stream())
          .flatMap(parcel -> parcel.lines().stream())
          .mapToInt(line -> line.quantity().units())
          .sum();
    }
  }

  @Nested
  class Shipments_of_all_orders {
    @Test
    void the_pages_together_hold_every_shipment_once() {
      List<FulfilmentRef> refs = List.of(ref(1), ref(2), ref(3), ref(4), ref(5));
      refs.forEach(this::dispatch);

      assertThat(listed(LONG_AGO))
          .extracting(Shipment::ref)
          .containsExactlyInAnyOrderElementsOf(refs);
    }

    @Test
    void the_time_asked_for_is_included() {
      dispatch(ref(1));
      Instant dispatchedAt = listed(LONG_AGO).getFirst().dispatchedAt();

      assertThat(listed(dispatchedAt)).hasSize(1);
      assertThat(listed(dispatchedAt.plusMillis(1))).isEmpty();
    }

    @Test
    void a_shipment_reads_the_same_as_among_those_of_its_order() {
      dispatch(ref(1));

      assertThat(listed(LONG_AGO)).isEqualTo(subject().shipments(ref(1)));
    }

    @Test
    void asking_again_lists_the_same_again() {
      dispatch(ref(1));

      assertThat(listed(LONG_AGO)).isEqualTo(listed(LONG_AGO));
    }

    private void dispatch(FulfilmentRef ref) {
      subject().create(draft(ref, "Long Street 1", line(LINE_A, floor().knownSkus().get(0), 1)));
      floor().advance(ref, FulfilmentStage.DISPATCHED);
    }

    private List<Shipment> listed(Instant since) {
      List<Shipment> all = new ArrayList<>();
      Optional<String> cursor = Optional.empty();
      do {
        Page<Shipment> page = subject().shippedSince(since, cursor);
        all.addAll(page.items());
        cursor = page.next();
      } while (cursor.isPresent());
      return all;
    }

    private static FulfilmentRef ref(int number) {
      return new FulfilmentRef("order-" + number);
    }
  }
}
