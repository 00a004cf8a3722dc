package dev.lockstep.activity.sweep;

import static dev.lockstep.activity.sweep.Shipments.TEN;
import static dev.lockstep.activity.sweep.Shipments.shipment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.activity.Fingerprints;
import dev.lockstep.activity.sweep.PagedWarehouse.Asked;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FailureKind;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.order.Dispatched;
import dev.lockstep.order.model.Shipment;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.sweep.SweepActivities;
import dev.lockstep.sweep.SweepResult;
import dev.lockstep.sweep.SweepWindow;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SweepActivitiesTest {
  private static final ConnectionId DC = new ConnectionId("dc");
  private static final LinkId UK = new LinkId("uk");
  private static final LinkId US = new LinkId("us");
  private static final Duration OVERLAP = Duration.ofHours(2);
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();
  private final PagedWarehouse warehouse = new PagedWarehouse();
  private final RecordedHints orders = new RecordedHints();
  private Instant now = NOON;

  @AfterEach
  void the_environment_ends() {
    temporal.close();
  }

  @Test
  void a_shipment_is_a_hint_to_the_order_of_its_reference() {
    warehouse.page(shipment("S-1", "order-1~london"));
    orders.open("order/uk/order-1");

    assertThat(sweeping(UK).sweep(window())).isEqualTo(new SweepResult(1, 1, 0, 0, NOON));
    assertThat(orders.taken()).containsExactly("order/uk/order-1");
    assertThat(orders.hints())
        .containsExactly(
            new Dispatched(
                Dispatched.VERSION,
                Fingerprints.of(shipment("S-1", "order-1~london")).value(),
                new FulfilmentRef("order-1~london"),
                "S-1",
                Fingerprints.of(shipment("S-1", "order-1~london"))));
  }

  @Test
  void it_looks_back_by_the_overlap_and_says_where_the_next_begins() {
    warehouse.page();

    SweepResult result = sweeping(UK).sweep(window());

    assertThat(warehouse.asked()).containsExactly(new Asked(TEN.minus(OVERLAP), Optional.empty()));
    assertThat(result).isEqualTo(new SweepResult(0, 0, 0, 0, NOON));
  }

  @Test
  void every_page_is_read() {
    warehouse
        .page(shipment("S-1", "order-1"), shipment("S-2", "order-2"))
        .page(shipment("S-3", "order-3"))
        .page();
    orders.open("order/uk/order-1", "order/uk/order-2", "order/uk/order-3");

    assertThat(sweeping(UK).sweep(window())).isEqualTo(new SweepResult(3, 3, 0, 0, NOON));
    assertThat(warehouse.asked())
        .extracting(Asked::cursor)
        .containsExactly(Optional.empty(), Optional.of("page-2"), Optional.of("page-3"));
  }

  @Test
  void an_order_that_is_not_open_is_counted_and_not_started() {
    warehouse.page(shipment("S-1", "order-1"), shipment("S-2", "somebody-elses"));
    orders.open("order/uk/order-1");

    assertThat(sweeping(UK).sweep(window())).isEqualTo(new SweepResult(2, 1, 0, 1, NOON));
  }

  @Test
  void a_reference_that_cannot_be_ours_stops_nothing() {
    warehouse.page(shipment("S-1", "~kiosk"), shipment("S-2", "order-2"));
    orders.open("order/uk/order-2");

    assertThat(sweeping(UK).sweep(window())).isEqualTo(new SweepResult(2, 1, 0, 1, NOON));
  }

  @Nested
  class With_several_links {
    @Test
    void the_link_that_has_the_order_gets_the_hint() {
      warehouse.page(shipment("S-1", "order-1"), shipment("S-2", "order-2"));
      orders.open("order/uk/order-1", "order/us/order-2");

      assertThat(sweeping(UK, US).sweep(window())).isEqualTo(new SweepResult(2, 2, 0, 0, NOON));
      assertThat(orders.taken()).containsExactlyInAnyOrder("order/uk/order-1", "order/us/order-2");
    }

    @Test
    void a_shipment_counts_once_however_many_links_are_asked() {
      warehouse.page(shipment("S-1", "order-1"));
      SweepActivities activities = sweeping(UK, US);

      assertThat(activities.sweep(window())).isEqualTo(new SweepResult(1, 0, 0, 1, NOON));
      assertThat(orders.offers()).isEqualTo(2);
    }
  }

  @Nested
  class Seen_again {
    @Test
    void an_unchanged_shipment_costs_no_second_signal() {
      warehouse.page(shipment("S-1", "order-1"), shipment("S-1", "order-1"));
      orders.open("order/uk/order-1");
      SweepActivities activities = sweeping(UK);

      assertThat(activities.sweep(window())).isEqualTo(new SweepResult(2, 1, 1, 0, NOON));
      assertThat(activities.sweep(window())).isEqualTo(new SweepResult(2, 0, 2, 0, NOON));
      assertThat(orders.offers()).isEqualTo(1);
    }

    @Test
    void a_changed_tracking_number_is_a_new_event() {
      orders.open("order/uk/order-1");
      SweepActivities activities = sweeping(UK);
      Stream.of(null, "1Z001", "1Z002")
          .map(tracking -> shipment("S-1", "order-1", tracking))
          .forEach(shown ->
              assertThat(
                      List.of(
                          sweepOf(activities, shown).hinted(), sweepOf(activities, shown).known()))
                  .containsExactly(1, 1));

      assertThat(orders.eventIds()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void a_tracking_number_that_changes_back_is_an_event_again() {
      orders.open("order/uk/order-1");
      SweepActivities activities = sweeping(UK);

      assertThat(
              Stream.of("1Z001", "1Z002", "1Z001")
                  .map(tracking -> shipment("S-1", "order-1", tracking))
                  .map(shown -> sweepOf(activities, shown).hinted()))
          .containsExactly(1, 1, 1);
    }

    @Test
    void what_an_ended_order_had_seen_is_asked_once() {
      warehouse.page(shipment("S-1", "order-1"));
      orders.ended("order/uk/order-1");
      SweepActivities activities = sweeping(UK);

      assertThat(activities.sweep(window()).closed()).isEqualTo(1);
      now = NOON.plus(Duration.ofHours(2));

      assertThat(activities.sweep(window()).closed()).isEqualTo(1);
      assertThat(orders.offers()).isEqualTo(1);
    }

    @Test
    void another_process_sends_the_same_event_id_which_the_order_ignores() {
      warehouse.page(shipment("S-1", "order-1"));
      orders.open("order/uk/order-1");

      assertThat(sweeping(UK).sweep(window()).hinted()).isEqualTo(1);
      TestActivityEnvironment elsewhere = TestActivityEnvironment.newInstance();
      assertThat(sweeping(elsewhere, UK).sweep(window()).hinted()).isEqualTo(1);
      elsewhere.close();

      assertThat(orders.eventIds()).hasSize(2).containsOnly(orders.eventIds().getFirst());
    }

    @Test
    void a_closed_order_is_asked_again_after_an_hour() {
      warehouse.page(shipment("S-1", "order-1"));
      SweepActivities activities = sweeping(UK);

      assertThat(activities.sweep(window()).closed()).isEqualTo(1);
      orders.open("order/uk/order-1");
      assertThat(activities.sweep(window()).closed()).isEqualTo(1);
      now = NOON.plus(Duration.ofHours(1));

      assertThat(activities.sweep(window()).hinted()).isEqualTo(1);
      assertThat(orders.offers()).isEqualTo(2);
    }
  }

  @Nested
  class When_something_fails {
    @Test
    void the_next_attempt_goes_on_at_the_page_it_had_reached() {
      warehouse
          .page(shipment("S-1", "order-1"))
          .page(shipment("S-2", "order-2"))
          .page(shipment("S-3", "order-3"));
      orders.open("order/uk/order-3");
      now = NOON.plusSeconds(90);
      temporal.setHeartbeatDetails(new SweepProgress(NOON, "page-3", 2, 1, 0, 1));

      assertThat(sweeping(UK).sweep(window())).isEqualTo(new SweepResult(3, 2, 0, 1, NOON));
      assertThat(warehouse.asked())
          .containsExactly(new Asked(TEN.minus(OVERLAP), Optional.of("page-3")));
    }

    @Test
    void a_page_half_passed_on_is_read_again_and_nothing_is_sent_twice() {
      warehouse
          .page(shipment("S-1", "order-1"))
          .page(shipment("S-2", "order-2"), shipment("S-3", "order-3"));
      orders.open("order/uk/order-1", "order/uk/order-2", "order/uk/order-3").failsAtOffer(3);
      SweepActivities activities = sweeping(UK);
      assertThatThrownBy(() -> activities.sweep(window())).isInstanceOf(ActivityFailure.class);

      temporal.setHeartbeatDetails(new SweepProgress(NOON, "page-2", 1, 1, 0, 0));

      assertThat(activities.sweep(window())).isEqualTo(new SweepResult(3, 2, 1, 0, NOON));
      assertThat(orders.taken())
          .containsExactlyInAnyOrder("order/uk/order-1", "order/uk/order-2", "order/uk/order-3");
    }

    @Test
    void its_kind_is_the_failure_type_and_its_cause_stays_behind() {
      warehouse
          .page()
          .failsOnceAtPage(
              1,
              PlatformFailure.of(
                  FailureKind.REJECTED,
                  DC,
                  "The warehouse refuses the question.",
                  new IllegalStateException("https://token@warehouse.example")));

      assertThat(failure())
          .satisfies(failure -> {
            assertThat(failure.getType()).isEqualTo("PlatformFailure.REJECTED");
            assertThat(failure.getOriginalMessage())
                .isEqualTo("The warehouse refuses the question.");
            assertThat(failure.isNonRetryable()).isTrue();
            assertThat(failure.getCause()).isNull();
          });
    }

    @Test
    void a_throttled_sweep_waits_as_long_as_it_was_asked_to() {
      warehouse
          .page()
          .failsOnceAtPage(
              1,
              PlatformFailure.rateLimited(
                  DC, "The warehouse asks for a pause.", Duration.ofSeconds(40)));

      assertThat(failure())
          .satisfies(failure -> {
            assertThat(failure.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(40));
            assertThat(failure.isNonRetryable()).isFalse();
          });
    }

    @Test
    void a_page_that_leads_to_itself_is_not_read_for_ever() {
      warehouse.page().page().whoseLastPageNamesItself();

      assertThat(failure().getOriginalMessage())
          .isEqualTo(
              "A page of shipments names itself as the next one. Report it to the warehouse's support: connection dc.");
    }

    private ApplicationFailure failure() {
      try {
        var unused = sweeping(UK).sweep(window());
      } catch (ActivityFailure e) {
        if (e.getCause() instanceof ApplicationFailure failure) {
          return failure;
        }
        throw e;
      }
      throw new AssertionError("The sweep did not fail.");
    }
  }

  private SweepResult sweepOf(SweepActivities activities, Shipment shown) {
    warehouse.showing(shown);
    return activities.sweep(window());
  }

  private SweepActivities sweeping(LinkId... links) {
    return sweeping(temporal, links);
  }

  private SweepActivities sweeping(TestActivityEnvironment process, LinkId... links) {
    process.registerActivitiesImplementations(
        new SweepActivitiesImpl(DC, warehouse, List.of(links), orders, OVERLAP, () -> now));
    return process.newActivityStub(SweepActivities.class);
  }

  private static SweepWindow window() {
    return new SweepWindow(TEN);
  }
}
