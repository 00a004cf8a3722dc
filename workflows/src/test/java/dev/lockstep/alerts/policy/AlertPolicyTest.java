package dev.lockstep.alerts.policy;

import static dev.lockstep.common.ExceptionCode.CONNECTION_UNAVAILABLE;
import static dev.lockstep.common.ExceptionCode.ORDER_INCOMPLETE;
import static dev.lockstep.common.ExceptionCode.SKU_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.alerts.AlertMemory;
import dev.lockstep.alerts.AlertMessage;
import dev.lockstep.alerts.AlertNotice;
import dev.lockstep.common.ExceptionCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is told, in which situation; Monday 23 November 2026, from 10:00 in London. */
class AlertPolicyTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Office office = new Office();

  @Nested
  class A_first_order {
    @Test
    void is_told_to_the_first_step_with_everything_it_takes_to_act() {
      office.park(SKU_UNKNOWN, "A-1");

      assertThat(office.look()).containsExactly("desk NEW SKU_UNKNOWN 1 (1 new)");
      AlertNotice notice = office.memory.outbox().getFirst().notices().getFirst();
      assertThat(notice.examples()).containsExactly("A-1");
      assertThat(notice.due()).isEqualTo(office.now.plus(Office.ACT));
      assertThat(notice.id()).isEqualTo("SKU_UNKNOWN/link-uk/20261123T100000Z/desk/step-0/new/1");
    }

    @Test
    void is_told_once() {
      office.park(SKU_UNKNOWN, "A-1");
      office.look();
      office.deliverAll();

      assertThat(office.pass(MINUTE)).isEmpty();
      assertThat(office.pass(Duration.ofHours(3))).isEmpty();
    }

    @Test
    void that_went_on_before_anybody_was_told_is_forgotten() {
      office.park(ORDER_INCOMPLETE, "A-1");
      office.busyChannel("shop");
      assertThat(office.look()).isEmpty();
      office.resolve("A-1");
      office.deliverAll();

      assertThat(office.pass(Duration.ofMinutes(1))).isEmpty();
      assertThat(office.pass(Duration.ofMinutes(6))).isEmpty();
      assertThat(office.memory).isEqualTo(AlertMemory.NOTHING);
    }

    @Test
    void that_could_not_be_delivered_is_told_anew_under_the_same_id() {
      office.park(SKU_UNKNOWN, "A-1");
      office.look();
      AlertMessage first = office.memory.outbox().getFirst();
      office.giveUpAll();
      office.park(SKU_UNKNOWN, "A-2");

      assertThat(office.pass(MINUTE)).containsExactly("desk NEW SKU_UNKNOWN 2 (2 new)");
      assertThat(office.memory.outbox().getFirst().id()).isEqualTo(first.id());
    }

    @Test
    void goes_to_the_others_where_its_owner_has_no_route() {
      office.park(ExceptionCode.PRICE_MISMATCH, "A-1");

      assertThat(office.look()).containsExactly("anybody NEW PRICE_MISMATCH 1 (1 new)");
    }
  }

  @Nested
  class More_orders {
    private void told(int orders) {
      for (int i = 0; i < orders; i++) {
        office.park(SKU_UNKNOWN, "A-" + i);
      }
      office.look();
      office.deliverAll();
    }

    @Test
    void are_told_once_as_many_are_new_as_were_known() {
      told(2);
      office.pass(Duration.ofMinutes(11));
      office.park(SKU_UNKNOWN, "B-1");
      assertThat(office.look()).isEmpty();
      office.pass(MINUTE);
      office.park(SKU_UNKNOWN, "B-2");

      assertThat(office.look()).containsExactly("desk GROWN SKU_UNKNOWN 4 (2 new)");
    }

    @Test
    void are_told_although_as_many_have_gone_on() {
      told(1);
      office.pass(Duration.ofMinutes(11));
      office.resolve("A-0");
      office.park(SKU_UNKNOWN, "B-1");

      assertThat(office.look()).containsExactly("desk GROWN SKU_UNKNOWN 1 (1 new)");
    }

    @Test
    void are_not_told_within_minutes_of_the_last_message() {
      told(1);
      for (int i = 0; i < 9; i++) {
        office.park(SKU_UNKNOWN, "B-" + i);
        assertThat(office.pass(MINUTE)).isEmpty();
      }
      assertThat(office.pass(MINUTE)).containsExactly("desk GROWN SKU_UNKNOWN 10 (9 new)");
    }

    @Test
    void that_are_few_come_with_the_reminder() {
      told(4);
      office.pass(Duration.ofMinutes(30));
      office.park(SKU_UNKNOWN, "B-1");
      assertThat(office.look()).isEmpty();

      office.allDueLater();
      assertThat(office.pass(Duration.ofMinutes(210)))
          .containsExactly("desk GROWN SKU_UNKNOWN 5 (1 new)");
    }

    @Test
    void a_thousand_of_them_in_an_hour_are_a_handful_of_messages() {
      told(1);
      int messages = 0;
      for (int minute = 0; minute < 60; minute++) {
        for (int i = 0; i < 17; i++) {
          office.park(SKU_UNKNOWN, "B-%d-%d".formatted(minute, i));
        }
        messages += office.pass(MINUTE).size();
        office.deliverAll();
      }

      assertThat(messages).isBetween(2, 5);
      assertThat(office.memory.groups()).hasSize(1);
      assertThat(office.memory.groups().getFirst().count()).isEqualTo(1021);
      assertThat(office.memory.groups().getFirst().examples()).hasSize(5);
    }
  }

  @Nested
  class Nobody_acts {
    @Test
    void the_lead_is_told_when_the_owners_time_has_run_out_and_then_those_on_call() {
      office.park(SKU_UNKNOWN, "A-1");
      office.look();
      office.deliverAll();

      assertThat(office.memory.groups().getFirst().next())
          .hasToString("NextStep[at=2026-11-23T15:00:00Z, channels=[lead]]");
      assertThat(office.at("2026-11-23T14:59:00Z"))
          .containsExactly("desk REMINDER SKU_UNKNOWN 1 (0 new)");
      office.deliverAll();
      assertThat(office.at("2026-11-23T15:00:00Z"))
          .containsExactly("lead ESCALATED SKU_UNKNOWN 1 (1 new)");
      office.deliverAll();
      // Two hours of business time past the due time end the next morning.
      office.at("2026-11-23T23:00:00Z");
      office.deliverAll();
      assertThat(office.at("2026-11-24T09:59:00Z")).noneMatch(it -> it.startsWith("on-call"));
      office.deliverAll();
      assertThat(office.at("2026-11-24T10:00:00Z"))
          .containsExactly("on-call ESCALATED SKU_UNKNOWN 1 (1 new)");
    }

    @Test
    void who_is_told_later_hears_who_knows_already() {
      office.park(SKU_UNKNOWN, "A-1");
      office.look();
      office.deliverAll();
      office.at("2026-11-23T15:00:00Z");

      assertThat(office.memory.outbox())
          .filteredOn(message -> message.channel().equals("lead"))
          .flatExtracting(AlertMessage::notices)
          .flatExtracting(AlertNotice::toldBefore)
          .containsExactly("desk");
    }

    @Test
    void a_reminder_comes_no_more_often_than_it_may() {
      office.park(SKU_UNKNOWN, "A-1");
      office.look();
      office.deliverAll();
      office.allDueLater();
      int reminders = 0;
      for (int i = 0; i < 24 * 60; i++) {
        reminders += office.pass(MINUTE).size();
        office.deliverAll();
      }

      assertThat(reminders).isEqualTo(6);
    }

    @Test
    void an_order_that_tries_again_by_itself_does_not_put_the_ladder_off() {
      office.park(CONNECTION_UNAVAILABLE, "A-1");
      office.look();
      office.deliverAll();
      for (int hour = 0; hour < 5; hour++) {
        office.resolve("A-1");
        office.pass(Duration.ofMinutes(30));
        office.park(CONNECTION_UNAVAILABLE, "A-1");
        office.pass(Duration.ofMinutes(30));
        office.deliverAll();
      }

      assertThat(office.told).contains("lead ESCALATED CONNECTION_UNAVAILABLE 1 (1 new)");
      assertThat(office.told).noneMatch(it -> it.contains("RESOLVED"));
    }
  }

  @Nested
  class Somebody_acts {
    private void escalated() {
      office.park(SKU_UNKNOWN, "A-1");
      office.look();
      office.deliverAll();
      office.at("2026-11-23T15:00:00Z");
      office.deliverAll();
    }

    @Test
    void everybody_who_was_told_hears_once_that_it_is_over() {
      escalated();
      office.resolve("A-1");

      assertThat(office.pass(Duration.ofMinutes(4))).isEmpty();
      assertThat(office.pass(Duration.ofMinutes(5)))
          .containsExactlyInAnyOrder(
              "desk RESOLVED SKU_UNKNOWN 1 (0 new)", "lead RESOLVED SKU_UNKNOWN 1 (0 new)");
      office.deliverAll();
      assertThat(office.pass(MINUTE)).isEmpty();
      assertThat(office.memory).isEqualTo(AlertMemory.NOTHING);
    }

    @Test
    void a_word_that_it_is_over_that_did_not_arrive_is_said_again() {
      escalated();
      office.resolve("A-1");
      office.pass(MINUTE);
      office.pass(Duration.ofMinutes(5));
      office.giveUpAll();

      assertThat(office.pass(MINUTE)).hasSize(2).allMatch(it -> it.contains("RESOLVED"));
    }

    @Test
    void an_order_that_is_parked_again_within_minutes_is_the_same_matter() {
      escalated();
      office.resolve("A-1");
      office.pass(Duration.ofMinutes(4));
      office.park(SKU_UNKNOWN, "A-1");

      assertThat(office.pass(Duration.ofMinutes(4))).noneMatch(it -> it.contains("RESOLVED"));
    }

    @Test
    void an_order_that_is_parked_after_the_end_is_a_new_matter() {
      escalated();
      office.resolve("A-1");
      office.pass(MINUTE);
      office.pass(Duration.ofMinutes(5));
      office.deliverAll();
      office.pass(MINUTE);
      office.park(SKU_UNKNOWN, "A-2");

      assertThat(office.pass(MINUTE)).containsExactly("desk NEW SKU_UNKNOWN 1 (1 new)");
    }

    @Test
    void the_lead_hears_that_nothing_is_late_any_more_while_some_still_wait() {
      escalated();
      office.park(SKU_UNKNOWN, "B-1");
      office.resolve("A-1");

      assertThat(office.pass(MINUTE))
          .contains("lead EASED SKU_UNKNOWN 1 (1 new)")
          .noneMatch(it -> it.startsWith("lead GROWN"));
    }
  }

  @Nested
  class Quiet_hours {
    @Test
    void hold_back_what_can_wait_and_end_in_one_digest() {
      office.at("2026-11-23T19:30:00Z");
      office.park(ORDER_INCOMPLETE, "A-1");
      assertThat(office.pass(MINUTE)).isEmpty();
      office.parkOn("us", ORDER_INCOMPLETE, "U-1");
      assertThat(office.pass(MINUTE)).isEmpty();
      assertThat(office.memory.groups())
          .allSatisfy(group -> assertThat(group.heldSince()).isNotNull());

      office.allDueLater();
      assertThat(office.at("2026-11-24T07:00:00Z"))
          .containsExactly(
              "shop digest of 2",
              "shop NEW ORDER_INCOMPLETE 1 (1 new)",
              "shop NEW ORDER_INCOMPLETE 1 (1 new)");
      assertThat(office.memory.groups())
          .allSatisfy(group -> assertThat(group.heldSince()).isNull());
    }

    @Test
    void do_not_hold_back_what_cannot_wait() {
      office.at("2026-11-23T19:30:00Z");
      office.park(CONNECTION_UNAVAILABLE, "A-1");

      assertThat(office.look()).containsExactly("desk NEW CONNECTION_UNAVAILABLE 1 (1 new)");
    }
  }

  @Nested
  class Much_at_once {
    @Test
    void is_one_digest_the_worst_first() {
      office.park(SKU_UNKNOWN, "A-1");
      office.park(ExceptionCode.SKU_MALFORMED, "A-2");
      office.park(CONNECTION_UNAVAILABLE, "A-3");
      office.park(ExceptionCode.CONTRACT_DRIFT, "A-4");

      assertThat(office.look())
          .containsExactly(
              "desk digest of 4",
              "desk NEW CONNECTION_UNAVAILABLE 1 (1 new)",
              "desk NEW CONTRACT_DRIFT 1 (1 new)",
              "desk NEW SKU_UNKNOWN 1 (1 new)",
              "desk NEW SKU_MALFORMED 1 (1 new)");
    }

    @Test
    void waits_while_a_channel_is_busy_and_others_are_told() {
      office.park(SKU_UNKNOWN, "A-1");
      office.look();
      office.park(ExceptionCode.SKU_MALFORMED, "A-2");
      office.park(ExceptionCode.PRICE_MISMATCH, "A-3");

      assertThat(office.pass(MINUTE)).containsExactly("anybody NEW PRICE_MISMATCH 1 (1 new)");
      office.deliverAll();
      assertThat(office.pass(MINUTE)).containsExactly("desk NEW SKU_MALFORMED 1 (1 new)");
    }
  }

  @Test
  void a_channel_that_left_the_configuration_is_forgotten_and_its_successor_told() {
    office.park(SKU_UNKNOWN, "A-1");
    office.look();
    office.deliverAll();
    office.renameDesk("new-desk");

    assertThat(office.pass(MINUTE)).containsExactly("new-desk NEW SKU_UNKNOWN 1 (1 new)");
    assertThat(office.memory.groups().getFirst().told())
        .extracting(told -> told.channel())
        .isEqualTo(List.of("new-desk"));
  }

  @Test
  void a_look_that_finds_nothing_new_changes_nothing() {
    office.park(SKU_UNKNOWN, "A-1");
    office.look();
    office.deliverAll();
    office.pass(MINUTE);
    AlertMemory before = office.memory;

    office.pass(MINUTE);

    assertThat(office.memory).isEqualTo(before);
  }
}
