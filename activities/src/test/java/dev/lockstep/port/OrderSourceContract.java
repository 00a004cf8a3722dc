package dev.lockstep.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.CancellationDecision.Outcome;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.order.model.LineQuantity;
import dev.lockstep.order.model.Parcel;
import dev.lockstep.order.model.SourceLine;
import dev.lockstep.order.model.SourceOrder;
import dev.lockstep.order.model.SourceState;
import dev.lockstep.port.OrderSource.ChangedOrder;
import dev.lockstep.port.OrderSource.WriteBack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every order source promises. An adapter says how its platform is brought into a state. */
public abstract class OrderSourceContract {

  /** The source under test; its listings come in pages of at most two. */
  protected abstract OrderSource subject();

  /** Places an open order with one line of goods per quantity. */
  protected abstract OrderId place(int... quantities);

  /** An id the platform has never seen. */
  protected abstract OrderId unknown();

  /** How often the subject changed the order. */
  protected abstract int writesTo(OrderId order);

  /** The next read of an order fails at the platform. */
  protected abstract void failNextRead();

  /** The next write is done and its answer lost on the way. */
  protected abstract void loseNextAnswer();

  /** The next write is done and answered with an error. */
  protected abstract void failNextWriteAfterwards();

  /** The next write finds that somebody else was faster. */
  protected abstract void conflictOnNextWrite();

  /** Every write finds that somebody else was faster. */
  protected abstract void conflictOnEveryWrite();

  /** The platform is out of order and takes no write. */
  protected abstract void takeNoWrites();

  /** The next write is refused for a reason of the platform's. */
  protected abstract void refuseNextWrite();

  /** A payment that belongs to the order. */
  protected abstract String payment(OrderId order);

  /** The number people use for the order. */
  protected abstract String number(OrderId order);

  /** A source on a platform set up without release notes; empty where there is no such thing. */
  protected abstract Optional<OrderSource> withoutReleaseNote();

  /** What the platform shows as noted for a release. */
  protected abstract List<String> releaseNotes(OrderId order);

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
      assertThat(subject().findByPayment(unknown().value())).isEmpty();
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
    void by_its_number_or_its_payment_finds_its_id() {
      OrderId order = place(1);
      place(1);

      assertThat(subject().findByNumber(number(order))).contains(order);
      assertThat(subject().findByPayment(payment(order))).containsExactly(order);
    }
  }

  @Nested
  class Confirming {
    @Test
    void makes_the_order_show_delivery_parcel_and_tracking() {
      OrderId order = place(2);
      Delivery delivery = delivery(order, "S-1", "TRACK-1", 2);

      WriteBack outcome = subject().confirm(order, List.of(delivery), List.of());

      assertThat(outcome).isInstanceOf(WriteBack.Shown.class);
      assertThat(shown(order)).containsExactly(delivery);
      assertThat(writesTo(order)).isEqualTo(1);
    }

    @Test
    void twice_writes_once() {
      OrderId order = place(2);
      List<Delivery> deliveries = List.of(delivery(order, "S-1", "TRACK-1", 2));

      WriteBack first = subject().confirm(order, deliveries, List.of());
      WriteBack second = subject().confirm(order, deliveries, List.of());

      assertThat(first).isEqualTo(new WriteBack.Shown(version(order), true));
      assertThat(second).isEqualTo(new WriteBack.Shown(version(order), false));
      assertThat(writesTo(order)).isEqualTo(1);
    }

    @Test
    void writes_once_though_the_answer_was_lost() {
      OrderId order = place(2);
      loseNextAnswer();

      subject().confirm(order, List.of(delivery(order, "S-1", "TRACK-1", 2)), List.of());

      assertThat(writesTo(order)).isEqualTo(1);
      assertThat(shown(order)).hasSize(1);
    }

    @Test
    void writes_once_though_the_platform_called_it_an_error() {
      OrderId order = place(2);
      failNextWriteAfterwards();

      subject().confirm(order, List.of(delivery(order, "S-1", "TRACK-1", 2)), List.of());

      assertThat(writesTo(order)).isEqualTo(1);
      assertThat(shown(order)).hasSize(1);
    }

    @Test
    void decides_anew_when_somebody_else_was_faster() {
      OrderId order = place(2);
      conflictOnNextWrite();

      WriteBack outcome =
          subject().confirm(order, List.of(delivery(order, "S-1", "TRACK-1", 2)), List.of());

      assertThat(outcome).isEqualTo(new WriteBack.Shown(version(order), true));
      assertThat(shown(order)).hasSize(1);
    }

    @Test
    void gives_up_on_an_order_that_keeps_changing() {
      OrderId order = place(2);
      Delivery delivery = delivery(order, "S-1", "TRACK-1", 2);
      conflictOnEveryWrite();

      assertThatExceptionOfType(PlatformFailure.class)
          .isThrownBy(() -> subject().confirm(order, List.of(delivery), List.of()))
          .extracting(PlatformFailure::kind)
          .isEqualTo(FailureKind.CONFLICT);
    }

    @Test
    void fails_while_the_platform_takes_nothing() {
      OrderId order = place(2);
      Delivery delivery = delivery(order, "S-1", "TRACK-1", 2);
      takeNoWrites();

      assertThatExceptionOfType(PlatformFailure.class)
          .isThrownBy(() -> subject().confirm(order, List.of(delivery), List.of()))
          .extracting(PlatformFailure::kind)
          .isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void a_refusal_is_a_value_and_not_a_failure() {
      OrderId order = place(2);
      Delivery delivery = delivery(order, "S-1", "TRACK-1", 2);
      refuseNextWrite();

      assertThat(subject().confirm(order, List.of(delivery), List.of()))
          .isInstanceOf(WriteBack.Refused.class);
      assertThat(shown(order)).isEmpty();
    }

    @Test
    void fills_in_tracking_that_was_not_known_at_first() {
      OrderId order = place(2);
      subject().confirm(order, List.of(delivery(order, "S-1", null, 2)), List.of());
      Delivery tracked = delivery(order, "S-1", "TRACK-1", 2);

      subject().confirm(order, List.of(tracked), List.of());

      assertThat(shown(order)).containsExactly(tracked);
      assertThat(writesTo(order)).isEqualTo(2);
    }

    @Test
    void corrects_tracking_that_changed_later() {
      OrderId order = place(2);
      subject().confirm(order, List.of(delivery(order, "S-1", "TRACK-1", 2)), List.of());
      Delivery corrected = delivery(order, "S-1", "TRACK-2", 2);

      subject().confirm(order, List.of(corrected), List.of());

      assertThat(shown(order)).containsExactly(corrected);
    }

    @Test
    void does_not_take_known_tracking_away() {
      OrderId order = place(2);
      Delivery tracked = delivery(order, "S-1", "TRACK-1", 2);
      subject().confirm(order, List.of(tracked), List.of());

      subject().confirm(order, List.of(delivery(order, "S-1", null, 2)), List.of());

      assertThat(shown(order)).containsExactly(tracked);
      assertThat(writesTo(order)).isEqualTo(1);
    }

    @Test
    void adds_the_second_delivery_beside_the_first() {
      OrderId order = place(2, 1);
      Delivery first = delivery(order, "S-1", "TRACK-1", 2, 0);
      Delivery second = delivery(order, "S-2", "TRACK-2", 0, 1);
      subject().confirm(order, List.of(first), List.of());

      subject().confirm(order, List.of(first, second), List.of());

      assertThat(shown(order)).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void adds_a_parcel_that_joins_a_delivery_later() {
      OrderId order = place(2);
      Delivery both = delivery(order, "S-1", "TRACK-1", 2);
      Delivery one = new Delivery(both.key(), both.lines(), List.of());
      subject().confirm(order, List.of(one), List.of());

      subject().confirm(order, List.of(both), List.of());

      assertThat(shown(order)).containsExactly(both);
    }

    @Test
    void leaves_the_delivery_of_another_fulfilment_alone() {
      OrderId order = place(2, 1);
      Delivery theirs = delivery(order, "S-1", "TRACK-1", 2, 0);
      Delivery ours = delivery(order, "S-2", "TRACK-2", 0, 1);
      subject().confirm(order, List.of(theirs), List.of());

      subject().confirm(order, List.of(ours), List.of());

      assertThat(shown(order)).containsExactlyInAnyOrder(theirs, ours);
    }

    @Test
    void more_than_was_ordered_is_refused() {
      OrderId order = place(2);

      WriteBack outcome =
          subject().confirm(order, List.of(delivery(order, "S-1", "TRACK-1", 3)), List.of());

      assertThat(outcome).isInstanceOf(WriteBack.Refused.class);
      assertThat(writesTo(order)).isZero();
    }

    @Test
    void an_order_that_is_gone_is_not_found() {
      assertThatExceptionOfType(PlatformFailure.class)
          .isThrownBy(() -> subject().confirm(unknown(), List.of(), List.of()))
          .extracting(PlatformFailure::kind)
          .isEqualTo(FailureKind.NOT_FOUND);
    }
  }

  @Nested
  class Noting_a_release {
    @Test
    void twice_writes_once() {
      OrderId order = place(1);

      subject().acknowledgeRelease(order, FulfilmentRef.whole(order), "SC-1");
      subject().acknowledgeRelease(order, FulfilmentRef.whole(order), "SC-1");

      assertThat(releaseNotes(order)).containsExactly("SC-1");
      assertThat(writesTo(order)).isEqualTo(1);
    }

    @Test
    void keeps_both_parts_of_a_split_order() {
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
    void that_came_too_late_leaves_the_order_open_and_the_evidence_once() {
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
      conflictOnNextWrite();
      subject().reportCancellation(order, true, decision(Outcome.CANCELLED, null));
      OrderId other = place(2);
      loseNextAnswer();
      subject().reportCancellation(other, true, decision(Outcome.CANCELLED, null));

      assertThat(writesTo(order)).isEqualTo(1);
      assertThat(writesTo(other)).isEqualTo(1);
    }
  }

  @Nested
  class Listing_changes {
    @Test
    void shows_each_changed_order_once_oldest_change_first() {
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
      OrderId theirs = place(1);
      OrderId ours = place(1);
      subject().reportCancellation(ours, true, decision(Outcome.CANCELLED, null));

      assertThat(subject().changedSince(Instant.EPOCH, Optional.empty()).items())
          .extracting(ChangedOrder::order, ChangedOrder::byUs)
          .containsExactlyInAnyOrder(tuple(theirs, false), tuple(ours, true));
    }
  }

  private long version(OrderId order) {
    return subject().read(order).orElseThrow().version();
  }

  private List<Delivery> shown(OrderId order) {
    return subject().read(order).orElseThrow().deliveries();
  }

  /** A delivery of so many units of each line, in one parcel. */
  protected Delivery delivery(
      OrderId order, String key, @Nullable String tracking, int... quantities) {
    List<SourceLine> ordered = subject().read(order).orElseThrow().lines();
    List<LineQuantity> lines = new ArrayList<>();
    for (int i = 0; i < quantities.length; i++) {
      if (quantities[i] > 0) {
        lines.add(new LineQuantity(ordered.get(i).id(), Quantity.of(quantities[i])));
      }
    }
    return new Delivery(
        key,
        lines,
        List.of(new Parcel(key + "-1", tracking == null ? null : "DHL", tracking, null, lines)));
  }

  private static CancellationDecision decision(
      Outcome outcome, @Nullable String evidence, LineQuantity... cancelled) {
    return new CancellationDecision(
        CancellationDecision.VERSION,
        outcome,
        evidence,
        Instant.parse("2026-11-21T12:00:00Z"),
        List.of(cancelled),
        "Decided.");
  }
}
