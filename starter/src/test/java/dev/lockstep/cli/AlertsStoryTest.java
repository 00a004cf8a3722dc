package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.common.OrderId;
import dev.lockstep.demo.DemoStack;
import dev.lockstep.demo.RunDirectory;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.temporal.TemporalCli;
import dev.lockstep.worker.OrderSearchAttributes;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One matter from the first word to the last, on a real server and with a killed worker. */
class AlertsStoryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  @TempDir Path directory;

  @Test
  void an_order_that_waits_is_told_escalated_and_told_over_although_the_worker_is_killed()
      throws IOException {
    TemporalCli.Found cli =
        switch (TemporalCli.find(Optional.empty())) {
          case TemporalCli.Found found -> found;
          case TemporalCli.Missing missing -> abort(missing.hint());
        };
    try (Listeners people = new Listeners();
        LocalTemporal temporal =
            LocalTemporal.devServer(
                cli,
                LocalTemporalOptions.with(OrderSearchAttributes.types())
                    .printingTo(directory.resolve("temporal.log")));
        DemoStack stack =
            DemoStack.withoutWorker(
                temporal,
                RunDirectory.create(directory.resolve("run")),
                5,
                Duration.ofMillis(50))) {
      String config = telling(stack.config(), people).toString();
      Sample order = new SampleOrders(5).next(SampleKind.UNMAPPED_SHIPPING_METHOD);

      people.answers(503);
      try (ChildProcess worker = ChildProcess.start(directory, "worker", "--config", config)) {
        var unused = stack.storefront().merchant().place(order);
        until(() -> stage(stack, order) == OrderStage.PARKED);
        until(() -> !people.missed().isEmpty());
      } // killed

      people.answers(200);
      try (ChildProcess worker = ChildProcess.start(directory, "worker", "--config", config)) {
        until(() -> people.words().contains("desk NEW"));
        String missed = people.missed().getFirst().id();
        Listeners.Heard first =
            people.heard().stream()
                .filter(heard -> heard.id().equals(missed))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not said again under its id"));
        JsonNode notice = first.body().at("/data/notices/0");
        assertThat(notice.path("code").asText()).isEqualTo("DELIVERY_SERVICE_UNMAPPED");
        assertThat(notice.path("link").asText()).isEqualTo(DemoStack.LINK.value());
        assertThat(notice.path("examples").get(0).asText())
            .isEqualTo(OrderCommandsSetting.number(order));
        assertThat(notice.path("finding").asText()).isNotBlank();
        assertThat(notice.path("command").asText()).startsWith("./lockstep orders explain ");

        until(() -> people.words().contains("lead ESCALATED"));
        until(() -> CommandRun.of("alerts", "show", "--config", config).out().contains("lead "));
        assertThat(CommandRun.of("alerts", "show", "--config", config).words())
            .containsPattern(
                "DELIVERY_SERVICE_UNMAPPED link commercetools-scend 1 <time> <time> \\(overdue\\) desk <time>, lead <time> –");
        assertThat(CommandRun.of("alerts", "preview", "--config", config))
            .isEqualTo(
                new CommandRun(
                    0, "", "Nobody would be told anything now. Parked orders: 1.%n".formatted()));
        JsonNode shown = CommandRun.of("alerts", "show", "--json", "--config", config).json();
        assertThat(shown.path("told").findValuesAsText("channel")).containsExactly("desk", "lead");
        assertThat(shown.path("told").findValuesAsText("messages")).containsExactly("1", "1");
        assertThat(shown.path("next").isNull()).isTrue();
        assertThat(CommandRun.of("alerts", "preview", "--config", withANewDesk(config)).words())
            .isEqualTo(
                """
                CHANNEL KIND SEVERITY WHAT
                shift NEW warning 1 order waits for operations: DELIVERY_SERVICE_UNMAPPED on link commercetools-scend
                """);

        assertThat(
                CommandRun.of(
                        "orders",
                        "resolve",
                        order.orderId(),
                        "--cancel",
                        "--author",
                        "jo",
                        "--reason",
                        "CUSTOMER_REQUEST",
                        "--config",
                        config)
                    .exitCode())
            .isZero();
        until(() ->
            CommandRun.of("alerts", "show", "--config", config)
                .err()
                .contains("Nobody has to be told anything: nothing is parked."));

        assertThat(people.words())
            .containsExactlyInAnyOrder(
                "desk NEW", "lead ESCALATED", "desk RESOLVED", "lead RESOLVED");
      }
    }
  }

  private static Path telling(Path config, Listeners people) throws IOException {
    String text = Files.readString(config);
    assertThat(text).contains("act: 4h");
    return Files.writeString(
        config.resolveSibling("telling.yaml"),
        text.replace("act: 4h", "act: 25s")
            + """
            alerts:
              every: 1s
              resolvedAfter: 1s
              channels:
                desk: %s
                lead: %s
              otherwise:
                - {channels: [desk]}
                - {channels: [lead], counted: always}
            """
                .formatted(
                    people.channel(config.resolveSibling(""), "desk"),
                    people.channel(config.resolveSibling(""), "lead")));
  }

  private static String withANewDesk(String config) throws IOException {
    Path file = Path.of(config);
    return Files.writeString(
            file.resolveSibling("new-desk.yaml"),
            Files.readString(file)
                .replace("    desk: ", "    shift: ")
                .replace("[desk]", "[shift]"))
        .toString();
  }

  private static OrderStage stage(DemoStack stack, Sample order) {
    return stack
        .client()
        .newUntypedWorkflowStub(OrderNames.workflowId(DemoStack.LINK, new OrderId(order.orderId())))
        .query(OrderNames.STATUS, OrderStatus.class)
        .stage();
  }

  private static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds(condition)) {
      assertThat(System.nanoTime()).as("it did not come to that").isLessThan(deadline);
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (WorkflowException | StatusRuntimeException notYet) {
      return false;
    }
  }
}
