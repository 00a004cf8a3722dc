package dev.lockstep.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.EndedFulfilment;
import dev.lockstep.order.EndedOrder;
import dev.lockstep.order.FulfilmentPlan;
import dev.lockstep.order.HeardEvent;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.OrderResult;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderTimes;
import dev.lockstep.order.ShipmentFingerprint;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.port.webhook.Hint;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import io.temporal.client.WorkflowException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What delivery means, on whichever Temporal server. No worker runs: signals stay to be seen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OrderSignalsContract {
  private static final ConnectionId SHOP = new ConnectionId("shop");
  private static final ConnectionId OTHER_SHOP = new ConnectionId("other-shop");
  private static final ConnectionId NORTH = new ConnectionId("north");
  private static final ConnectionId SOUTH = new ConnectionId("south");
  private static final LinkDirectory LINKS =
      new LinkDirectory(
          List.of(
              new LinkDirectory.Entry(new LinkId("uk"), SHOP, Set.of(NORTH), Duration.ofHours(1)),
              new LinkDirectory.Entry(
                  new LinkId("eu"), OTHER_SHOP, Set.of(NORTH, SOUTH), Duration.ofHours(1))));

  private static final OrderTimes TIMES =
      new OrderTimes(
          Instant.EPOCH,
          Duration.ofHours(6),
          Duration.ofSeconds(30),
          Instant.EPOCH,
          Duration.ofDays(3),
          null,
          Duration.ofHours(4),
          Duration.ofDays(7),
          Duration.ofHours(4),
          Duration.ofHours(1));

  private final OrderId order = new OrderId(UUID.randomUUID().toString());
  private final String ukOrder = "order/uk/" + order;
  private final String euOrder = "order/eu/" + order;
  private final List<OrderId> ordersOfPayment = new ArrayList<>();

  private LocalTemporal server;
  private Orders orders;
  private OrderSignals signals;

  abstract LocalTemporal start(LocalTemporalOptions options);

  /** The in-memory server forgets the start delay of a signal-with-start: it reads too early. */
  abstract boolean honoursTheSettlingPause();

  @BeforeAll
  void start() {
    server = start(LocalTemporalOptions.with(Orders.ATTRIBUTES));
    orders = new Orders(server.target());
    signals =
        new OrderSignals(
            orders.client(),
            LINKS,
            (source, payment) -> payment.equals("pay-1") ? ordersOfPayment : List.of());
  }

  @AfterAll
  void stop() {
    if (server != null) {
      signals.close();
      orders.close();
      server.close();
    }
  }

  @Nested
  class A_placed_order {
    private final OrderId placed = new OrderId(UUID.randomUUID().toString());
    private final String workflow = "order/uk/" + placed;

    @Test
    void is_started_with_what_the_message_says() {
      assertThat(place("m-1")).isEqualTo(Reception.TAKEN);

      assertThat(orders.input(workflow))
          .contains("\"link\":\"uk\"", "\"source\":\"shop\"", "\"orderNumber\":\"1001\"")
          .contains("\"order\":\"" + placed + "\"");
      assertThat(orders.signals(workflow))
          .containsExactly("orderChanged {\"version\":1,\"eventId\":\"m-1\",\"sourceVersion\":1}");
    }

    @Test
    void is_left_alone_until_it_has_settled() {
      place("m-1");

      assertThat(orders.isAwake(workflow)).isEqualTo(!honoursTheSettlingPause());
    }

    @Test
    void wakes_up_with_the_next_hint_before_it_has_settled() {
      place("m-1");
      signals.deliver(SHOP, new Hint.OrderPaid("m-2", placed, "1001"));

      assertThat(orders.signals(workflow))
          .satisfiesExactly(
              first -> assertThat(first).startsWith("orderChanged"),
              second ->
                  assertThat(second)
                      .isEqualTo("paymentSettled {\"version\":1,\"eventId\":\"m-2\"}"));
      assertThat(orders.isAwake(workflow)).isTrue();
    }

    @Test
    void keeps_its_one_workflow_when_the_message_comes_again() {
      place("m-1");
      String run = orders.order(workflow).describe().getExecution().getRunId();

      assertThat(place("m-1")).isEqualTo(Reception.TAKEN);

      assertThat(orders.order(workflow).describe().getExecution().getRunId()).isEqualTo(run);
    }

    @Test
    void can_be_found_by_link_number_and_stage() {
      place("m-1");

      assertThat(orders.attribute(workflow, "LockstepLink")).isEqualTo("uk");
      assertThat(orders.attribute(workflow, "LockstepOrder")).isEqualTo("1001");
      assertThat(orders.attribute(workflow, "LockstepStage")).isEqualTo("AWAITING_PAYMENT");
    }

    private Reception place(String event) {
      return signals.deliver(SHOP, new Hint.OrderPlaced(event, placed, "1001", 1L));
    }
  }

  @Nested
  class An_edited_order {
    @Test
    void is_looked_at_at_once() {
      OrderId edited = new OrderId(UUID.randomUUID().toString());
      String workflow = "order/uk/" + edited;

      assertThat(signals.deliver(SHOP, new Hint.OrderEdited("m-1", edited, null, 7L)))
          .isEqualTo(Reception.TAKEN);

      assertThat(orders.isAwake(workflow)).isTrue();
      assertThat(orders.attribute(workflow, "LockstepOrder")).isEqualTo(edited.value());
      assertThat(orders.signals(workflow))
          .containsExactly("orderChanged {\"version\":1,\"eventId\":\"m-1\",\"sourceVersion\":7}");
    }

    @Test
    void that_was_cancelled_reads_whatever_we_have_written_since() {
      OrderId cancelled = new OrderId(UUID.randomUUID().toString());

      assertThat(signals.deliver(SHOP, new Hint.OrderCancelled("m-1", cancelled, null, 7L)))
          .isEqualTo(Reception.TAKEN);

      assertThat(orders.signals("order/uk/" + cancelled))
          .containsExactly(
              "orderChanged {\"version\":1,\"eventId\":\"m-1\",\"sourceVersion\":null}");
    }

    @Test
    void of_a_shop_without_a_link_concerns_nobody() {
      assertThat(
              signals.deliver(
                  new ConnectionId("elsewhere"), new Hint.OrderEdited("m-1", order, null, 7L)))
          .isEqualTo(Reception.NO_LINK);
    }
  }

  @Nested
  class A_payment {
    @Test
    void wakes_every_order_it_belongs_to() {
      OrderId one = new OrderId(UUID.randomUUID().toString());
      OrderId two = new OrderId(UUID.randomUUID().toString());
      ordersOfPayment.addAll(List.of(one, two));

      assertThat(signals.deliver(SHOP, new Hint.PaymentChanged("m-1", "pay-1")))
          .isEqualTo(Reception.TAKEN);

      assertThat(List.of(one, two))
          .allSatisfy(paid ->
              assertThat(orders.signals("order/uk/" + paid))
                  .containsExactly("paymentSettled {\"version\":1,\"eventId\":\"m-1\"}"));
    }

    @Test
    void that_comes_before_its_order_is_fine() {
      assertThat(signals.deliver(SHOP, new Hint.PaymentChanged("m-1", "pay-without-order")))
          .isEqualTo(Reception.UNKNOWN_ORDER);
    }
  }

  @Nested
  class A_dispatch {
    @Test
    void finds_its_order_among_all_links_of_the_warehouse() {
      signals.deliver(OTHER_SHOP, new Hint.OrderEdited("m-1", order, null, 1L));

      assertThat(
              signals.deliver(
                  NORTH,
                  new Hint.FulfilmentDispatched("e-1", new FulfilmentRef(order + "~LEEDS"), "S-1")))
          .isEqualTo(Reception.TAKEN);

      assertThat(orders.signals(euOrder))
          .contains(
              "dispatched {\"version\":1,\"eventId\":\"e-1\",\"fulfilment\":\""
                  + order
                  + "~LEEDS\",\"shipment\":\"S-1\"}");
      assertThatThrownBy(() -> orders.order(ukOrder).describe())
          .isInstanceOf(WorkflowException.class);
    }

    @Test
    void of_an_order_nobody_knows_starts_none() {
      assertThat(
              signals.deliver(
                  SOUTH, new Hint.FulfilmentAltered("e-1", new FulfilmentRef("never-sent"))))
          .isEqualTo(Reception.UNKNOWN_ORDER);
      assertThatThrownBy(() -> orders.order("order/eu/never-sent").describe())
          .isInstanceOf(WorkflowException.class);
    }
  }

  @Nested
  class An_order_that_is_over {
    private final OrderId done = new OrderId(UUID.randomUUID().toString());
    private final String workflow = "order/uk/" + done;
    private final FulfilmentRef ref = FulfilmentRef.whole(done);

    private String run() {
      return orders.order(workflow).describe().getExecution().getRunId();
    }

    /** It saw shipment S-1, and heard of it by event e-1. */
    private void ends(OrderStage stage) {
      signals.start(new LinkId("uk"), done, "1002");
      CompletingWorker.complete(orders, workflow, ended(stage));
    }

    private OrderResult ended(OrderStage stage) {
      EndedFulfilment fulfilment =
          new EndedFulfilment(
              new FulfilmentPlan(
                  ref,
                  NORTH,
                  new FacilityId("LEEDS"),
                  new DeliveryService("DPD", "STANDARD"),
                  List.of()),
              stage,
              "W-1",
              List.of(),
              List.of(),
              List.of(new ShipmentFingerprint("S-1@a")),
              List.of(new HeardEvent("e-1", "S-1")));
      return new OrderResult(
          1,
          stage,
          List.of(),
          new OrderRequest(
              1,
              new LinkId("uk"),
              done,
              SHOP,
              "1002",
              new EndedOrder(
                  stage, 4, TIMES, List.of(), List.of(), List.of(), List.of(fulfilment))));
    }

    @Test
    void takes_no_hint_of_its_source_and_is_not_started_again() {
      ends(OrderStage.CONFIRMED);
      String run = run();

      assertThat(signals.deliver(SHOP, new Hint.OrderEdited("m-9", done, "1002", 9L)))
          .isEqualTo(Reception.CLOSED);
      assertThat(run()).isEqualTo(run);
    }

    @Test
    void is_opened_again_by_a_cancellation_it_never_read_of() {
      ends(OrderStage.CONFIRMED);
      String run = run();

      assertThat(signals.deliver(SHOP, new Hint.OrderCancelled("m-9", done, "1002", 9L)))
          .isEqualTo(Reception.REOPENED);

      assertThat(run()).isNotEqualTo(run);
      assertThat(orders.input(workflow)).contains("\"ended\":{");
      assertThat(orders.signals(workflow))
          .containsExactly(
              "orderChanged {\"version\":1,\"eventId\":\"m-9\",\"sourceVersion\":null}");
    }

    @Test
    void takes_no_cancellation_that_it_had_read_of_or_that_it_ended_with() {
      ends(OrderStage.CONFIRMED);
      assertThat(signals.deliver(SHOP, new Hint.OrderCancelled("m-4", done, "1002", 4L)))
          .isEqualTo(Reception.CLOSED);

      OrderId given = new OrderId(UUID.randomUUID().toString());
      signals.start(new LinkId("uk"), given, null);
      CompletingWorker.complete(orders, "order/uk/" + given, ended(OrderStage.CANCELLED));
      assertThat(signals.deliver(SHOP, new Hint.OrderCancelled("m-9", given, null, 9L)))
          .isEqualTo(Reception.CLOSED);
    }

    @Test
    void begins_anew_by_a_hint_of_its_source_where_that_had_never_shown_it() {
      signals.start(new LinkId("uk"), done, "1002");
      OrderRequest begun = new OrderRequest(1, new LinkId("uk"), done, SHOP, "1002");
      CompletingWorker.complete(
          orders, workflow, new OrderResult(1, OrderStage.CANCELLED, List.of(), begun));
      String run = run();

      assertThat(signals.deliver(SHOP, new Hint.OrderEdited("m-9", done, "1002", 9L)))
          .isEqualTo(Reception.TAKEN);
      assertThat(run()).isNotEqualTo(run);
      assertThat(orders.input(workflow)).doesNotContain("\"ended\"");
      assertThat(signals.deliver(NORTH, new Hint.FulfilmentDispatched("e-9", ref, "S-9")))
          .isEqualTo(Reception.TAKEN);
    }

    @Test
    void takes_no_hint_of_what_it_had_seen_or_heard() {
      ends(OrderStage.CONFIRMED);
      String run = run();

      assertThat(
              Stream.of(
                      new Hint.FulfilmentDispatched("e-1", ref, "S-1"),
                      new Hint.FulfilmentDispatched("e-1", ref),
                      new Hint.FulfilmentDispatched("e-9", ref),
                      new Hint.ShipmentCorrected("e-1", ref),
                      new Hint.FulfilmentAltered("e-1", ref))
                  .map(hint -> signals.deliver(NORTH, hint)))
          .containsOnly(Reception.CLOSED);
      assertThat(run()).isEqualTo(run);
    }

    @Test
    void is_opened_again_by_a_shipment_it_never_saw() {
      ends(OrderStage.CONFIRMED);
      String run = run();

      assertThat(signals.deliver(NORTH, new Hint.FulfilmentDispatched("e-2", ref, "S-2")))
          .isEqualTo(Reception.REOPENED);

      assertThat(run()).isNotEqualTo(run);
      assertThat(orders.input(workflow)).contains("\"ended\":{", "\"orderNumber\":\"1002\"");
      assertThat(orders.signals(workflow))
          .containsExactly(
              "dispatched {\"version\":1,\"eventId\":\"e-2\",\"fulfilment\":\""
                  + done
                  + "\",\"shipment\":\"S-2\"}");
      assertThat(orders.attribute(workflow, "LockstepStage")).isEqualTo("CONFIRMING");
      assertThat(orders.attribute(workflow, "LockstepOrder")).isEqualTo("1002");
    }

    @Test
    void is_opened_again_by_the_second_event_about_a_shipment() {
      ends(OrderStage.CONFIRMED);

      assertThat(signals.deliver(NORTH, new Hint.FulfilmentDispatched("e-2", ref, "S-1")))
          .isEqualTo(Reception.REOPENED);
    }

    @Test
    void is_opened_once_by_two_that_know_it_as_ended() {
      ends(OrderStage.CONFIRMED);
      signals.deliver(NORTH, new Hint.ShipmentCorrected("e-2", ref));
      String run = run();

      assertThat(signals.deliver(NORTH, new Hint.ShipmentCorrected("e-2", ref)))
          .isEqualTo(Reception.TAKEN);
      assertThat(run()).isEqualTo(run);
    }

    @Test
    void is_opened_again_by_another_change_only_where_something_had_shipped() {
      ends(OrderStage.CONFIRMED);
      assertThat(signals.deliver(NORTH, new Hint.FulfilmentAltered("e-2", ref)))
          .isEqualTo(Reception.REOPENED);
    }

    @Test
    void if_cancelled_stays_so_whatever_its_status_does() {
      ends(OrderStage.CANCELLED);
      String run = run();

      assertThat(signals.deliver(NORTH, new Hint.FulfilmentAltered("e-2", ref)))
          .isEqualTo(Reception.CLOSED);
      assertThat(run()).isEqualTo(run);
    }

    @Test
    void that_no_warehouse_had_anything_of_stays_closed() {
      signals.start(new LinkId("uk"), done, null);
      CompletingWorker.complete(
          orders, workflow, new OrderResult(1, OrderStage.CANCELLED, List.of(), null));

      assertThat(signals.deliver(NORTH, new Hint.FulfilmentDispatched("e-2", ref, "S-2")))
          .isEqualTo(Reception.CLOSED);
    }

    @Test
    void by_an_operators_hand_has_nothing_to_go_on_from() {
      signals.start(new LinkId("uk"), done, null);
      orders.order(workflow).terminate("an operator's decision");

      assertThat(signals.deliver(NORTH, new Hint.FulfilmentDispatched("e-2", ref, "S-2")))
          .isEqualTo(Reception.CLOSED);
    }

    @Test
    void by_an_operators_hand_stays_so_until_a_person_starts_it_again() {
      OrderId ended = new OrderId(UUID.randomUUID().toString());
      signals.start(new LinkId("uk"), ended, null);
      orders.order("order/uk/" + ended).terminate("an operator's decision");

      assertThat(signals.deliver(SHOP, new Hint.OrderEdited("e-9", ended, null, 9L)))
          .isEqualTo(Reception.CLOSED);
      assertThat(signals.start(new LinkId("uk"), ended, null)).isEqualTo(Reception.TAKEN);
    }
  }

  @Test
  void an_unknown_link_is_refused_with_those_there_are() {
    assertThatThrownBy(() -> signals.start(new LinkId("us"), order, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no link us. Name one of: uk, eu.");
  }
}
