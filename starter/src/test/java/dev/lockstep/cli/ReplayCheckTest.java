package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lockstep.cli.find.OrderQuery;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.LinkId;
import dev.lockstep.common.OrderId;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderRequest;
import dev.lockstep.order.OrderWorkflowImpl;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(StuckShop.Shared.class)
class ReplayCheckTest {
  private static final OrderRequest ODD =
      new OrderRequest(new LinkId("shop"), new OrderId("odd"), new ConnectionId("storefront"));

  private final StuckShop shop;
  @TempDir Path directory;

  ReplayCheckTest(StuckShop shop) {
    this.shop = shop;
  }

  @Test
  void open_orders_that_go_on_under_this_build_let_the_upgrade_pass() {
    CommandRun run = shop.type("replay-check");

    assertThat(run.exitCode()).as(run::toString).isZero();
    assertThat(run.out())
        .endsWith(" open workflows replayed; all of them go on under this build.\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void a_sample_is_no_larger_than_it_was_asked_for() {
    assertThat(shop.type("replay-check", "--sample", "2", "--json"))
        .isEqualTo(
            new CommandRun(0, "{\"replayed\":2,\"failed\":0,\"skipped\":0}%n".formatted(), ""));
    assertThat(shop.type("replay-check", "--limit", "1", "--json").json().path("replayed").asInt())
        .isEqualTo(1);
    assertThat(shop.type("replay-check", "--limit", "0").exitCode()).isEqualTo(2);
  }

  /** An order as another build would have begun it: with a timer. */
  @WorkflowInterface
  public interface OtherBuild {
    @WorkflowMethod(name = OrderNames.WORKFLOW_TYPE)
    void run(OrderRequest request);
  }

  public static final class OtherBuildImpl implements OtherBuild {
    @Override
    public void run(OrderRequest request) {
      Workflow.sleep(Duration.ofDays(1));
    }
  }

  @Test
  void an_order_that_would_stop_is_named_with_the_reason_and_stops_the_upgrade() {
    String namespace = "odd";
    shop.shop().register(namespace);
    Path config =
        shop.shop()
            .changedConfig(
                "odd.yaml", text -> text.replace("namespace: default", "namespace: " + namespace));
    try (Session session = Session.at(config)) {
      WorkerFactory workers = WorkerFactory.newInstance(session.client());
      workers.newWorker("other").registerWorkflowImplementationTypes(OtherBuildImpl.class);
      workers.start();
      try {
        var order =
            session
                .client()
                .newUntypedWorkflowStub(
                    OrderNames.WORKFLOW_TYPE,
                    WorkflowOptions.newBuilder()
                        .setWorkflowId(OrderNames.workflowId(ODD.link(), ODD.order()))
                        .setTaskQueue("other")
                        .build());
        shop.shop().untilItWorks(() -> session.search().count(OrderQuery.open()));
        order.start(ODD);
        shop.shop()
            .untilTrue(() ->
                session.client().fetchHistory("order/shop/odd").getEvents().size() >= 5
                    && session.search().count(OrderQuery.open()) == 1);
      } finally {
        workers.shutdownNow();
      }
    }

    CommandRun run = CommandRun.of("replay-check", "--config", config.toString());

    assertThat(run.exitCode()).as(run::toString).isEqualTo(1);
    assertThat(run.out().lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("order/shop/odd: ")
        .contains("[TMPRL1100]");
    assertThat(run.out())
        .endsWith(
            "1 of 1 open workflows do not go on under this build. Do not roll it out: they would"
                + " wait, and lose nothing, until a build fits.\n");
  }

  @Test
  void an_exported_history_is_what_the_replayer_reads() throws IOException {
    Path file = directory.resolve("order.json");

    CommandRun run =
        shop.type("orders", "history", shop.confirmed().orderId(), "--export", file.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .matches("\\d+ events of order %s\\.\\R".formatted(shop.confirmed().orderId()));
    assertThat(Files.readString(file)).doesNotContain("stackTrace");
    assertThatCode(
            () -> WorkflowReplayer.replayWorkflowExecution(file.toFile(), OrderWorkflowImpl.class))
        .doesNotThrowAnyException();
  }

  @Test
  void an_exported_history_goes_to_standard_output_or_says_why_it_cannot() {
    assertThat(
            shop.type("orders", "history", shop.waiting().orderId(), "--export", "-")
                .json()
                .path("events"))
        .isNotEmpty();
    String nowhere = directory.resolve("none").resolve("order.json").toString();
    assertThat(shop.type("orders", "history", shop.waiting().orderId(), "--export", nowhere))
        .isEqualTo(
            new CommandRun(
                1,
                "",
                "The file cannot be written: %s. Name another one with --export.%n"
                    .formatted(nowhere)));
  }
}
