package dev.lockstep.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.port.webhook.Hint;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import io.temporal.client.WorkflowException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
                  NORTH, new Hint.FulfilmentDispatched("e-1", new FulfilmentRef(order + "~LEEDS"))))
          .isEqualTo(Reception.TAKEN);

      assertThat(orders.signals(euOrder))
          .contains(
              "dispatched {\"version\":1,\"eventId\":\"e-1\",\"fulfilment\":\""
                  + order
                  + "~LEEDS\"}");
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
    @Test
    void takes_no_hint_and_is_not_started_again() {
      OrderId done = new OrderId(UUID.randomUUID().toString());
      String workflow = "order/uk/" + done;
      signals.start(new LinkId("uk"), done, "1002");
      CompletingWorker.complete(orders, workflow);
      String run = orders.order(workflow).describe().getExecution().getRunId();

      assertThat(signals.deliver(SHOP, new Hint.OrderEdited("m-9", done, "1002", 9L)))
          .isEqualTo(Reception.CLOSED);
      assertThat(
              signals.deliver(
                  NORTH, new Hint.FulfilmentDispatched("e-9", FulfilmentRef.whole(done))))
          .isEqualTo(Reception.UNKNOWN_ORDER);

      assertThat(orders.order(workflow).describe().getExecution().getRunId()).isEqualTo(run);
    }

    @Test
    void is_started_again_by_the_next_hint_if_it_was_terminated() {
      OrderId ended = new OrderId(UUID.randomUUID().toString());
      signals.start(new LinkId("uk"), ended, null);
      orders.order("order/uk/" + ended).terminate("an operator's decision");

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
