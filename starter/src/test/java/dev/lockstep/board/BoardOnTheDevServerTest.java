package dev.lockstep.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.lockstep.board.Visibility.SweepSeen;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStage;
import dev.lockstep.sweep.SweepNames;
import dev.lockstep.sweep.SweepResult;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.temporal.TemporalCli;
import dev.lockstep.worker.LenientConverter;
import dev.lockstep.worker.OrderSearchAttributes;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs where the Temporal CLI is found; {@code tools/temporal-cli/install} makes it so. */
class BoardOnTheDevServerTest {
  private static final String NOBODY = "nobody-works-here";
  private static final String QUEUE = "board-test";
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static Instant now;

  @TempDir static Path directory;
  private static LocalTemporal temporal;
  private static WorkflowServiceStubs stubs;
  private static TemporalVisibility lists;

  @WorkflowInterface
  public interface Ends {
    @WorkflowMethod(name = OrderNames.WORKFLOW_TYPE)
    String run();
  }

  public static final class EndsImpl implements Ends {
    @Override
    public String run() {
      return "the customer was told";
    }
  }

  @WorkflowInterface
  public interface Sweeps {
    @WorkflowMethod(name = SweepNames.WORKFLOW_TYPE)
    SweepResult run();
  }

  public static final class SweepsImpl implements Sweeps {
    @Override
    public SweepResult run() {
      return new SweepResult(7, 3, 4, 0, Instant.EPOCH);
    }
  }

  @BeforeAll
  static void start() {
    TemporalCli.Found cli =
        switch (TemporalCli.find(Optional.empty())) {
          case TemporalCli.Found found -> found;
          case TemporalCli.Missing missing -> abort(missing.hint());
        };
    temporal =
        LocalTemporal.devServer(
            cli,
            LocalTemporalOptions.with(OrderSearchAttributes.types())
                .printingTo(directory.resolve("server.log")));
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(temporal.target()).build());
    WorkflowClient client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder().setDataConverter(LenientConverter.create()).build());
    lists = new TemporalVisibility(client);
    now = Instant.now();
    fill(client);
  }

  @AfterAll
  static void stop() {
    if (temporal != null) {
      stubs.shutdownNow();
      temporal.close();
    }
  }

  @Test
  void the_page_shows_what_the_lists_hold() throws IOException {
    try (BoardSetting board = BoardSetting.withAccounts(temporal, directory)) {
      String page = board.lookAs("jo", BoardSetting.PASSWORD).body();

      assertThat(page)
          .contains("<p class=\"huge\">1</p>")
          .contains(">A-2</a>")
          .contains("SKU unknown")
          .contains("Shipments of <b>dc</b>")
          .contains("7 seen, 3 told to their orders")
          .contains("http://ui.example:8233/namespaces/default/workflows/order%2Fuk%2FA-3/");
    }
  }

  @Test
  void a_list_in_memory_and_the_server_count_alike() {
    OpenOrders memory = OpenOrders.of(lists);
    OpenOrders server = new OpenOrders.Asked(lists);

    assertThat(memory).isInstanceOf(OpenOrders.Listed.class);
    for (Which which :
        List.of(
            Which.ALL,
            Which.ALL.of("uk"),
            Which.ALL.of("de"),
            Which.in(OrderStage.PARKED),
            Which.in(OrderStage.PARKED).dueBefore(now),
            Which.in(OrderStage.PARKED).awakeAt(now),
            Which.in(OrderStage.PARKED).awakeAt(now.plusSeconds(7200)),
            Which.in(OrderStage.AWAITING_DISPATCH).dueBefore(now.plusSeconds(7200)),
            Which.ALL.startedBefore(now.minusSeconds(60)),
            Which.ALL.startedFrom(now.minusSeconds(60)))) {
      assertThat(server.count(which)).as(which.query()).isEqualTo(memory.count(which));
      assertThat(server.list(which))
          .as(which.query())
          .containsExactlyInAnyOrderElementsOf(memory.list(which));
    }
    assertThat(memory.count(Which.in(OrderStage.PARKED).dueBefore(now))).isEqualTo(1);
    assertThat(memory.count(Which.in(OrderStage.PARKED).awakeAt(now))).isEqualTo(2);
  }

  private static void fill(WorkflowClient client) {
    Instant later = now.plusSeconds(3600);
    start(client, NOBODY, "A-1", OrderStage.AWAITING_DISPATCH, later, Map.of());
    start(client, NOBODY, "A-2", OrderStage.PARKED, later, parked("SKU_UNKnowN", "MERCHANDISING"));
    start(
        client,
        NOBODY,
        "A-3",
        OrderStage.PARKED,
        now.minusSeconds(60),
        parked("PRICE_MISMATCH", "FINANCE"));
    start(
        client,
        NOBODY,
        "A-5",
        OrderStage.PARKED,
        later,
        Map.of(OrderNames.SA_SNOOZED_UNTIL, later.toString()));
    start(client, QUEUE, "A-4", OrderStage.CONFIRMED, later, Map.of());
    WorkflowOptions sweep =
        WorkflowOptions.newBuilder().setWorkflowId("sweep/dc").setTaskQueue(QUEUE).build();
    var unused = WorkflowClient.start(client.newWorkflowStub(Sweeps.class, sweep)::run);
    WorkerFactory workers = WorkerFactory.newInstance(client);
    workers.newWorker(QUEUE).registerWorkflowImplementationTypes(EndsImpl.class, SweepsImpl.class);
    workers.start();
    until(() ->
        lists.count(PastHours.confirmed(Instant.EPOCH)) == 1
            && lists.orders(Which.ALL.query(), 10).size() == 4
            && lists.sweeps(Instant.EPOCH, 10).stream()
                .anyMatch(run -> run.state() == SweepSeen.State.COMPLETED));
    workers.shutdownNow();
  }

  private static void start(
      WorkflowClient client,
      String queue,
      String number,
      OrderStage stage,
      Instant due,
      Map<String, String> more) {
    SearchAttributes.Builder shown =
        SearchAttributes.newBuilder()
            .set(SearchAttributeKey.forKeyword(OrderNames.SA_LINK), "uk")
            .set(SearchAttributeKey.forKeyword(OrderNames.SA_ORDER), number)
            .set(SearchAttributeKey.forKeyword(OrderNames.SA_STAGE), stage.name())
            .set(
                SearchAttributeKey.forOffsetDateTime(OrderNames.SA_DUE),
                due.atOffset(ZoneOffset.UTC));
    more.forEach((name, value) -> {
      if (name.equals(OrderNames.SA_SNOOZED_UNTIL)) {
        shown.set(SearchAttributeKey.forOffsetDateTime(name), OffsetDateTime.parse(value));
      } else {
        shown.set(SearchAttributeKey.forKeyword(name), value);
      }
    });
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setWorkflowId("order/uk/" + number)
            .setTaskQueue(queue)
            .setTypedSearchAttributes(shown.build())
            .build();
    var unused = WorkflowClient.start(client.newWorkflowStub(Ends.class, options)::run);
  }

  private static Map<String, String> parked(String code, String owner) {
    return Map.of(OrderNames.SA_EXCEPTION, code, OrderNames.SA_OWNER, owner);
  }

  private static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("the lists lag too long").isLessThan(deadline);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }
}
