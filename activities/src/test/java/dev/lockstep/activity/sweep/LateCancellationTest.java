package dev.lockstep.activity.sweep;

import static io.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.activity.ReadVersions;
import dev.lockstep.activity.sweep.OrderNews.Item;
import dev.lockstep.activity.sweep.OrderNews.Standing;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.EndedFulfilment;
import dev.lockstep.order.EndedOrder;
import dev.lockstep.order.FulfilmentPlan;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.OrderResult;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderTimes;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.port.LoggedMessage;
import dev.lockstep.port.OrderSource.ChangedOrder;
import dev.lockstep.port.webhook.Hint;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.workflow.DynamicWorkflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sweep finds cancelled at the source after the order had ended. */
class LateCancellationTest {
  private static final ConnectionId SHOP = new ConnectionId("shop");
  private static final ConnectionId DC = new ConnectionId("dc");
  private static final LinkId UK = new LinkId("uk");
  private static final OrderId ORDER = new OrderId("order-1");
  private static final String WORKFLOW = OrderNames.workflowId(UK, ORDER);
  private static final String ENDING = "orders-that-end";
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final OrderTimes TIMES =
      new OrderTimes(
          NOON,
          Duration.ofHours(6),
          Duration.ofSeconds(30),
          NOON,
          Duration.ofDays(3),
          null,
          Duration.ofHours(4),
          Duration.ofDays(7),
          Duration.ofHours(4),
          Duration.ofHours(1));

  private final TestWorkflowEnvironment temporal =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .registerSearchAttribute(OrderNames.SA_LINK, INDEXED_VALUE_TYPE_KEYWORD)
              .registerSearchAttribute(OrderNames.SA_ORDER, INDEXED_VALUE_TYPE_KEYWORD)
              .registerSearchAttribute(OrderNames.SA_STAGE, INDEXED_VALUE_TYPE_KEYWORD)
              .build());
  private OrderResult end = new OrderResult(1, OrderStage.CONFIRMED, List.of(), null);

  @BeforeEach
  void orders_can_end() {
    temporal
        .newWorker(ENDING)
        .registerWorkflowImplementationFactory(DynamicWorkflow.class, () -> args -> end);
    temporal.start();
  }

  @AfterEach
  void the_server_stops() {
    temporal.close();
  }

  @Test
  void among_the_changed_orders_opens_the_order_again() {
    ended(OrderStage.CONFIRMED, null);
    String run = run();

    assertThat(offer(8, true)).isEqualTo(OrderOffers.Answer.HINTED);

    assertThat(run()).isNotEqualTo(run);
  }

  @Test
  void among_the_changed_orders_is_told_from_any_other_change() {
    ended(OrderStage.CONFIRMED, null);
    String run = run();

    assertThat(offer(8, false)).isEqualTo(OrderOffers.Answer.CLOSED);

    assertThat(run()).isEqualTo(run);
  }

  @Test
  void in_the_log_opens_the_order_again_and_counts_as_lost() {
    ended(OrderStage.CONFIRMED, null);
    String run = run();

    assertThat(tell(edited(7), cancelled(8))).containsExactly(Standing.IDLE, Standing.UNREAD);

    assertThat(run()).isNotEqualTo(run);
  }

  @Test
  void between_the_last_reading_and_our_own_last_write_was_never_read() {
    ended(OrderStage.CONFIRMED, null);

    assertThat(tell(cancelled(5))).containsExactly(Standing.UNREAD);
  }

  @Test
  void that_the_order_had_read_of_is_known() {
    ended(OrderStage.CONFIRMED, null);
    String run = run();

    assertThat(tell(cancelled(4))).containsExactly(Standing.IDLE);

    assertThat(run()).isEqualTo(run);
  }

  @Test
  void that_the_order_had_found_too_late_is_known_whatever_changes_afterwards() {
    ended(OrderStage.CONFIRMED, 4L);
    String run = run();

    assertThat(tell(cancelled(9))).containsExactly(Standing.IDLE);
    assertThat(offer(9, true)).isEqualTo(OrderOffers.Answer.CLOSED);

    assertThat(run()).isEqualTo(run);
  }

  @Test
  void of_an_order_that_ended_as_cancelled_is_known() {
    ended(OrderStage.CANCELLED, null);
    String run = run();

    assertThat(tell(cancelled(9))).containsExactly(Standing.IDLE);
    assertThat(offer(9, true)).isEqualTo(OrderOffers.Answer.CLOSED);

    assertThat(run()).isEqualTo(run);
  }

  private OrderOffers.Answer offer(long version, boolean cancelled) {
    return new TemporalOrderOffers(temporal.getWorkflowClient(), SHOP, readings())
        .offer(UK, new ChangedOrder(ORDER, version, NOON, false, cancelled));
  }

  private List<Standing> tell(Item... items) {
    return new TemporalOrderNews(temporal.getWorkflowClient(), SHOP, readings())
        .tell(UK, ORDER, List.of(items));
  }

  private OrderReadings readings() {
    return new OrderReadings(
        temporal.getWorkflowClient(), SHOP, new ReadVersions(), Duration.ofHours(1));
  }

  private static Item cancelled(long version) {
    return item(version, new Hint.OrderCancelled("m-" + version, ORDER, null, version));
  }

  private static Item edited(long version) {
    return item(version, new Hint.OrderEdited("m-" + version, ORDER, null, version));
  }

  private static Item item(long version, Hint hint) {
    return new Item(
        new LoggedMessage(
            hint.eventId(), "order/" + ORDER, version, version, NOON, true, List.of(hint)),
        hint);
  }

  /** It read version 4, and wrote its tracking as version 6. */
  private void ended(OrderStage stage, @Nullable Long cancelledVersion) {
    EndedFulfilment fulfilment =
        new EndedFulfilment(
            new FulfilmentPlan(
                FulfilmentRef.whole(ORDER),
                DC,
                new FacilityId("MAIN"),
                new DeliveryService("UPS", "STD"),
                List.of()),
            stage,
            "W-1",
            List.of(),
            List.of(),
            List.of(),
            List.of());
    end =
        new OrderResult(
            1,
            stage,
            List.of(),
            new OrderRequest(
                1,
                UK,
                ORDER,
                SHOP,
                "1001",
                new EndedOrder(
                    stage,
                    6,
                    TIMES,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(fulfilment),
                    4L,
                    cancelledVersion)));
    WorkflowStub ending =
        temporal
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                OrderNames.WORKFLOW_TYPE,
                WorkflowOptions.newBuilder().setWorkflowId(WORKFLOW).setTaskQueue(ENDING).build());
    ending.start();
    ending.getResult(OrderResult.class);
  }

  private String run() {
    return temporal
        .getWorkflowClient()
        .newUntypedWorkflowStub(WORKFLOW)
        .describe()
        .getExecution()
        .getRunId();
  }
}
