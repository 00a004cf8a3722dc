package dev.lockstep.platform.commercetools;

import static io.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.activity.OrderStarts;
import dev.lockstep.activity.ReadVersions;
import dev.lockstep.activity.sweep.OrderSweepActivitiesImpl;
import dev.lockstep.activity.sweep.ReadingOrder;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.CancellationDecision;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.order.OrderWorkflow;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.OrderSource;
import dev.lockstep.sandbox.commercetools.ApiClient;
import dev.lockstep.sandbox.commercetools.CommercetoolsOptions;
import dev.lockstep.sandbox.commercetools.CommercetoolsStandIn;
import dev.lockstep.sandbox.commercetools.CommercetoolsStandIn.MessageKeeping;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sweep.OrderSweepActivities;
import dev.lockstep.sweep.OrderSweepWorkflow;
import dev.lockstep.sweep.OrderSweepWorkflowImpl;
import dev.lockstep.sweep.SweepRequest;
import dev.lockstep.sweep.SweepResult;
import dev.lockstep.sweep.SweepSubject;
import dev.lockstep.sweep.SweptMessages;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkflowImplementationOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What no webhook brought, the sweep finds in the log and makes up for: over the stand-in. */
class MessageBackfillTest {
  private static final ConnectionId SHOP = new ConnectionId("shop");
  private static final LinkId UK = new LinkId("uk");
  private static final String MESSAGES = "/sandbox/messages";

  private final TestWorkflowEnvironment temporal =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setUseTimeskipping(false)
              .registerSearchAttribute(OrderNames.SA_LINK, INDEXED_VALUE_TYPE_KEYWORD)
              .registerSearchAttribute(OrderNames.SA_ORDER, INDEXED_VALUE_TYPE_KEYWORD)
              .registerSearchAttribute(OrderNames.SA_STAGE, INDEXED_VALUE_TYPE_KEYWORD)
              .build());
  private final PlatformContext context = TestProject.context();
  private final Instant began = Instant.now();
  private CommercetoolsStandIn standIn =
      CommercetoolsStandIn.start(CommercetoolsOptions.defaults());
  private OrderSource source = source();
  private OrderSweepActivities process = process();

  MessageBackfillTest() {
    Worker orders = temporal.newWorker(OrderNames.TASK_QUEUE);
    orders.registerWorkflowImplementationTypes(OrderSweepWorkflowImpl.class);
    orders.registerWorkflowImplementationFactory(
        OrderWorkflow.class,
        request -> new ReadingOrder(orderOf(request), this::version),
        WorkflowImplementationOptions.getDefaultInstance());
    temporal
        .newWorker(OrderNames.connectionQueue(SHOP))
        .registerActivitiesImplementations((OrderSweepActivities) it -> process.sweepOrders(it));
    temporal.start();
  }

  private static OrderRequest orderOf(io.temporal.common.converter.EncodedValues values) {
    return Objects.requireNonNull(values.get(0, OrderRequest.class));
  }

  private OrderSource source() {
    return new CommercetoolsPlatform()
        .orderSource(
            SHOP,
            TestProject.settings(
                standIn.baseUri(), "warehouse-export", Set.of("lockstep"), Set.of()),
            context)
        .orElseThrow();
  }

  @AfterEach
  void stop() {
    temporal.close();
    context.http().connectionPool().evictAll();
    standIn.close();
  }

  private long version(OrderId order) {
    return standIn.order(order.value()).orElseThrow().path("version").asLong();
  }

  /** A process of its own: it remembers nothing of another one's sweeps. */
  private OrderSweepActivities process() {
    return new OrderSweepActivitiesImpl(
        SHOP,
        source,
        List.of(UK),
        temporal.getWorkflowClient(),
        new ReadVersions(),
        Duration.ofMinutes(15),
        InstantSource.system());
  }

  private SweepResult sweep() {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(
            OrderSweepWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(SweepSubject.ORDERS.workflowId(SHOP))
                .setTaskQueue(OrderNames.TASK_QUEUE)
                .build())
        .run(new SweepRequest(SHOP, Duration.ofDays(1)).since(began));
  }

  private SweepResult sweepByAnotherProcess() {
    process = process();
    return sweep();
  }

  private OrderId place() {
    return new OrderId(standIn.merchant().place(TestProject.order(1)).path("id").asText());
  }

  /** The webhook of its creation has come, and it has read. */
  private OrderId running() {
    OrderId order = place();
    start(order, OrderStage.AWAITING_PAYMENT);
    return order;
  }

  private void start(OrderId order, OrderStage shown) {
    OrderRequest request = new OrderRequest(UK, order, SHOP);
    WorkflowStub started =
        temporal
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                OrderNames.WORKFLOW_TYPE, OrderStarts.options(request, shown).build());
    var unused = started.start(request);
    assertThat(status(order).readVersion()).isEqualTo(version(order));
  }

  private OrderStatus status(OrderId order) {
    return temporal
        .getWorkflowClient()
        .newUntypedWorkflowStub(OrderNames.workflowId(UK, order))
        .query(OrderNames.STATUS, OrderStatus.class);
  }

  private boolean isStarted(OrderId order) {
    try {
      var unused =
          temporal
              .getWorkflowClient()
              .newUntypedWorkflowStub(OrderNames.workflowId(UK, order))
              .describe();
      return true;
    } catch (WorkflowNotFoundException e) {
      return false;
    }
  }

  private static SweptMessages messages(SweepResult result) {
    return Objects.requireNonNull(result.messages());
  }

  private static SweptMessages counted(int read, int unread, int orders, int told, int idle) {
    return counted(read, unread, orders, told, idle, 0, 0);
  }

  private static SweptMessages counted(
      int read, int unread, int orders, int told, int idle, int fetched, int absent) {
    int logged = read + unread + told + idle;
    return new SweptMessages(
        1, logged, read, unread, orders, told, idle, fetched, absent, SweptMessages.Log.READ);
  }

  @Test
  void where_every_message_came_nothing_is_unread_and_nobody_is_disturbed() {
    OrderId order = running();

    assertThat(messages(sweep())).isEqualTo(counted(1, 0, 0, 0, 0));
    assertThat(status(order).log()).isEmpty();
  }

  @Test
  void an_order_whose_creation_never_came_is_started() {
    OrderId order = place();

    SweepResult result = sweep();

    assertThat(messages(result)).isEqualTo(counted(0, 1, 1, 0, 0));
    assertThat(result.started()).isZero();
    assertThat(isStarted(order)).isTrue();
  }

  @Test
  void a_lost_cancellation_is_read_after_the_sweep_and_counted_once() {
    OrderId order = running();
    standIn.merchant().cancel(order.value());

    assertThat(messages(sweep())).isEqualTo(counted(1, 1, 1, 0, 0));
    assertThat(status(order).readVersion()).isEqualTo(version(order));
    assertThat(messages(sweep())).isEqualTo(counted(0, 0, 0, 0, 0));
    assertThat(status(order).log()).containsExactly("changed");
  }

  @Test
  void what_came_late_or_twice_was_read_and_is_told_to_nobody() {
    OrderId order = running();
    standIn.merchant().cancel(order.value());
    var unused = sweep();

    assertThat(messages(sweepByAnotherProcess())).isEqualTo(counted(2, 0, 0, 0, 0));
    assertThat(status(order).log()).containsExactly("changed");
  }

  @Test
  void a_change_that_our_own_write_hides_from_the_listing_of_orders_is_found() {
    OrderId order = running();
    standIn.merchant().cancel(order.value());
    source.reportCancellation(order, false, tooLate());

    SweepResult result = sweep();

    assertThat(result.ours()).isEqualTo(1);
    assertThat(result.hinted()).isZero();
    assertThat(messages(result).unread()).isEqualTo(1);
    assertThat(status(order).readVersion()).isEqualTo(version(order));
  }

  private static CancellationDecision tooLate() {
    return new CancellationDecision(
        CancellationDecision.VERSION,
        CancellationDecision.Outcome.TOO_LATE,
        "Picked",
        Instant.EPOCH,
        List.of(),
        "Too late.");
  }

  @Test
  void a_payment_that_changes_no_order_is_told_to_the_order_it_belongs_to() {
    OrderId order = running();
    standIn.merchant().charge(order.value());
    var unused = sweep();
    long before = version(order);
    standIn.merchant().charge(order.value());

    SweepResult result = sweep();

    assertThat(version(order)).isEqualTo(before);
    assertThat(result.seen()).isEqualTo(1);
    assertThat(result.hinted()).isZero();
    assertThat(messages(result).told()).isPositive();
    assertThat(status(order).log()).contains("paid");
  }

  @Test
  void a_payment_is_of_no_concern_to_an_order_that_is_past_it() {
    OrderId order = place();
    start(order, OrderStage.AWAITING_DISPATCH);
    standIn.merchant().charge(order.value());
    standIn.merchant().markPaid(order.value());

    SweptMessages messages = messages(sweep());

    assertThat(messages.unread() + messages.told()).isZero();
    assertThat(status(order).log()).doesNotContain("paid");
  }

  @Test
  void a_type_that_the_subscription_leaves_out_is_told_and_no_loss() {
    OrderId order = running();
    standIn.subscribeTo("OrderCreated");
    standIn.merchant().cancel(order.value());

    assertThat(messages(sweep())).isEqualTo(counted(1, 0, 0, 1, 0));
    assertThat(status(order).readVersion()).isEqualTo(version(order));
  }

  @Test
  void our_own_writes_are_of_no_concern() {
    OrderId order = running();
    source.reportCancellation(order, false, tooLate());

    SweptMessages messages = messages(sweep());

    assertThat(messages.unread() + messages.told()).isZero();
    assertThat(messages.idle()).isPositive();
  }

  @Nested
  class The_log_is_numbered {
    @Test
    void what_its_listing_leaves_out_is_fetched_by_its_number() {
      OrderId order = running();
      standIn.dateNextMessageBack(Duration.ofHours(2));
      standIn.merchant().cancel(order.value());
      standIn.merchant().touch(order.value());

      assertThat(messages(sweep())).isEqualTo(counted(1, 1, 1, 0, 1, 1, 0));
      assertThat(status(order).readVersion()).isEqualTo(version(order));
    }

    @Test
    void a_number_without_a_message_is_looked_for_once_and_counted() {
      OrderId order = running();
      standIn.keepMessages(MessageKeeping.OFF);
      standIn.merchant().touch(order.value());
      standIn.keepMessages(MessageKeeping.ON);
      standIn.merchant().touch(order.value());

      assertThat(messages(sweep())).isEqualTo(counted(1, 0, 0, 0, 1, 0, 1));
      assertThat(messages(sweep()).absent()).isZero();
    }
  }

  @Nested
  class The_log_does_not_answer {
    @ParameterizedTest
    @EnumSource(
        value = FaultKind.class,
        names = {
          "ERROR_BEFORE_COMMIT",
          "RATE_LIMITED",
          "HTML_PAGE",
          "EMPTY_OK",
          "TRUNCATED_BODY",
          "CONNECTION_RESET",
          "DROP_REPLY"
        })
    void for_now_the_sweep_is_repeated_and_misses_nothing(FaultKind fault) {
      OrderId order = place();
      standIn.faults().add(FaultRule.once("GET", MESSAGES, fault).status(statusOf(fault)));

      SweepResult result = sweep();

      assertThat(isStarted(order)).isTrue();
      assertThat(messages(result).log()).isEqualTo(SweptMessages.Log.READ);
      assertThat(messages(result).logged()).isEqualTo(1);
    }

    private static int statusOf(FaultKind fault) {
      return fault == FaultKind.ERROR_BEFORE_COMMIT ? 500 : 0;
    }

    @Test
    void at_all_the_changed_orders_are_swept_and_it_says_so() {
      standIn.close();
      standIn =
          CommercetoolsStandIn.start(
              CommercetoolsOptions.defaults()
                  .withClients(
                      List.of(
                          new ApiClient(
                              CommercetoolsOptions.CLIENT_ID,
                              CommercetoolsOptions.CLIENT_SECRET,
                              List.of("manage_orders", "manage_payments")))));
      source = source();
      process = process();
      OrderId order = place();

      SweepResult result = sweep();

      assertThat(isStarted(order)).isTrue();
      assertThat(result.started()).isEqualTo(1);
      assertThat(result.sentenceOnOrders(SHOP, began))
          .endsWith(" 0 our own. The message log could not be read. Webhooks: 1 unknown.");
    }

    @Test
    void but_refuses_the_changed_orders_are_swept_all_the_same() {
      OrderId order = place();
      standIn
          .faults()
          .add(FaultRule.on("GET", MESSAGES, FaultKind.ERROR_BEFORE_COMMIT).status(400));

      SweepResult result = sweep();

      assertThat(messages(result).log()).isEqualTo(SweptMessages.Log.NOT_READABLE);
      assertThat(isStarted(order)).isTrue();
    }
  }

  @Test
  void says_in_one_sentence_what_it_found() {
    OrderId order = running();
    standIn.merchant().cancel(order.value());
    place();

    assertThat(sweep().sentenceOnOrders(SHOP, began))
        .endsWith(
            " Message log: 3 messages, 1 read, 2 unread on 2 orders and all made up for, 0 told to be sure, 0 of no concern. Webhooks: 1 healthy.");
  }
}
