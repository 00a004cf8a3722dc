package dev.lockstep.cli;

import static dev.lockstep.cli.ReplayShop.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.demo.DemoStack;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStage;
import dev.lockstep.replay.ReplayNames;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.fault.FaultKind;
import dev.lockstep.sandbox.fault.FaultRule;
import io.temporal.api.enums.v1.EventType;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs where the Temporal CLI is found; {@code tools/temporal-cli/install} makes it so. */
class OrdersReplayOnTheDevServerTest {
  private static final LinkId LINK = DemoStack.LINK;

  @TempDir static Path directory;
  private static ReplayShop shop;

  @BeforeAll
  static void open() {
    shop = ReplayShop.open(directory);
  }

  @AfterAll
  static void close() {
    if (shop != null) {
      shop.close();
    }
  }

  private static void assertDone(CommandRun run) {
    assertThat(run.exitCode()).as(run::toString).isZero();
  }

  private static JsonNode planned(String... arguments) {
    CommandRun run = shop.replay(CommandRun.joined(arguments, "--dry-run", "--json"));
    assertDone(run);
    assertThat(run.jsonLines()).hasSize(1);
    return run.jsonLines().getFirst();
  }

  @Test
  void a_reset_to_before_a_committed_release_finds_the_one_warehouse_order() {
    String order = shop.released();
    String before = shop.run(order);

    CommandRun run = shop.replayed(order, "--reset");

    assertDone(run);
    assertThat(run.out())
        .matches("%s: RESET done\\. A new run goes on from event \\d+\\.\\R".formatted(order));
    until(() -> !shop.run(order).equals(before));
    shop.awaitStage(order, OrderStage.AWAITING_DISPATCH);
    assertThat(shop.status(order).log()).anyMatch(line -> line.contains("Found in "));
    assertThat(shop.warehouseOrders(order)).isOne();
  }

  @Test
  void an_order_terminated_after_its_release_goes_on_where_it_was() {
    String order = shop.released();
    shop.terminate(order);

    assertThat(shop.explained(order))
        .contains(" · terminated while awaiting dispatch")
        .contains(", terminated by ", ": a test")
        .contains("If nobody acts: It stays as it is: no message and no sweep starts it again. ")
        .contains("Next step:      See what is left of it in the warehouse: scend took " + order)
        .contains("  lockstep orders replay ");
    JsonNode plan = planned(order);
    assertThat(plan.path("step").asText()).isEqualTo("RESET");
    assertThat(plan.path("why").asText())
        .startsWith("Its run was terminated. It goes on from event ");
    assertDone(shop.replayed(order));

    shop.awaitStage(order, OrderStage.AWAITING_DISPATCH);
    assertThat(shop.warehouseOrders(order)).isOne();
  }

  @Test
  void an_order_started_again_after_its_release_finds_the_one_warehouse_order() {
    String order = shop.released();
    shop.terminate(order);

    assertDone(shop.replayed(order, "--restart"));

    shop.awaitStage(order, OrderStage.AWAITING_DISPATCH);
    assertThat(shop.status(order).log()).anyMatch(line -> line.contains("Found in "));
    assertThat(shop.warehouseOrders(order)).isOne();
  }

  @Test
  void an_order_terminated_before_anything_was_sent_begins_anew() {
    String order = shop.parked(SampleKind.BAD_POSTCODE);
    shop.terminate(order);

    assertThat(planned(order).path("step").asText()).isEqualTo("START_AGAIN");
    assertDone(shop.replayed(order));

    shop.awaitStage(order, OrderStage.PARKED);
  }

  @Test
  void two_who_replay_one_order_at_once_make_one_warehouse_order()
      throws InterruptedException, ExecutionException {
    String order = shop.released();
    shop.terminate(order);

    List<CommandRun> runs =
        CommandRun.atOnce(List.of(order, order, order), it -> shop.replayed(it, "--restart"));

    assertThat(runs).anySatisfy(run -> assertThat(run.out()).contains("It is started."));
    assertThat(runs).filteredOn(run -> run.out().contains("It is started.")).hasSize(1);
    shop.awaitStage(order, OrderStage.AWAITING_DISPATCH);
    assertThat(shop.warehouseOrders(order)).isOne();
  }

  @Test
  void two_who_reset_one_order_at_once_make_one_warehouse_order()
      throws InterruptedException, ExecutionException {
    String order = shop.released();

    CommandRun.atOnce(List.of(order, order, order), it -> shop.replayed(it, "--reset"));

    shop.awaitStage(order, OrderStage.AWAITING_DISPATCH);
    assertThat(shop.warehouseOrders(order)).isOne();
  }

  @Test
  void what_is_parked_is_retried_and_a_healthy_or_ended_one_is_left_alone() {
    String parked = shop.parked(SampleKind.BAD_POSTCODE);
    String well = shop.released();
    int retries = retries(parked);

    assertThat(shop.replayed(parked).out())
        .isEqualTo("%s: RETRY done. It tries again where it stands.%n".formatted(parked));
    until(() -> retries(parked) == retries + 1);
    assertThat(planned(well).path("why").asText())
        .isEqualTo("It runs and is well, in AWAITING_DISPATCH.");
    CommandRun left = shop.replayed(well);
    assertDone(left);
    assertThat(left.words())
        .isEqualTo(
            """
            ORDER LINK STEP WHY
            %s commercetools-scend NOTHING It runs and is well, in AWAITING_DISPATCH.
            """
                .formatted(well));
  }

  private static int retries(String order) {
    return (int)
        shop.status(order).log().stream().filter(line -> line.contains("RETRY by jo")).count();
  }

  @Test
  void an_order_that_nobody_knows_is_started() {
    String order = shop.placed(SampleKind.PAID);

    assertThat(planned(order).path("step").asText()).isEqualTo("START");
    assertDone(shop.replayed(order));

    shop.awaitStage(order, OrderStage.AWAITING_DISPATCH);
    assertThat(shop.warehouseOrders(order)).isOne();
  }

  @Test
  void a_step_that_waits_for_its_next_attempt_is_tried_now_and_keeps_its_count() {
    String order = shop.placed(SampleKind.PAID);
    shop.warehouseFaults()
        .add(
            FaultRule.once("PUT", "**/orders/" + order + "*", FaultKind.ERROR_BEFORE_COMMIT)
                .status(403));
    shop.start(order);
    until(() -> planned(order).path("step").asText().equals("TRY_NOW"));

    CommandRun run = shop.replayed(order);

    assertThat(run.out())
        .isEqualTo("%s: TRY_NOW done. Its next attempt is made now.%n".formatted(order));
    shop.awaitStage(order, OrderStage.AWAITING_DISPATCH);
    assertThat(attemptsOfTheRelease(order)).isEqualTo(2);
    assertThat(shop.warehouseOrders(order)).isOne();
  }

  private static int attemptsOfTheRelease(String order) {
    var events =
        shop.client().fetchHistory(OrderNames.workflowId(LINK, new OrderId(order))).getEvents();
    long release =
        events.stream()
            .filter(event ->
                event
                    .getActivityTaskScheduledEventAttributes()
                    .getActivityType()
                    .getName()
                    .equals("ReleaseFulfilment"))
            .findFirst()
            .orElseThrow()
            .getEventId();
    return events.stream()
        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED)
        .map(event -> event.getActivityTaskStartedEventAttributes())
        .filter(started -> started.getScheduledEventId() == release)
        .findFirst()
        .orElseThrow()
        .getAttempt();
  }

  @WorkflowInterface
  public interface OtherBuild {
    @WorkflowMethod(name = OrderNames.WORKFLOW_TYPE)
    void run(Object request);
  }

  /** A build that begins otherwise than this one. */
  public static final class OtherBuildImpl implements OtherBuild {
    @Override
    public void run(Object request) {
      Workflow.sleep(Duration.ofDays(1));
    }
  }

  @Test
  void an_order_whose_own_code_fails_goes_back_to_where_this_build_goes_on() {
    shop.stopWorker();
    String order = shop.placed(SampleKind.PAID);
    shop.start(order);
    WorkerFactory other = WorkerFactory.newInstance(shop.client());
    other
        .newWorker(OrderNames.TASK_QUEUE)
        .registerWorkflowImplementationTypes(OtherBuildImpl.class);
    other.start();
    until(() ->
        shop
            .client()
            .fetchHistory(OrderNames.workflowId(LINK, new OrderId(order)))
            .getEvents()
            .stream()
            .anyMatch(event -> event.getEventType() == EventType.EVENT_TYPE_TIMER_STARTED));
    other.shutdownNow();
    shop.startWorker();
    shop.start(order);
    until(() -> planned(order).path("step").asText().equals("RESET"));

    assertThat(planned(order).path("why").asText())
        .startsWith("Its own code fails. It goes on from event ");
    assertDone(shop.replayed(order));

    shop.awaitStage(order, OrderStage.AWAITING_DISPATCH);
    assertThat(shop.warehouseOrders(order)).isOne();
  }

  @Test
  void many_are_replayed_by_a_replay_of_their_own_that_outlives_its_worker() throws IOException {
    List<String> orders = Stream.generate(shop::released).limit(4).toList();
    orders.forEach(shop::terminate);
    Path file = shop.file(directory, orders);

    CommandRun refused = shop.replayed("--file", file.toString());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .endsWith(
            "4 orders would be replayed, and nobody can be asked here. Look with --dry-run, then repeat with --yes.%n"
                .formatted());

    CommandRun run = shop.replayed("--file", file.toString(), "--yes", "--json", "--rate", "30");
    assertDone(run);
    JsonNode started = run.jsonLines().getFirst();
    String id = started.path("id").asText();
    until(() -> shop.replays("show", id, "--json").out().contains("\"outcome\":\"DONE\""));
    shop.stopWorker();
    shop.startWorker();

    until(() -> state(id).equals("DONE"));
    List<JsonNode> shown = shop.replays("show", id, "--json").jsonLines();
    assertThat(shown).hasSize(5);
    assertThat(shown.subList(0, 4))
        .extracting(line -> line.path("order").asText())
        .containsExactlyElementsOf(orders);
    assertThat(shown.getLast().path("done").asInt()).isEqualTo(4);
    for (String order : orders) {
      shop.awaitStage(order, OrderStage.AWAITING_DISPATCH);
      assertThat(shop.warehouseOrders(order)).as(order).isOne();
    }
    assertThat(shop.replays("list").out()).contains(id);
  }

  private static String state(String id) {
    CommandRun run = shop.replays("show", id, "--json");
    return run.exitCode() == 0 ? run.jsonLines().getLast().path("state").asText() : "";
  }

  @Test
  void a_replay_is_stopped_and_what_was_replayed_stays_replayed() throws IOException {
    List<String> orders =
        Stream.generate(() -> shop.parked(SampleKind.BAD_POSTCODE)).limit(2).toList();
    Path file = shop.file(directory, orders);
    CommandRun run = shop.replayed("--file", file.toString(), "--yes", "--json", "--rate", "1");
    String id = run.jsonLines().getFirst().path("id").asText();
    until(() -> shop.replays("show", id, "--json").out().contains("\"outcome\":\"DONE\""));

    assertThat(shop.replays("stop", id, "--author", "kim").out())
        .isEqualTo(
            "%s: stopped. 1 of 2 orders: 1 done, 0 not needed, 0 changed meanwhile, 0 refused.%n"
                .formatted(id));

    until(() -> state(id).equals("STOPPED"));
    assertThat(shop.replays("pause", id, "--author", "kim").exitCode()).isOne();
    assertThat(shop.client().newUntypedWorkflowStub(ReplayNames.workflowId(id)).describe())
        .isNotNull();
  }
}
