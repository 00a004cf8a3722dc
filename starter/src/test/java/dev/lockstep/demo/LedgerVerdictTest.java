package dev.lockstep.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.demo.LedgerVerdict.Fate;
import dev.lockstep.demo.stage.LedgerEntries.Held;
import dev.lockstep.demo.stage.LedgerEntries.HeldLine;
import dev.lockstep.demo.stage.LedgerEntries.Placed;
import dev.lockstep.demo.stage.LedgerEntries.SentParcel;
import dev.lockstep.demo.stage.LedgerEntries.ShownParcel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LedgerVerdictTest {
  private static final String ORDER = "order-1";
  private static final Map<String, Long> TWO_SHIRTS = Map.of("shirt", 2L);
  private static final ShownParcel SHOWN = new ShownParcel("T1", TWO_SHIRTS);
  private static final SentParcel SENT = new SentParcel("T1", TWO_SHIRTS);

  @Test
  void an_order_whose_every_parcel_the_customer_sees_is_confirmed() {
    LedgerVerdict verdict = judge(placed(SHOWN), held(1, dispatched(2), SENT));

    assertThat(verdict.fates()).containsEntry(ORDER, Fate.CONFIRMED);
    assertThat(verdict.isClean()).isTrue();
  }

  @Test
  void units_that_are_short_or_cancelled_need_no_parcel() {
    HeldLine line = new HeldLine("shirt", 2, 1, 0, 1);
    SentParcel one = new SentParcel("T1", Map.of("shirt", 1L));
    ShownParcel oneShown = new ShownParcel("T1", Map.of("shirt", 1L));

    assertThat(fate(placed(oneShown), held(1, line, one))).isEqualTo(Fate.CONFIRMED);
  }

  @Test
  void an_order_in_front_of_a_person_is_parked_whatever_the_ledgers_say() {
    LedgerVerdict verdict = LedgerVerdict.judge(List.of(placed()), List.of(), Set.of(ORDER));

    assertThat(verdict.fates()).containsEntry(ORDER, Fate.PARKED);
    assertThat(verdict.isClean()).isTrue();
  }

  @Nested
  class A_cancelled_order {
    private final Placed cancelled =
        new Placed(ORDER, "A-1", true, TWO_SHIRTS, Map.of(), List.of());

    @Test
    void is_cancelled_where_the_warehouse_never_had_it() {
      assertThat(LedgerVerdict.judge(List.of(cancelled), List.of(), Set.of()).fates())
          .containsEntry(ORDER, Fate.CANCELLED);
    }

    @Test
    void is_cancelled_where_the_warehouse_cancelled_it_too() {
      Held held =
          new Held(ORDER, ORDER, 1, true, List.of(new HeldLine("shirt", 2, 0, 2, 0)), List.of(), 0);

      assertThat(fate(cancelled, held)).isEqualTo(Fate.CANCELLED);
    }

    @Test
    void is_lost_where_the_warehouse_still_means_to_ship_it() {
      assertThat(fate(cancelled, held(1, dispatched(0)))).isEqualTo(Fate.LOST);
    }

    @Test
    void is_lost_where_it_shipped_and_the_customer_sees_nothing() {
      assertThat(fate(cancelled, held(1, dispatched(2), SENT))).isEqualTo(Fate.LOST);
    }
  }

  @Nested
  class An_order_is_lost {
    @Test
    void where_the_warehouse_has_nothing_and_nobody_was_told() {
      LedgerVerdict verdict = LedgerVerdict.judge(List.of(placed()), List.of(), Set.of());

      assertThat(verdict.count(Fate.LOST)).isEqualTo(1);
      assertThat(verdict.isClean()).isFalse();
      assertThat(verdict.flaws())
          .containsEntry(ORDER, "Nothing in the warehouse, and nobody was told.");
    }

    @Test
    void where_a_line_is_missing_in_the_warehouse() {
      Placed withCap =
          new Placed(ORDER, "A-1", false, Map.of("shirt", 2L, "cap", 1L), Map.of(), List.of(SHOWN));

      assertThat(fate(withCap, held(1, dispatched(2), SENT))).isEqualTo(Fate.LOST);
    }

    @Test
    void where_units_still_lie_in_the_warehouse() {
      assertThat(fate(placed(SHOWN), held(1, dispatched(1), SENT))).isEqualTo(Fate.LOST);
    }

    @Test
    void where_a_parcel_left_and_the_storefront_does_not_show_it() {
      assertThat(fate(placed(), held(1, dispatched(2), SENT))).isEqualTo(Fate.LOST);
    }

    @Test
    void where_the_storefront_shows_another_tracking_number() {
      ShownParcel wrong = new ShownParcel("T2", TWO_SHIRTS);

      assertThat(fate(placed(wrong), held(1, dispatched(2), SENT))).isEqualTo(Fate.LOST);
    }

    @Test
    void where_the_storefront_shows_a_parcel_without_tracking() {
      ShownParcel blank = new ShownParcel(null, TWO_SHIRTS);

      assertThat(fate(placed(blank), held(1, dispatched(2), SENT))).isEqualTo(Fate.LOST);
    }
  }

  @Nested
  class An_order_is_duplicated {
    @Test
    void where_the_warehouse_took_two_orders_under_one_reference() {
      LedgerVerdict verdict = judge(placed(SHOWN), held(2, dispatched(2), SENT));

      assertThat(verdict.duplicated()).containsExactly(ORDER);
      assertThat(verdict.isClean()).isFalse();
    }

    @Test
    void where_the_warehouse_has_more_units_than_were_bought() {
      HeldLine three = new HeldLine("shirt", 3, 3, 0, 0);

      assertThat(judge(placed(SHOWN), held(1, three, SENT)).duplicated()).containsExactly(ORDER);
    }

    @Test
    void where_the_storefront_shows_more_parcels_than_left() {
      assertThat(judge(placed(SHOWN, SHOWN), held(1, dispatched(2), SENT)).duplicated())
          .containsExactly(ORDER);
    }

    @Test
    void where_the_warehouse_ships_to_somebody_who_ordered_nothing() {
      LedgerVerdict verdict =
          LedgerVerdict.judge(List.of(), List.of(held(1, dispatched(2), SENT)), Set.of());

      assertThat(verdict.duplicated()).containsExactly(ORDER);
    }

    @Test
    void although_it_is_parked() {
      LedgerVerdict verdict =
          LedgerVerdict.judge(
              List.of(placed(SHOWN)), List.of(held(2, dispatched(2), SENT)), Set.of(ORDER));

      assertThat(verdict.duplicated()).containsExactly(ORDER);
      assertThat(verdict.isClean()).isFalse();
    }

    @Test
    void but_not_by_a_parcel_that_the_warehouse_took_back() {
      Held held = new Held(ORDER, ORDER, 1, false, List.of(dispatched(2)), List.of(SENT), 1);

      assertThat(judge(placed(new ShownParcel("T0", TWO_SHIRTS), SHOWN), held).duplicated())
          .isEmpty();
    }
  }

  private static Fate fate(Placed placed, Held held) {
    return Objects.requireNonNull(judge(placed, held).fates().get(ORDER));
  }

  private static LedgerVerdict judge(Placed placed, Held held) {
    return LedgerVerdict.judge(List.of(placed), List.of(held), Set.of());
  }

  private static Placed placed(ShownParcel... shown) {
    return new Placed(ORDER, "A-1", false, TWO_SHIRTS, Map.of(), List.of(shown));
  }

  private static HeldLine dispatched(long units) {
    return new HeldLine("shirt", 2, units, 0, 0);
  }

  private static Held held(int created, HeldLine line, SentParcel... parcels) {
    return new Held(ORDER, ORDER, created, false, List.of(line), List.of(parcels), 0);
  }
}
