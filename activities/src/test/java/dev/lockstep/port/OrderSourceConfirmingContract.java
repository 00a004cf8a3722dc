package dev.lockstep.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.common.FailureKind;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.model.Delivery;
import dev.lockstep.port.OrderSource.WriteBack;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every order source promises about tracking; a part of {@link OrderSourceContract}. */
abstract class OrderSourceConfirmingContract extends OrderSourceStory {

  @Nested
  class Confirming {
    @Test
    void makes_the_order_show_delivery_parcel_and_tracking() {
      OrderId order = place(2);
      Delivery delivery = delivery(order, "S-1", "TRACK-1", 2);

      WriteBack outcome = subject().confirm(order, List.of(delivery), List.of());

      assertThat(outcome).isInstanceOf(WriteBack.Shown.class);
      assertShows(order, delivery);
      assertThat(writesTo(order)).isPositive();
    }

    @Test
    void twice_writes_once() {
      OrderId order = place(2);
      List<Delivery> deliveries = List.of(delivery(order, "S-1", "TRACK-1", 2));

      WriteBack first = subject().confirm(order, deliveries, List.of());
      int writes = writesTo(order);
      WriteBack second = subject().confirm(order, deliveries, List.of());

      assertThat(first).isEqualTo(new WriteBack.Shown(version(order), true));
      assertThat(second).isEqualTo(new WriteBack.Shown(version(order), false));
      assertThat(writesTo(order)).isEqualTo(writes);
    }

    @Test
    void writes_once_though_the_answer_was_lost() {
      OrderId order = place(2);
      loseNextAnswer();

      Delivery delivery = delivery(order, "S-1", "TRACK-1", 2);

      untilItIsKnown(() -> subject().confirm(order, List.of(delivery), List.of()));

      assertThat(writesTo(order)).isEqualTo(writesOfOneConfirmation());
      assertShows(order, delivery);
    }

    @Test
    void writes_once_though_the_platform_called_it_an_error() {
      OrderId order = place(2);
      failNextWriteAfterwards();

      Delivery delivery = delivery(order, "S-1", "TRACK-1", 2);

      untilItIsKnown(() -> subject().confirm(order, List.of(delivery), List.of()));

      assertThat(writesTo(order)).isEqualTo(writesOfOneConfirmation());
      assertShows(order, delivery);
    }

    @Test
    void decides_anew_when_somebody_else_was_faster() {
      assumeTrue(can(Capability.VERSIONED_WRITES));
      OrderId order = place(2);
      conflictOnNextWrite();

      WriteBack outcome =
          subject().confirm(order, List.of(delivery(order, "S-1", "TRACK-1", 2)), List.of());

      assertThat(outcome).isEqualTo(new WriteBack.Shown(version(order), true));
      assertThat(shown(order)).hasSize(1);
    }

    @Test
    void gives_up_on_an_order_that_keeps_changing() {
      assumeTrue(can(Capability.VERSIONED_WRITES));
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
      assumeTrue(can(Capability.UNTRACKED_PARCELS));
      OrderId order = place(2);
      subject().confirm(order, List.of(delivery(order, "S-1", null, 2)), List.of());
      Delivery tracked = delivery(order, "S-1", "TRACK-1", 2);

      subject().confirm(order, List.of(tracked), List.of());

      assertShows(order, tracked);
    }

    @Test
    void leaves_a_parcel_without_tracking_out_until_it_has_some() {
      assumeFalse(can(Capability.UNTRACKED_PARCELS));
      OrderId order = place(2);

      WriteBack untracked =
          subject().confirm(order, List.of(delivery(order, "S-1", null, 2)), List.of());

      assertThat(untracked).isEqualTo(new WriteBack.Shown(version(order), false));
      assertThat(shown(order)).isEmpty();
      Delivery tracked = delivery(order, "S-1", "TRACK-1", 2);
      subject().confirm(order, List.of(tracked), List.of());
      assertShows(order, tracked);
    }

    @Test
    void refuses_to_correct_tracking_where_the_platform_cannot() {
      assumeFalse(can(Capability.CHANGE_TRACKING));
      OrderId order = place(2);
      Delivery first = delivery(order, "S-1", "TRACK-1", 2);
      subject().confirm(order, List.of(first), List.of());
      int writes = writesTo(order);

      WriteBack outcome =
          subject().confirm(order, List.of(delivery(order, "S-1", "TRACK-2", 2)), List.of());

      assertThat(outcome).isInstanceOf(WriteBack.Refused.class);
      assertShows(order, first);
      assertThat(writesTo(order)).isEqualTo(writes);
    }

    @Test
    void corrects_tracking_that_changed_later() {
      assumeTrue(can(Capability.CHANGE_TRACKING));
      OrderId order = place(2);
      subject().confirm(order, List.of(delivery(order, "S-1", "TRACK-1", 2)), List.of());
      Delivery corrected = delivery(order, "S-1", "TRACK-2", 2);

      subject().confirm(order, List.of(corrected), List.of());

      assertShows(order, corrected);
    }

    @Test
    void does_not_take_known_tracking_away() {
      OrderId order = place(2);
      Delivery tracked = delivery(order, "S-1", "TRACK-1", 2);
      subject().confirm(order, List.of(tracked), List.of());
      int writes = writesTo(order);

      subject().confirm(order, List.of(delivery(order, "S-1", null, 2)), List.of());

      assertShows(order, tracked);
      assertThat(writesTo(order)).isEqualTo(writes);
    }

    @Test
    void adds_the_second_delivery_beside_the_first() {
      OrderId order = place(2, 1);
      Delivery first = delivery(order, "S-1", "TRACK-1", 2, 0);
      Delivery second = delivery(order, "S-2", "TRACK-2", 0, 1);
      subject().confirm(order, List.of(first), List.of());

      subject().confirm(order, List.of(first, second), List.of());

      assertShows(order, first, second);
    }

    @Test
    void adds_a_parcel_that_joins_a_delivery_later() {
      assumeTrue(can(Capability.PARCEL_KEYS));
      OrderId order = place(2);
      Delivery both = delivery(order, "S-1", "TRACK-1", 2);
      Delivery one = new Delivery(both.key(), both.lines(), List.of());
      subject().confirm(order, List.of(one), List.of());

      subject().confirm(order, List.of(both), List.of());

      assertShows(order, both);
    }

    @Test
    void leaves_the_delivery_of_another_fulfilment_alone() {
      OrderId order = place(2, 1);
      Delivery theirs = delivery(order, "S-1", "TRACK-1", 2, 0);
      Delivery ours = delivery(order, "S-2", "TRACK-2", 0, 1);
      subject().confirm(order, List.of(theirs), List.of());

      subject().confirm(order, List.of(ours), List.of());

      assertShows(order, theirs, ours);
    }

    @Test
    void what_was_taken_back_goes_when_something_ships_instead() {
      assumeTrue(can(Capability.TAKE_BACK));
      OrderId order = place(2);
      Delivery first = delivery(order, "S-1", "TRACK-1", 2);
      Delivery instead = delivery(order, "S-2", "TRACK-2", 2);
      subject().confirm(order, List.of(first), List.of());

      List<String> takenBack = List.of(String.valueOf(first.key()), "never-told");
      subject().confirm(order, List.of(instead), takenBack, List.of());
      assertShows(order, instead);
      int writes = writesTo(order);
      subject().confirm(order, List.of(instead), takenBack, List.of());

      assertShows(order, instead);
      assertThat(writesTo(order)).isEqualTo(writes);
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

  /** How many writes it takes to show one parcel on an order that nobody has touched. */
  private int writesOfOneConfirmation() {
    OrderId undisturbed = place(2);
    subject().confirm(undisturbed, List.of(delivery(undisturbed, "S-9", "TRACK-9", 2)), List.of());
    return writesTo(undisturbed);
  }
}
