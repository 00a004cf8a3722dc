package dev.lockstep.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.operations.OperationsNames;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.model.FulfilmentStage;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReconciliationWorkflowTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
  private final FakeFacts facts = new FakeFacts();

  @BeforeEach
  void a_worker_runs() {
    var operations = temporal.newWorker(OperationsNames.TASK_QUEUE);
    operations.registerWorkflowImplementationTypes(ReconciliationWorkflowImpl.class);
    operations.registerActivitiesImplementations(facts.temporal);
    temporal
        .newWorker(OrderNames.connectionQueue(FakeFacts.SHOP))
        .registerActivitiesImplementations(facts.shop);
    temporal
        .newWorker(OrderNames.connectionQueue(FakeFacts.DC))
        .registerActivitiesImplementations(facts.warehouse);
    temporal.start();
  }

  @AfterEach
  void it_stops() {
    temporal.close();
  }

  private ReconciliationResult run() {
    return run(DAY, DAY);
  }

  private ReconciliationResult run(LocalDate from, LocalDate to) {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(
            ReconciliationWorkflow.class,
            WorkflowOptions.newBuilder().setTaskQueue(OperationsNames.TASK_QUEUE).build())
        .run(ReconciliationRequest.of(FakeFacts.UK, from, to));
  }

  @Test
  void each_order_counts_once_however_often_it_is_listed() {
    facts.inTheWarehouse("o-1", NOON);
    facts.inTheWarehouse("o-2", NOON);
    facts.changedPages.add(List.of("o-1", "o-2", "o-1"));
    facts.changedPages.add(List.of("o-2"));

    ReconciliationResult result = run();

    assertThat(result.days())
        .singleElement()
        .satisfies(day -> {
          assertThat(day.placed()).isEqualTo(2);
          assertThat(day.released()).isEqualTo(2);
          assertThat(day.dispatched()).isZero();
          assertThat(day.turnover())
              .singleElement()
              .satisfies(sum -> {
                assertThat(sum.placed().minorUnits()).isEqualTo(2_000);
                assertThat(sum.dispatched().minorUnits()).isZero();
              });
        });
    assertThat(facts.readAtSource).containsExactlyInAnyOrder("o-1", "o-2");
    assertThat(result.gaps()).isEmpty();
  }

  @Test
  void orders_of_other_days_are_left_out_and_older_ones_not_even_read() {
    facts.inTheWarehouse("the-day-before", NOON.minusSeconds(86_400));
    facts.inTheWarehouse("the-day-after", NOON.plusSeconds(86_400));
    facts.inTheWarehouse("o-1", NOON);

    assertThat(run().placed()).isEqualTo(1);
    assertThat(facts.readAtSource).containsExactlyInAnyOrder("the-day-after", "o-1");
  }

  @Test
  void many_orders_are_read_in_batches_and_all_counted() {
    for (int i = 0; i < 2 * ReconciliationWorkflowImpl.BATCH + 5; i++) {
      facts.inTheWarehouse("o-" + i, NOON);
    }

    assertThat(run().placed()).isEqualTo(2 * ReconciliationWorkflowImpl.BATCH + 5);
  }

  @Test
  void a_long_day_goes_on_in_a_new_run_and_counts_each_order_once() {
    int orders = 9_000;
    for (int i = 0; i < orders; i++) {
      facts.inTheWarehouse("o-" + i, NOON);
    }
    WorkflowStub workflow =
        temporal
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                ReconciliationNames.WORKFLOW_TYPE,
                WorkflowOptions.newBuilder()
                    .setWorkflowId("a-long-day")
                    .setTaskQueue(OperationsNames.TASK_QUEUE)
                    .build());

    String begun = workflow.start(ReconciliationRequest.of(FakeFacts.UK, DAY, DAY)).getRunId();

    assertThat(workflow.getResult(ReconciliationResult.class).placed()).isEqualTo(orders);
    assertThat(facts.readAtSource).hasSize(orders).doesNotHaveDuplicates();
    assertThat(
            temporal
                .getWorkflowClient()
                .newUntypedWorkflowStub("a-long-day")
                .describe()
                .getExecution()
                .getRunId())
        .isNotEqualTo(begun);
  }

  @Test
  void findings_are_cut_and_their_counts_are_not() {
    for (int i = 0; i < ReconciliationResult.MOST_FINDINGS + 7; i++) {
      facts.placed.put("o-" + i, NOON);
    }

    ReconciliationResult result = run();

    assertThat(result.findings()).hasSize(ReconciliationResult.MOST_FINDINGS);
    assertThat(result.allFindings()).isEqualTo(ReconciliationResult.MOST_FINDINGS + 7);
    assertThat(result.kinds())
        .singleElement()
        .satisfies(kind -> assertThat(kind.kind()).isEqualTo(FindingKind.NOT_STARTED));
  }

  @Nested
  class what_could_not_be_found_out {

    @Test
    void a_listing_that_fails_leaves_a_gap_and_the_rest_is_compared() {
      facts.inTheWarehouse("o-1", NOON);
      facts.listingFails = "This server has no lists.";

      ReconciliationResult result = run();

      assertThat(result.placed()).isEqualTo(1);
      assertThat(result.gaps())
          .containsExactly(new Gap(Side.TEMPORAL, null, "This server has no lists."));
    }

    @Test
    void a_source_that_is_down_makes_orders_unknown_and_none_of_them_lost() {
      facts.inTheWarehouse("o-1", NOON);
      facts.sourceDown = true;

      ReconciliationResult result = run();

      assertThat(result.allFindings()).isZero();
      assertThat(result.unknownSides()).isEqualTo(1);
      assertThat(result.placed()).isZero();
    }
  }

  @Nested
  class an_order_that_only_the_warehouse_lists {

    @Test
    void is_a_finding_where_nobody_knows_it() {
      facts.held.put("stray", FulfilmentStage.PICKING);

      assertThat(run().findings())
          .singleElement()
          .satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.IN_WAREHOUSE_ONLY);
            assertThat(finding.order().value()).isEqualTo("stray");
          });
    }

    @Test
    void belongs_to_the_day_on_which_the_warehouse_had_to_do_with_it() {
      facts.held.put("stray", FulfilmentStage.PICKING);
      facts.heldSince = NOON.plusSeconds(86_400);

      assertThat(run().allFindings()).isZero();
      assertThat(run(DAY.plusDays(1), DAY.plusDays(1)).allFindings()).isEqualTo(1);
    }

    @Test
    void is_none_where_temporal_has_it_for_another_link() {
      facts.held.put("theirs", FulfilmentStage.PICKING);
      facts.ofNeighbours.add("theirs");
      facts.neighbours =
          List.of(new ReconciliationPlan.Neighbour(new LinkId("de"), new ConnectionId("shop-de")));

      assertThat(run().allFindings()).isZero();
    }
  }

  @Nested
  class days {
    /** On 29 March 2026 the clocks went forward in London, on 25 October back. */
    @Test
    void have_23_hours_when_the_clocks_go_forward() {
      facts.zone = ZoneId.of("Europe/London");
      facts.inTheWarehouse("last-of-29th", Instant.parse("2026-03-29T22:59:59Z"));
      facts.inTheWarehouse("first-of-30th", Instant.parse("2026-03-29T23:00:00Z"));
      LocalDate day = LocalDate.parse("2026-03-29");

      assertThat(run(day, day.plusDays(1)).days())
          .extracting(DayCount::day, DayCount::placed)
          .containsExactly(tuple(day, 1), tuple(day.plusDays(1), 1));
    }

    @Test
    void have_25_hours_when_they_go_back() {
      facts.zone = ZoneId.of("Europe/London");
      facts.inTheWarehouse("first-of-25th", Instant.parse("2026-10-24T23:00:00Z"));
      facts.inTheWarehouse("last-of-25th", Instant.parse("2026-10-25T23:59:59Z"));
      facts.inTheWarehouse("first-of-26th", Instant.parse("2026-10-26T00:00:00Z"));
      LocalDate day = LocalDate.parse("2026-10-25");

      assertThat(run(day, day).days())
          .singleElement()
          .satisfies(count -> assertThat(count.placed()).isEqualTo(2));
    }

    @Test
    void are_the_last_ones_that_are_over_where_none_are_given() {
      facts.zone = ZoneId.of("Pacific/Auckland");
      List<LocalDate> covered = new ArrayList<>();

      ReconciliationResult result =
          temporal
              .getWorkflowClient()
              .newWorkflowStub(
                  ReconciliationWorkflow.class,
                  WorkflowOptions.newBuilder().setTaskQueue(OperationsNames.TASK_QUEUE).build())
              .run(ReconciliationRequest.ofLast(FakeFacts.UK, 3));
      result.days().forEach(day -> covered.add(day.day()));

      LocalDate today = result.began().atZone(facts.zone).toLocalDate();
      assertThat(covered)
          .containsExactly(today.minusDays(3), today.minusDays(2), today.minusDays(1));
    }
  }

  @Test
  void it_ends_in_one_countable_sentence() {
    facts.inTheWarehouse("o-1", NOON);
    facts.placed.put("lost", NOON);

    assertThat(run().sentence())
        .isEqualTo(
            "Orders of uk placed on 2026-11-20: 2 placed, 0 confirmed, 0 cancelled, 1 findings, 0 sides unknown.");
  }

  @Test
  void it_goes_on_in_a_new_run_where_the_last_one_was_cut() {
    facts.inTheWarehouse("counted", NOON);
    facts.inTheWarehouse("o-2", NOON);
    ReconciliationPlan plan = facts.temporal.plan(new PlanRequest(1, FakeFacts.UK));
    SeenOrders seen = new SeenOrders();
    seen.add(new OrderId("counted"));
    ReconciliationResult soFar =
        Tally.begin(FakeFacts.UK, plan.zone(), DAY, DAY, NOON).result(null);
    ReconciliationResult cut =
        new ReconciliationResult(
            1,
            soFar.link(),
            soFar.zone(),
            DAY,
            DAY,
            NOON,
            null,
            List.of(new DayCount(DAY, 1, 0, 0, 0, 1, 0, 0, 0, 0, List.of())),
            List.of(new AgeCount(Reached.RELEASED, Age.HOURS, 1)),
            List.of(),
            List.of(),
            List.of(),
            0,
            List.of());

    ReconciliationResult result =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(
                ReconciliationWorkflow.class,
                WorkflowOptions.newBuilder().setTaskQueue(OperationsNames.TASK_QUEUE).build())
            .run(
                new ReconciliationRequest(
                    1,
                    FakeFacts.UK,
                    DAY,
                    DAY,
                    1,
                    new CarriedOver(plan, DAY, DAY, NOON, 0, null, seen.text(), cut)));

    assertThat(result.placed()).isEqualTo(2);
    assertThat(facts.readAtSource).containsExactly("o-2");
  }
}
