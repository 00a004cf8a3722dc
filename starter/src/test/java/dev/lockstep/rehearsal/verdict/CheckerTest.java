package dev.lockstep.rehearsal.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.ExceptionCode;
import dev.lockstep.demo.stage.LedgerEntries.Held;
import dev.lockstep.demo.stage.LedgerEntries.HeldLine;
import dev.lockstep.demo.stage.LedgerEntries.Placed;
import dev.lockstep.demo.stage.LedgerEntries.SentParcel;
import dev.lockstep.demo.stage.LedgerEntries.ShownParcel;
import dev.lockstep.rehearsal.verdict.Forged.Trick;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckerTest {
  private static final String LINK = "shop-depot";
  private static final String ORDER = "order-1";
  private static final Map<String, Long> TWO_SHIRTS = Map.of("shirt", 2L);
  private static final SentParcel SENT = new SentParcel("T1", TWO_SHIRTS);
  private static final ShownParcel SHOWN = new ShownParcel("T1", TWO_SHIRTS);
  private static final HeldLine SHIPPED = new HeldLine("shirt", 2, 2, 0, 0);
  private static final HeldLine OPEN = new HeldLine("shirt", 2, 0, 0, 0);
  private static final HeldLine GIVEN_UP = new HeldLine("shirt", 2, 0, 2, 0);

  @Test
  void an_order_that_shipped_once_and_whose_customer_sees_it_is_sound() {
    Verdict verdict = ship(placed(SHOWN), held(1, SHIPPED, SENT));

    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.confirmed()).isEqualTo(1);
    assertThat(verdict.counts())
        .hasSize(Violation.values().length)
        .allSatisfy((violation, count) -> assertThat(count).as(violation.name()).isZero());
  }

  @Test
  void units_that_are_short_need_no_parcel() {
    Placed one = placed(new ShownParcel("T1", Map.of("shirt", 1L)));
    Held short1 =
        held(1, new HeldLine("shirt", 2, 1, 0, 1), new SentParcel("T1", Map.of("shirt", 1L)));

    assertThat(ship(one, short1).passed()).isTrue();
  }

  @Test
  void a_part_of_an_order_from_each_of_two_warehouses_is_one_order() {
    SentParcel one = new SentParcel("T1", Map.of("shirt", 1L));
    SentParcel other = new SentParcel("T2", Map.of("shirt", 1L));
    HeldLine half = new HeldLine("shirt", 1, 1, 0, 0);
    Evidence evidence =
        new Evidence(
            planned(Intent.SHIP),
            List.of(
                placed(
                    new ShownParcel("T2", Map.of("shirt", 1L)),
                    new ShownParcel("T1", Map.of("shirt", 1L)))),
            List.of(
                new Held(ORDER + "~N", ORDER, 1, false, List.of(half), List.of(one), 0),
                new Held(ORDER + "~S", ORDER, 1, false, List.of(half), List.of(other), 0)),
            List.of(),
            List.of());

    assertThat(Checker.check(evidence).passed()).isTrue();
  }

  @Test
  void a_flaw_names_the_link_the_order_and_what_is_wrong_in_one_sentence() {
    assertThat(ship(placed()).flaws())
        .containsExactly(
            new Flaw(
                Violation.LOST, LINK, ORDER, "Nothing in the warehouse, and nobody was told."));
  }

  @Nested
  class Lost_is_an_order {
    @Test
    void that_no_storefront_has() {
      assertThat(violations(Intent.SHIP, null)).containsExactly(Violation.LOST);
    }

    @Test
    void that_no_warehouse_has() {
      assertThat(violations(Intent.SHIP, placed())).containsExactly(Violation.LOST);
    }

    @Test
    void of_which_the_warehouse_has_a_line_too_few() {
      Placed withCap =
          new Placed(ORDER, "A-1", false, Map.of("shirt", 2L, "cap", 1L), Map.of(), List.of(SHOWN));

      assertThat(violations(Intent.SHIP, withCap, held(1, SHIPPED, SENT)))
          .containsExactly(Violation.LOST);
    }

    @Test
    void that_the_warehouse_gave_up_untold() {
      assertThat(violations(Intent.SHIP, placed(), held(1, GIVEN_UP)))
          .containsExactly(Violation.LOST);
    }

    @Test
    void that_is_cancelled_though_nobody_asked_for_it() {
      assertThat(violations(Intent.EDIT, cancelled(), held(1, GIVEN_UP)))
          .containsExactly(Violation.LOST);
    }

    @Test
    void that_a_source_has_and_nobody_planned() {
      Verdict verdict =
          Checker.check(
              new Evidence(List.of(), List.of(placed()), List.of(), List.of(), List.of()));

      assertThat(verdict.count(Violation.LOST)).isEqualTo(1);
    }
  }

  @Nested
  class Duplicated_is_an_order {
    @Test
    void that_the_warehouse_took_twice_under_one_reference() {
      assertThat(violations(Intent.SHIP, placed(SHOWN), held(2, SHIPPED, SENT)))
          .containsExactly(Violation.DUPLICATED);
    }

    @Test
    void of_which_two_warehouse_orders_have_more_than_was_bought() {
      Evidence evidence =
          new Evidence(
              planned(Intent.SHIP),
              List.of(placed(SHOWN)),
              List.of(
                  held(1, SHIPPED, SENT),
                  new Held(ORDER + "~N", ORDER, 1, true, List.of(GIVEN_UP), List.of(), 0)),
              List.of(),
              List.of());

      assertThat(Checker.check(evidence).flaws())
          .extracting(Flaw::violation)
          .containsExactly(Violation.DUPLICATED);
    }

    @Test
    void that_no_storefront_ever_had() {
      Verdict verdict =
          Checker.check(
              new Evidence(
                  List.of(), List.of(), List.of(held(1, SHIPPED, SENT)), List.of(), List.of()));

      assertThat(verdict.count(Violation.DUPLICATED)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(ExceptionCode.class)
    void whatever_the_code_under_which_it_is_parked(ExceptionCode code) {
      Verdict verdict = parked(Intent.SHIP, code, placed(SHOWN), held(2, SHIPPED, SENT));

      assertThat(verdict.count(Violation.DUPLICATED)).isEqualTo(1);
      assertThat(verdict.passed()).isFalse();
    }
  }

  @Nested
  class Unconfirmed_is_an_order {
    @Test
    void whose_parcel_the_customer_cannot_see() {
      assertThat(violations(Intent.SHIP, placed(), held(1, SHIPPED, SENT)))
          .containsExactly(Violation.UNCONFIRMED);
    }

    @Test
    void one_of_whose_parcels_the_customer_cannot_see() {
      SentParcel one = new SentParcel("T1", Map.of("shirt", 1L));
      SentParcel other = new SentParcel("T2", Map.of("shirt", 1L));
      ShownParcel shown = new ShownParcel("T1", Map.of("shirt", 1L));

      assertThat(ship(placed(shown), held(1, SHIPPED, one, other)).flaws())
          .extracting(Flaw::sentence)
          .containsExactly("1 of 2 parcels left without their tracking in the storefront.");
    }

    @Test
    void unless_a_person_has_it() {
      Verdict verdict =
          parked(Intent.SHIP, ExceptionCode.TRACKING_REFUSED, placed(), held(1, SHIPPED, SENT));

      assertThat(verdict.passed()).isTrue();
      assertThat(verdict.parked()).isEqualTo(1);
    }
  }

  @Nested
  class Parcels_differ {
    @Test
    void where_the_customer_sees_another_number() {
      assertThat(
              violations(
                  Intent.SHIP, placed(new ShownParcel("T2", TWO_SHIRTS)), held(1, SHIPPED, SENT)))
          .containsExactly(Violation.PARCELS_DIFFER);
    }

    @Test
    void where_the_customer_sees_no_number() {
      assertThat(
              violations(
                  Intent.SHIP, placed(new ShownParcel(null, TWO_SHIRTS)), held(1, SHIPPED, SENT)))
          .containsExactly(Violation.PARCELS_DIFFER);
    }

    @Test
    void where_the_customer_sees_other_content() {
      assertThat(
              violations(
                  Intent.SHIP,
                  placed(new ShownParcel("T1", Map.of("shirt", 1L))),
                  held(1, SHIPPED, SENT)))
          .containsExactly(Violation.PARCELS_DIFFER);
    }

    @Test
    void where_the_customer_sees_a_parcel_twice() {
      assertThat(violations(Intent.SHIP, placed(SHOWN, SHOWN), held(1, SHIPPED, SENT)))
          .containsExactly(Violation.PARCELS_DIFFER);
    }

    @Test
    void but_not_by_one_that_was_taken_back() {
      Held takenBack = new Held(ORDER, ORDER, 1, false, List.of(SHIPPED), List.of(SENT), 1);

      assertThat(
              violations(Intent.SHIP, placed(new ShownParcel("T0", TWO_SHIRTS), SHOWN), takenBack))
          .isEmpty();
    }

    @Test
    void although_the_order_is_parked_for_another_reason() {
      Placed wrong = placed(new ShownParcel("T2", TWO_SHIRTS));

      assertThat(
              parked(Intent.SHIP, ExceptionCode.DISPATCH_OVERDUE, wrong, held(1, SHIPPED, SENT))
                  .count(Violation.PARCELS_DIFFER))
          .isEqualTo(1);
      assertThat(
              parked(Intent.SHIP, ExceptionCode.TRACKING_REFUSED, wrong, held(1, SHIPPED, SENT))
                  .passed())
          .isTrue();
    }
  }

  @Nested
  class A_cancelled_order {
    @Test
    void is_sound_where_no_warehouse_ever_had_it() {
      Verdict verdict = verdict(Intent.CANCEL_EARLY, cancelled());

      assertThat(verdict.passed()).isTrue();
      assertThat(verdict.cancelled()).isEqualTo(1);
    }

    @Test
    void is_sound_where_the_warehouse_cancelled_it_too() {
      assertThat(violations(Intent.CANCEL_LATE, cancelled(), held(1, GIVEN_UP))).isEmpty();
    }

    @Test
    void is_a_violation_where_it_shipped_though_given_up_early() {
      assertThat(violations(Intent.CANCEL_EARLY, cancelled(SHOWN), held(1, SHIPPED, SENT)))
          .containsExactly(Violation.EARLY_CANCELLED);
    }

    @Test
    void is_a_violation_where_it_shipped_untold_though_given_up_late() {
      assertThat(violations(Intent.CANCEL_LATE, placed(SHOWN), held(1, SHIPPED, SENT)))
          .containsExactly(Violation.DISPATCHED_THOUGH_CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(
        value = Intent.class,
        names = {"CANCEL_EARLY", "CANCEL_LATE"})
    void may_ship_where_its_source_says_that_it_was_too_late(Intent intent) {
      Verdict verdict = verdict(intent, refused(SHOWN), held(1, SHIPPED, SENT));

      assertThat(verdict.passed()).isTrue();
      assertThat(verdict.confirmed()).isEqualTo(1);
    }

    @Test
    void may_have_shipped_where_a_person_was_told() {
      assertThat(
              parked(
                      Intent.CANCEL_LATE,
                      ExceptionCode.CANCELLED_BUT_DISPATCHED,
                      cancelled(),
                      held(1, SHIPPED, SENT))
                  .passed())
          .isTrue();
    }

    @Test
    void may_not_have_shipped_where_a_person_was_told_something_else() {
      assertThat(
              parked(
                      Intent.CANCEL_LATE,
                      ExceptionCode.DISPATCH_OVERDUE,
                      cancelled(SHOWN),
                      held(1, SHIPPED, SENT))
                  .count(Violation.DISPATCHED_THOUGH_CANCELLED))
          .isEqualTo(1);
    }

    @Test
    void that_was_too_late_has_to_reach_its_customer_all_the_same() {
      assertThat(violations(Intent.CANCEL_LATE, refused(), held(1, SHIPPED, SENT)))
          .containsExactly(Violation.UNCONFIRMED);
    }
  }

  @Nested
  class Stuck_without_a_code_is_an_order {
    @Test
    void that_lies_in_the_warehouse() {
      assertThat(violations(Intent.SHIP, placed(), held(1, OPEN)))
          .containsExactly(Violation.STUCK_WITHOUT_CODE);
    }

    @Test
    void that_the_warehouse_still_means_to_ship_though_it_is_cancelled() {
      assertThat(violations(Intent.CANCEL_LATE, cancelled(), held(1, OPEN)))
          .containsExactly(Violation.STUCK_WITHOUT_CODE);
    }

    @Test
    void whose_cancellation_was_too_late_and_which_did_not_ship_either() {
      assertThat(violations(Intent.CANCEL_LATE, refused(), held(1, OPEN)))
          .containsExactly(Violation.STUCK_WITHOUT_CODE);
    }

    @Test
    void that_was_given_up_and_whose_storefront_does_not_say_so() {
      assertThat(violations(Intent.CANCEL_EARLY, placed(), held(1, GIVEN_UP)))
          .containsExactly(Violation.STUCK_WITHOUT_CODE);
    }

    @Test
    void that_is_in_front_of_a_person_who_is_not_told_why() {
      Evidence evidence =
          new Evidence(
              planned(Intent.SHIP),
              List.of(placed(SHOWN)),
              List.of(held(1, SHIPPED, SENT)),
              List.of(new ParkedOrder(LINK, ORDER, null)),
              List.of());

      assertThat(Checker.check(evidence).count(Violation.STUCK_WITHOUT_CODE)).isEqualTo(1);
    }

    @Test
    void but_not_one_that_is_parked_under_a_code() {
      assertThat(
              parked(Intent.SHIP, ExceptionCode.DISPATCH_OVERDUE, placed(), held(1, OPEN)).passed())
          .isTrue();
    }
  }

  @Nested
  class A_forged_hint {
    @ParameterizedTest
    @EnumSource(
        value = Trick.class,
        names = {"WRONG_SIGNATURE", "STALE_TIMESTAMP"})
    void is_accepted_where_the_receiver_should_have_seen_it(Trick trick) {
      assertThat(hinted(trick, 204).flaws())
          .containsExactly(
              new Flaw(
                  Violation.FORGED_ACCEPTED,
                  LINK,
                  ORDER,
                  "The receiver took a forged hint. trick=" + trick + " status=204"));
      assertThat(hinted(trick, 401).passed()).isTrue();
      assertThat(hinted(trick, 0).passed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
        value = Trick.class,
        names = {"UNKNOWN_ORDER", "REPLAYED_BODY"})
    void may_be_taken_where_only_the_platform_can_tell(Trick trick) {
      assertThat(hinted(trick, 204).passed()).isTrue();
    }

    @Test
    void is_accepted_where_a_warehouse_has_what_only_it_speaks_of() {
      Verdict verdict =
          Checker.check(
              new Evidence(
                  List.of(),
                  List.of(),
                  List.of(held(1, OPEN)),
                  List.of(),
                  List.of(new Forged(LINK, ORDER, Trick.UNKNOWN_ORDER, 204))));

      assertThat(verdict.flaws())
          .extracting(Flaw::violation)
          .containsExactly(Violation.FORGED_ACCEPTED);
    }

    private Verdict hinted(Trick trick, int status) {
      return Checker.check(
          new Evidence(
              planned(Intent.SHIP),
              List.of(placed(SHOWN)),
              List.of(held(1, SHIPPED, SENT)),
              List.of(),
              List.of(new Forged(LINK, ORDER, trick, status))));
    }
  }

  private static List<Violation> violations(Intent intent, @Nullable Placed placed, Held... held) {
    return verdict(intent, placed, held).flaws().stream().map(Flaw::violation).toList();
  }

  private static Verdict ship(Placed placed, Held... held) {
    return verdict(Intent.SHIP, placed, held);
  }

  private static Verdict verdict(Intent intent, @Nullable Placed placed, Held... held) {
    return Checker.check(
        new Evidence(
            planned(intent),
            placed == null ? List.of() : List.of(placed),
            Arrays.asList(held),
            List.of(),
            List.of()));
  }

  private static Verdict parked(Intent intent, ExceptionCode code, Placed placed, Held... held) {
    return Checker.check(
        new Evidence(
            planned(intent),
            List.of(placed),
            Arrays.asList(held),
            List.of(new ParkedOrder(LINK, ORDER, code)),
            List.of()));
  }

  private static List<Planned> planned(Intent intent) {
    return List.of(new Planned(LINK, ORDER, intent, Instant.EPOCH, null));
  }

  private static Placed placed(ShownParcel... shown) {
    return new Placed(ORDER, "A-1", false, TWO_SHIRTS, Map.of(), Arrays.asList(shown));
  }

  private static Placed cancelled(ShownParcel... shown) {
    return new Placed(ORDER, "A-1", true, TWO_SHIRTS, Map.of(), Arrays.asList(shown));
  }

  private static Placed refused(ShownParcel... shown) {
    return new Placed(ORDER, "A-1", true, TWO_SHIRTS, Map.of(), Arrays.asList(shown), true);
  }

  private static Held held(int created, HeldLine line, SentParcel... parcels) {
    return new Held(ORDER, ORDER, created, false, List.of(line), Arrays.asList(parcels), 0);
  }
}
