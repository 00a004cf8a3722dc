package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import dev.lockstep.common.OrderId;
import dev.lockstep.demo.DemoStack;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.run.Configurations;
import dev.lockstep.run.WorkerRun;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.temporal.TemporalCli;
import dev.lockstep.worker.OrderSearchAttributes;
import io.temporal.api.activity.v1.ActivityOptions;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.UpdateActivityOptionsRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A maintenance window on a real server: what a platform is asked during it, who goes on
 * afterwards. Runs where the Temporal CLI is found; {@code tools/temporal-cli/install} makes it so.
 */
class ConnectionsPauseTest {
  private static final String SHOP = "commercetools-for-scend";
  private static final String WHO = "--author=jo";
  private static final String WHY = "--reason=upgrade";

  @TempDir static Path directory;
  private static LocalTemporal temporal;
  private static OrderCommandsSetting shop;
  private static Path wire;
  private static Path config;

  @SuppressWarnings("NullAway.Init")
  ConnectionsPauseTest() {}

  @BeforeAll
  static void open() {
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
    shop = OrderCommandsSetting.withoutWorker(temporal, directory);
    wire = directory.resolve("wire");
    config =
        shop.changedConfig(
            "wired.yaml",
            text -> text.replace("worker:\n", "worker:\n  wireLog: {directory: " + wire + "}\n"));
  }

  @AfterAll
  static void close() {
    if (shop != null) {
      shop.close();
    }
    if (temporal != null) {
      temporal.close();
    }
  }

  private static CommandRun connections(String... arguments) {
    return CommandRun.of(
        CommandRun.joined(
            CommandRun.joined(new String[] {"connections"}, arguments),
            "--config",
            config.toString()));
  }

  private static WorkerRun worker() {
    return WorkerRun.start(Configurations.load(config));
  }

  /** Lines of the wire log that call one connection. */
  private static long calls(String connection) {
    if (!Files.isDirectory(wire)) {
      return 0;
    }
    String mark = "\"connection\":\"%s\"".formatted(connection);
    try (Stream<Path> files = Files.list(wire)) {
      long calls = 0;
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
        try (Stream<String> lines = Files.lines(file)) {
          calls += lines.filter(line -> line.contains(mark)).count();
        }
      }
      return calls;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Sample placeAndStart() {
    Sample order = shop.place(SampleKind.PAID);
    assertThat(OrderCommandsSetting.orders(config, "start", order.orderId()).exitCode()).isZero();
    return order;
  }

  private static String workflow(Sample order) {
    return OrderNames.workflowId(DemoStack.LINK, new OrderId(order.orderId()));
  }

  private static List<HistoryEvent> history(Sample order) {
    return shop.client().fetchHistory(workflow(order)).getEvents();
  }

  private static long scheduled(Sample order, String activity) {
    return history(order).stream()
        .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
        .filter(event ->
            event
                .getActivityTaskScheduledEventAttributes()
                .getActivityType()
                .getName()
                .equals(activity))
        .count();
  }

  /** As if an hour had passed. */
  private static void letTheStepRunOutOfTime(Sample order) {
    var unused =
        shop.client()
            .getWorkflowServiceStubs()
            .blockingStub()
            .updateActivityOptions(
                UpdateActivityOptionsRequest.newBuilder()
                    .setNamespace("default")
                    .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflow(order)))
                    .setType("AssessOrder")
                    .setActivityOptions(
                        ActivityOptions.newBuilder()
                            .setScheduleToCloseTimeout(Duration.newBuilder().setSeconds(1)))
                    .setUpdateMask(FieldMask.newBuilder().addPaths("schedule_to_close_timeout"))
                    .build());
  }

  @Test
  void nothing_is_called_during_a_pause_whatever_starts_and_all_orders_go_on_after_it()
      throws IOException {
    List<Sample> orders = new ArrayList<>();
    try (WorkerRun first = worker()) {
      CommandRun paused = connections("pause", SHOP, WHO, WHY, "--until", "2h");
      assertThat(paused.exitCode()).as(paused::err).isZero();
      assertThat(paused.withoutTimes())
          .startsWith(
              "%s is paused since <time> by jo (upgrade), until <time>. Its orders wait"
                  .formatted(SHOP));
      assertThat(connections("drain", SHOP).words())
          .startsWith("%s is drained: safe to maintain. Afterwards: ".formatted(SHOP));

      long before = calls(SHOP);
      for (int i = 0; i < 5; i++) {
        orders.add(placeAndStart());
      }
      shop.untilTrue(() -> orders.stream().allMatch(each -> scheduled(each, "AssessOrder") == 1));
      assertThat(calls(SHOP)).isEqualTo(before);
    }

    long before = calls(SHOP);
    try (WorkerRun second = worker()) {
      Sample outOfTime = orders.getFirst();
      letTheStepRunOutOfTime(outOfTime);
      shop.untilTrue(() ->
          scheduled(outOfTime, OrderNames.LOOK_UP_PAUSE) == 1
              && scheduled(outOfTime, "AssessOrder") == 2);
      assertThat(status(outOfTime).parked()).isEmpty();
      assertThat(status(outOfTime).stage()).isNotEqualTo(OrderStage.PARKED);
      assertThat(calls(SHOP)).isEqualTo(before);
      assertThat(connections().out()).contains(SHOP + " is paused since ");
      shop.untilTrue(() -> waits(5));

      assertThat(connections("resume", SHOP, WHO, "--reason=it is back"))
          .isEqualTo(
              new CommandRun(
                  0, "%s goes on; what waited is taken up at its own rate.%n".formatted(SHOP), ""));
      orders.forEach(each -> shop.awaitConfirmed(each.orderId()));
      shop.untilTrue(
          () -> connections("show", SHOP).words().contains("; ended <time>, by jo (it is back)"));
      assertThat(connections("resume", SHOP, WHO, WHY).out())
          .isEqualTo("%s is not paused; nothing was done.%n".formatted(SHOP));
    }
  }

  @Test
  void a_pause_is_taken_where_no_worker_runs_and_holds_for_the_first_that_does() {
    assertThat(connections("pause", SHOP, WHO, WHY).exitCode()).isZero();
    long before = calls(SHOP);
    Sample order = placeAndStart();

    try (WorkerRun late = worker()) {
      shop.untilTrue(() -> scheduled(order, "AssessOrder") == 1);
      shop.untilTrue(() -> waits(1));
      assertThat(calls(SHOP)).isEqualTo(before);

      assertThat(connections("resume", SHOP, WHO, WHY).exitCode()).isZero();
      shop.awaitConfirmed(order.orderId());
    }
  }

  @Test
  void the_doctor_names_a_pause_and_leaves_the_platform_alone() {
    assertThat(connections("pause", "scend", WHO, WHY).exitCode()).isZero();
    try {
      CommandRun doctor = CommandRun.of("doctor", "--config", config.toString());

      assertThat(doctor.words())
          .contains("note pause of scend Paused since <time> by jo (upgrade), until somebody")
          .contains("ok connection " + SHOP)
          .doesNotContain("connection scend ");
    } finally {
      assertThat(connections("resume", "scend", WHO, WHY).exitCode()).isZero();
    }
  }

  @Test
  void a_connection_nobody_has_and_a_pause_nobody_answers_for_are_refused() {
    assertThat(connections("pause", "nobody", WHO, WHY))
        .isEqualTo(
            new CommandRun(
                2,
                "",
                "No link has a connection 'nobody'. Those there are: %s, scend.%n"
                    .formatted(SHOP)));
    assertThat(connections("pause", SHOP, WHY).err())
        .isEqualTo(
            "--author is needed, and is a staff login of letters, digits, dots, dashes and underscores.%n"
                .formatted());
    assertThat(connections("pause", SHOP, "--author=jo@example.org", WHY).exitCode()).isEqualTo(2);
    assertThat(connections("drain", SHOP).err())
        .isEqualTo(
            "%s is not paused. Add --author and --reason, so that it is paused first.%n"
                .formatted(SHOP));
  }

  /** A sweep may wait beside the orders. */
  private static boolean waits(int orders) {
    return connections("show", SHOP, "--json").json().path("waiting").asInt() >= orders;
  }

  private static OrderStatus status(Sample order) {
    return shop.client()
        .newUntypedWorkflowStub(workflow(order))
        .query(OrderNames.STATUS, OrderStatus.class);
  }
}
