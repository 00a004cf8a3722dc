package dev.lockstep.cli;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ConnectionId;
import dev.lockstep.common.FacilityId;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.LineId;
import dev.lockstep.common.Money;
import dev.lockstep.common.OrderId;
import dev.lockstep.common.Quantity;
import dev.lockstep.common.Sku;
import dev.lockstep.demo.DemoStack;
import dev.lockstep.demo.RunDirectory;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.model.DeliveryService;
import dev.lockstep.order.model.DraftLine;
import dev.lockstep.order.model.WarehouseOrderDraft;
import dev.lockstep.port.Warehouse;
import dev.lockstep.run.Configurations;
import dev.lockstep.run.WorkerRun;
import dev.lockstep.sandbox.commercetools.Merchant;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.sandbox.fault.FaultRule;
import dev.lockstep.sandbox.scend.Fate;
import dev.lockstep.sandbox.scend.FateRule;
import dev.lockstep.sandbox.scend.Status;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.temporal.TemporalCli;
import dev.lockstep.worker.Metrics;
import dev.lockstep.worker.OrderSearchAttributes;
import dev.lockstep.worker.Wiring;
import dev.lockstep.worker.config.LockstepConfig;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A shop and a warehouse that tell nobody anything, and a worker that sweeps nothing: whatever goes
 * wrong stays as it is until somebody finds it.
 */
final class ReconcileShop implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ConnectionId SCEND = new ConnectionId("scend");

  private final LocalTemporal temporal;
  private final DemoStack stack;
  private final Path config;
  private final SampleOrders samples = new SampleOrders(17);
  private final WorkerRun worker;
  private final Metrics metrics = new Metrics();
  private final Warehouse byHand;

  private ReconcileShop(TemporalCli.Found cli, Path directory) {
    temporal =
        LocalTemporal.devServer(
            cli,
            LocalTemporalOptions.with(OrderSearchAttributes.types())
                .printingTo(directory.resolve("temporal.log")));
    stack =
        DemoStack.withoutWorker(
            temporal, RunDirectory.create(directory), 17, Duration.ofMillis(50));
    stack.storefront().stopMessages();
    stack.warehouse().sendWebhooksTo(null);
    config = quiet(stack.config());
    LockstepConfig read = Configurations.load(config);
    worker = WorkerRun.start(read);
    byHand = requireNonNull(new Wiring(read, metrics.registry()).warehouses().get(SCEND));
  }

  /** A changed copy beside the file, from where its secrets are found as well. */
  private static Path quiet(Path file) {
    try {
      return Files.writeString(
          file.resolveSibling("quiet.yaml"),
          Files.readString(file)
              .replaceFirst("sweep: \\{every: \\d+s", "sweep: {orders: false, every: 1h")
              .replace("grace: 5s", "grace: 0s"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Aborts the test where there is no Temporal CLI. */
  static ReconcileShop open(Path directory) {
    return switch (TemporalCli.find(Optional.empty())) {
      case TemporalCli.Found found -> new ReconcileShop(found, directory);
      case TemporalCli.Missing missing -> abort(missing.hint());
    };
  }

  Path config() {
    return config;
  }

  /** Types a command with this configuration. */
  CommandRun type(String... arguments) {
    return CommandRun.of(CommandRun.joined(arguments, "--config", config.toString()));
  }

  Merchant merchant() {
    return stack.storefront().merchant();
  }

  JsonNode storefrontOrder(String order) {
    return stack.storefront().order(order).orElseThrow();
  }

  /** An order that is in the storefront and nowhere else. */
  String placed(SampleKind kind) {
    Sample sample = samples.next(kind);
    var unused = stack.storefront().merchant().place(sample);
    return sample.orderId();
  }

  /** An order that the warehouse has, and leaves lying. */
  String released() {
    Sample sample = samples.next(SampleKind.PAID);
    stack
        .warehouse()
        .script(FateRule.forReference(sample.orderId() + "**", new Fate.StuckAt(Status.ALLOCATED)));
    var unused = stack.storefront().merchant().place(sample);
    started(sample.orderId());
    until(() -> isHeldAt(sample.orderId(), Status.ALLOCATED));
    return sample.orderId();
  }

  /** An order that has left, of which nobody has told. */
  String dispatched() {
    String order = placed(SampleKind.PAID);
    started(order);
    until(() -> isHeldAt(order, Status.DISPATCHED));
    return order;
  }

  private void started(String order) {
    CommandRun run = type("orders", "start", order);
    if (run.exitCode() != 0) {
      throw new AssertionError(run);
    }
    awaitStage(order, OrderStage.AWAITING_DISPATCH);
  }

  boolean isHeldAt(String order, Status status) {
    return stack.warehouse().orders().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(order))
        .flatMap(entry -> entry.getValue().stream())
        .anyMatch(held -> held.status() == status);
  }

  void awaitStage(String order, OrderStage stage) {
    until(() -> status(order).stage() == stage);
  }

  OrderStatus status(String order) {
    return workflow(order).query(OrderNames.STATUS, OrderStatus.class);
  }

  WorkflowStub workflow(String order) {
    return stack
        .client()
        .newUntypedWorkflowStub(OrderNames.workflowId(DemoStack.LINK, new OrderId(order)));
  }

  /** Somebody creates an order in the warehouse by hand. */
  void createByHand(FulfilmentRef ref, String line, String sku) {
    Warehouse.Creation created =
        byHand.create(
            new WarehouseOrderDraft(
                ref,
                DemoStack.LINK,
                null,
                Instant.now(),
                new FacilityId("MAIN"),
                new DeliveryService("DPD", "STANDARD"),
                new Address(
                    "A Stranger",
                    null,
                    List.of("1 High Street"),
                    "Leeds",
                    null,
                    "LS1 4AP",
                    "GB",
                    null,
                    null),
                new Money(1_000, "GBP", 2),
                List.of(new DraftLine(new LineId(line), new Sku(sku), Quantity.of(1), null))));
    if (!(created instanceof Warehouse.Creation.Created)) {
      throw new AssertionError(created);
    }
  }

  /** Somebody cancels it in the warehouse by hand. */
  void cancelByHand(String order) {
    until(() -> {
      var unused = byHand.cancel(FulfilmentRef.whole(new OrderId(order)), List.of(), "OTHER");
      return isHeldAt(order, Status.CANCELLED);
    });
  }

  void warehouseFails(FaultRule rule) {
    var unused = stack.warehouse().faults().add(rule);
  }

  void storefrontFails(FaultRule rule) {
    var unused = stack.storefront().faults().add(rule);
  }

  void everythingAnswersAgain() {
    stack.warehouse().faults().clear();
    stack.storefront().faults().clear();
  }

  static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }

  static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("It did not come to that in " + PATIENCE + ".");
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (WorkflowException | StatusRuntimeException busy) {
      return false;
    }
  }

  @Override
  public void close() {
    worker.close();
    metrics.close();
    stack.close();
    temporal.close();
  }
}
