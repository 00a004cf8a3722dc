package dev.lockstep.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.CancellationDecision.Outcome;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.SourceLine;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.order.model.SourceState;
import dev.lockstep.port.OrderSource.ChangedOrder;
import dev.lockstep.port.OrderSource.WriteBack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every order source promises. A missing capability is refused. */
public abstract class OrderSourceContract extends OrderSourceConfirmingContract {
  @Nested
  class Reading_an_order {
    @Test
    void shows_what_was_ordered() {
      OrderId order = place(2, 1);

      SourceOrder read = subject().read(order).orElseThrow();

      assertThat(read.id()).isEqualTo(order);
      assertThat(read.state()).isEqualTo(SourceState.OPEN);
      assertThat(read.lines())
          .extracting(SourceLine::ordered)
          .containsExactly(Quantity.of(2), Quantity.of(1));
    }

    @Test
    void that_does_not_exist_is_empty() {
      assertThat(subject().read(unknown())).isEmpty();
      assertThat(subject().findByNumber("NO-SUCH-NUMBER")).isEmpty();
    }

    @Test
    void that_cannot_be_looked_up_fails_and_is_not_taken_for_absent() {
      OrderId order = place(1);
      failNextRead();

      assertThatExceptionOfType(PlatformFailure.class)
          .isThrownBy(() -> subject().read(order))
          .extracting(PlatformFailure::kind)
          .isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void by_its_number_finds_its_id() {
      OrderId order = place(1);
      place(1);

      assertThat(subject().findByNumber(number(order))).contains(order);
    }

    @Test
    void by_its_payment_finds_its_id() {
      assumeTrue(can(Capability.FIND_BY_PAYMENT));
      OrderId order = place(1);
      place(1);

      assertThat(subject().findByPayment(payment(order))).containsExactly(order);
      assertThat(subject().findByPayment(unknown().value())).isEmpty();
    }

    @Test
    void by_its_payment_is_refused_where_the_platform_cannot() {
      assumeFalse(can(Capability.FIND_BY_PAYMENT));
      OrderId order = place(1);

      assertThatExceptionOfType(PlatformFailure.class)
          .isThrownBy(() -> subject().findByPayment(order.value()))
          .extracting(PlatformFailure::kind)
          .isEqualTo(FailureKind.REJECTED);
    }
  }

  @Nested
  class Noting_a_release {
    @Test
    void twice_writes_once() {
      assumeTrue(can(Capability.RELEASE_NOTE));
      OrderId order = place(1);

      subject().acknowledgeRelease(order, FulfilmentRef.whole(order), "SC-1");
      subject().acknowledgeRelease(order, FulfilmentRef.whole(order), "SC-1");

      assertThat(releaseNotes(order)).containsExactly("SC-1");
      assertThat(writesTo(order)).isEqualTo(1);
    }

    @Test
    void keeps_both_parts_of_a_split_order() {
      assumeTrue(can(Capability.RELEASE_NOTE));
      OrderId order = place(1, 1);

      subject().acknowledgeRelease(order, FulfilmentRef.whole(order), "SC-1");
      subject().acknowledgeRelease(order, FulfilmentRef.whole(order), "SC-2");
      subject().acknowledgeRelease(order, FulfilmentRef.whole(order), "SC-1");

      assertThat(releaseNotes(order)).containsExactly("SC-1", "SC-2");
      assertThat(writesTo(order)).isEqualTo(2);
    }

    @Test
    void does_nothing_where_the_capability_is_missing() {
      withoutReleaseNote()
          .ifPresent(source -> {
            OrderId order = place(1);

            source.acknowledgeRelease(order, FulfilmentRef.whole(order), "SC-1");

            assertThat(source.capabilities()).doesNotContain(Capability.RELEASE_NOTE);
            assertThat(writesTo(order)).isZero();
          });
    }
  }

  @Nested
  class Reporting_a_cancellation {
    @Test
    void of_the_whole_order_shows_it_as_cancelled_and_a_repeat_changes_nothing() {
      OrderId order = place(2);

      subject().reportCancellation(order, true, decision(Outcome.CANCELLED, null));
      WriteBack again =
          subject().reportCancellation(order, true, decision(Outcome.CANCELLED, null));

      assertThat(subject().read(order).orElseThrow().state()).isEqualTo(SourceState.CANCELLED);
      assertThat(again).isEqualTo(new WriteBack.Shown(version(order), false));
      assertThat(writesTo(order)).isEqualTo(1);
    }

    @Test
    void of_a_part_shows_the_units_and_a_repeat_moves_no_more() {
      assumeTrue(can(Capability.CANCEL_PARTS));
      OrderId order = place(3, 1);
      SourceLine line = subject().read(order).orElseThrow().lines().getFirst();
      CancellationDecision part =
          decision(Outcome.PARTLY_CANCELLED, null, new LineQuantity(line.id(), Quantity.of(2)));

      subject().reportCancellation(order, false, part);
      subject().reportCancellation(order, false, part);

      assertThat(subject().read(order).orElseThrow().lines())
          .extracting(SourceLine::cancelled)
          .containsExactly(Quantity.of(2), Quantity.ZERO);
      assertThat(writesTo(order)).isEqualTo(1);
    }

    @Test
    void of_a_part_is_refused_where_the_platform_has_no_such_thing() {
      assumeFalse(can(Capability.CANCEL_PARTS));
      OrderId order = place(3, 1);
      SourceLine line = subject().read(order).orElseThrow().lines().getFirst();

      assertThat(
              subject()
                  .reportCancellation(
                      order,
                      false,
                      decision(
                          Outcome.PARTLY_CANCELLED,
                          null,
                          new LineQuantity(line.id(), Quantity.of(2)))))
          .isInstanceOf(WriteBack.Refused.class);
      assertThat(writesTo(order)).isZero();
    }

    @Test
    void that_came_too_late_writes_nothing_where_the_platform_keeps_no_evidence() {
      assumeFalse(can(Capability.REFUSAL_NOTE));
      OrderId order = place(2);

      WriteBack outcome =
          subject().reportCancellation(order, true, decision(Outcome.TOO_LATE, "Picked"));

      assertThat(outcome).isEqualTo(new WriteBack.Shown(version(order), false));
      assertThat(writesTo(order)).isZero();
    }

    @Test
    void that_came_too_late_leaves_the_order_open_and_the_evidence_once() {
      assumeTrue(can(Capability.REFUSAL_NOTE));
      OrderId order = place(2);
      CancellationDecision late = decision(Outcome.TOO_LATE, "Picked");

      subject().reportCancellation(order, true, late);
      subject().reportCancellation(order, true, late);

      assertThat(subject().read(order).orElseThrow().state()).isEqualTo(SourceState.OPEN);
      assertThat(writesTo(order)).isEqualTo(1);
    }

    @Test
    void survives_a_conflict_and_a_lost_answer() {
      OrderId order = place(2);
      if (can(Capability.VERSIONED_WRITES)) {
        conflictOnNextWrite();
      }
      subject().reportCancellation(order, true, decision(Outcome.CANCELLED, null));
      OrderId other = place(2);
      loseNextAnswer();
      untilItIsKnown(
          () -> subject().reportCancellation(other, true, decision(Outcome.CANCELLED, null)));

      assertThat(writesTo(order)).isEqualTo(1);
      assertThat(writesTo(other)).isEqualTo(1);
    }
  }

  @Nested
  class Listing_changes {
    @Test
    void shows_each_changed_order_once_oldest_change_first() {
      assumeTrue(can(Capability.CHANGE_FEED));
      Instant before = Instant.EPOCH;
      List<OrderId> placed = List.of(place(1), place(1), place(1), place(1), place(1));

      List<ChangedOrder> listed = new ArrayList<>();
      Optional<String> cursor = Optional.empty();
      do {
        Page<ChangedOrder> page = subject().changedSince(before, cursor);
        listed.addAll(page.items());
        cursor = page.next();
      } while (cursor.isPresent());

      assertThat(listed)
          .extracting(ChangedOrder::order)
          .containsExactlyInAnyOrderElementsOf(placed);
      assertThat(listed).extracting(ChangedOrder::changedAt).isSorted();
    }

    @Test
    void tells_our_own_writes_from_those_of_others() {
      assumeTrue(can(Capability.CHANGE_FEED));
      assumeTrue(can(Capability.OWN_WRITES));
      OrderId theirs = place(1);
      OrderId ours = place(1);
      subject().reportCancellation(ours, true, decision(Outcome.CANCELLED, null));

      assertThat(subject().changedSince(Instant.EPOCH, Optional.empty()).items())
          .extracting(ChangedOrder::order, ChangedOrder::byUs)
          .containsExactlyInAnyOrder(tuple(theirs, false), tuple(ours, true));
    }

    @Test
    void is_refused_where_the_platform_has_no_such_list() {
      assumeFalse(can(Capability.CHANGE_FEED));

      assertThatExceptionOfType(PlatformFailure.class)
          .isThrownBy(() -> subject().changedSince(Instant.EPOCH, Optional.empty()))
          .extracting(PlatformFailure::kind)
          .isEqualTo(FailureKind.REJECTED);
    }
  }
}
