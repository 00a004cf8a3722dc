package dev.lockstep.cli;

import dev.lockstep.common.OrderId;
import dev.lockstep.demo.DemoStack;
import dev.lockstep.demo.RunDirectory;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.sandbox.scend.Fate;
import dev.lockstep.sandbox.scend.FateRule;
import dev.lockstep.sandbox.scend.Status;
import dev.lockstep.sandbox.scend.WarehouseOrderView;
import dev.lockstep.temporal.LocalTemporal;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A small demo stack on which the commands about orders are typed, and what happens around it. */
final class OrderCommandsSetting implements AutoCloseable {
  private static final Duration STEP = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final DemoStack stack;
  private final SampleOrders samples = new SampleOrders(3);

  /** The storefront tells nobody of its orders: it takes the command to start them. */
  OrderCommandsSetting(LocalTemporal temporal, Path directory) {
    this(DemoStack.around(temporal, directory, 3, STEP));
  }

  private OrderCommandsSetting(DemoStack stack) {
    this.stack = stack;
    stack.storefront().stopMessages();
  }

  /** As above, for who starts workers himself. */
  static OrderCommandsSetting withoutWorker(LocalTemporal temporal, Path directory) {
    return new OrderCommandsSetting(
        DemoStack.withoutWorker(temporal, RunDirectory.create(directory), 3, STEP));
  }

  WorkflowClient client() {
    return stack.client();
  }

  /** Types {@code lockstep orders <command> …} with the stack's configuration. */
  CommandRun orders(String command, String... more) {
    return orders(stack.config(), command, more);
  }

  static CommandRun orders(Path config, String command, String... more) {
    return CommandRun.of(
        CommandRun.joined(new String[] {"orders", command, "--config", config.toString()}, more));
  }

  Path config() {
    return stack.config();
  }

  /** Writes a changed copy beside the configuration, from where its secrets are found as well. */
  Path changedConfig(String name, UnaryOperator<String> change) {
    try {
      return Files.writeString(
          config().resolveSibling(name), change.apply(Files.readString(config())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An order that is in the storefront and nowhere else. */
  Sample place(SampleKind kind) {
    Sample sample = samples.next(kind);
    var unused = stack.storefront().merchant().place(sample);
    return sample;
  }

  /** An order that the warehouse leaves lying when it has come so far. */
  Sample stuckInTheWarehouse(Status status) {
    Sample sample = samples.next(SampleKind.PAID);
    stack
        .warehouse()
        .script(FateRule.forReference(sample.orderId() + "**", new Fate.StuckAt(status)));
    var unused = stack.storefront().merchant().place(sample);
    start(sample);
    until(() ->
        held(sample).stream().anyMatch(order -> order.status() == status)
            && stage(sample) == OrderStage.AWAITING_DISPATCH);
    return sample;
  }

  Sample parked(SampleKind kind) {
    Sample sample = place(kind);
    start(sample);
    until(() -> stage(sample) == OrderStage.PARKED);
    return sample;
  }

  Sample confirmed() {
    Sample sample = place(SampleKind.PAID);
    start(sample);
    awaitConfirmed(sample.orderId());
    return sample;
  }

  void awaitConfirmed(String order) {
    until(() -> status(order).stage() == OrderStage.CONFIRMED);
  }

  /** Until the order is parked over this. */
  void awaitFinding(String order, String message) {
    until(() ->
        status(order).parked().stream()
            .flatMap(parked -> parked.findings().stream())
            .anyMatch(finding -> finding.message().equals(message)));
  }

  /** Until the server's search, which lags behind, knows the order by its number. */
  void awaitSearchable(String number) {
    String query = "%s = \"%s\"".formatted(OrderNames.SA_ORDER, number);
    until(() -> {
      try (var found = stack.client().listExecutions(query)) {
        return found.findAny().isPresent();
      }
    });
  }

  /** Until the server's search counts as many parked and waiting orders. */
  void awaitCounts(long parked, long waiting) {
    until(() ->
        inStage(OrderStage.PARKED) == parked && inStage(OrderStage.AWAITING_DISPATCH) == waiting);
  }

  /** A further namespace at the same server, with nothing in it. */
  void register(String namespace) {
    var server = stack.client().getWorkflowServiceStubs().blockingStub();
    var unused =
        server.registerNamespace(
            RegisterNamespaceRequest.newBuilder()
                .setNamespace(namespace)
                .setWorkflowExecutionRetentionPeriod(
                    com.google.protobuf.Duration.newBuilder()
                        .setSeconds(Duration.ofDays(30).toSeconds()))
                .build());
  }

  /** A new namespace is refused for some moments. */
  void untilItWorks(Runnable step) {
    until(() -> {
      step.run();
      return true;
    });
  }

  void untilTrue(BooleanSupplier condition) {
    until(condition);
  }

  private long inStage(OrderStage stage) {
    return stack
        .client()
        .countWorkflows("%s = \"%s\"".formatted(OrderNames.SA_STAGE, stage))
        .getCount();
  }

  static int units(Sample order) {
    int units = 0;
    for (var line : order.order().path("lineItems")) {
      units += line.path("quantity").asInt();
    }
    return units;
  }

  static String number(Sample order) {
    return order.order().path("orderNumber").asText();
  }

  private void start(Sample order) {
    CommandRun run = orders("start", order.orderId());
    if (run.exitCode() != 0) {
      throw new AssertionError(run);
    }
  }

  private List<WarehouseOrderView> held(Sample order) {
    return stack.warehouse().orders().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(order.orderId()))
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }

  private OrderStage stage(Sample order) {
    return status(order.orderId()).stage();
  }

  private OrderStatus status(String order) {
    return stack
        .client()
        .newUntypedWorkflowStub(OrderNames.workflowId(DemoStack.LINK, new OrderId(order)))
        .query(OrderNames.STATUS, OrderStatus.class);
  }

  private static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("It did not come to that in " + PATIENCE + ".");
      }
      pause();
    }
  }

  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (WorkflowException | StatusRuntimeException busy) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    stack.close();
  }
}
