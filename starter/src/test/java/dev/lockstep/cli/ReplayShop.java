package dev.lockstep.cli;

import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.common.OrderId;
import dev.lockstep.demo.DemoStack;
import dev.lockstep.demo.RunDirectory;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.run.Configurations;
import dev.lockstep.run.WorkerRun;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.sandbox.fault.Faults;
import dev.lockstep.sandbox.scend.Fate;
import dev.lockstep.sandbox.scend.FateRule;
import dev.lockstep.sandbox.scend.Status;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.temporal.TemporalCli;
import dev.lockstep.worker.OrderSearchAttributes;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A real server, a shop and a warehouse, and a worker that can be stopped and started. Nothing but
 * the commands typed here moves an order: messages and sweeps are off.
 */
final class ReplayShop implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LocalTemporal temporal;
  private final DemoStack stack;
  private final Path config;
  private final SampleOrders samples = new SampleOrders(11);
  private WorkerRun worker;

  private ReplayShop(TemporalCli.Found cli, Path directory) {
    temporal =
        LocalTemporal.devServer(
            cli,
            LocalTemporalOptions.with(OrderSearchAttributes.types())
                .printingTo(directory.resolve("temporal.log")));
    stack =
        DemoStack.withoutWorker(
            temporal, RunDirectory.create(directory), 11, Duration.ofMillis(50));
    stack.storefront().stopMessages();
    config = withoutSweepsOfOrders(stack.config());
    worker = WorkerRun.start(Configurations.load(config));
  }

  /** A changed copy beside the file, from where its secrets are found as well. */
  private static Path withoutSweepsOfOrders(Path file) {
    try {
      return Files.writeString(
          file.resolveSibling("quiet.yaml"),
          Files.readString(file).replace("sweep: {", "sweep: {orders: false, "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Aborts the test where there is no Temporal CLI. */
  static ReplayShop open(Path directory) {
    return switch (TemporalCli.find(Optional.empty())) {
      case TemporalCli.Found found -> new ReplayShop(found, directory);
      case TemporalCli.Missing missing -> abort(missing.hint());
    };
  }

  CommandRun replay(String... arguments) {
    return CommandRun.of(
        CommandRun.joined(
            new String[] {"orders", "replay", "--config", config.toString()}, arguments));
  }

  String explained(String order) {
    return CommandRun.of("orders", "explain", "--config", config.toString(), "--offline", order)
        .out();
  }

  /** With a name and a reason. */
  CommandRun replayed(String... arguments) {
    return replay(CommandRun.joined(arguments, "--author", "jo", "--reason", "mended"));
  }

  CommandRun replays(String... arguments) {
    return CommandRun.of(
        CommandRun.joined(
            CommandRun.joined(new String[] {"orders", "replays"}, arguments),
            "--config",
            config.toString()));
  }

  /** An order in the storefront that nobody has started. */
  String placed(SampleKind kind) {
    Sample sample = samples.next(kind);
    stack
        .warehouse()
        .script(FateRule.forReference(sample.orderId() + "**", new Fate.StuckAt(Status.ALLOCATED)));
    var unused = stack.storefront().merchant().place(sample);
    return sample.orderId();
  }

  void start(String order) {
    CommandRun run = CommandRun.of("orders", "start", "--config", config.toString(), order);
    if (run.exitCode() != 0) {
      throw new AssertionError(run);
    }
  }

  /** An order that the warehouse has, and leaves lying. */
  String released() {
    String order = placed(SampleKind.PAID);
    start(order);
    awaitStage(order, OrderStage.AWAITING_DISPATCH);
    return order;
  }

  String parked(SampleKind kind) {
    String order = placed(kind);
    start(order);
    awaitStage(order, OrderStage.PARKED);
    return order;
  }

  void awaitStage(String order, OrderStage stage) {
    until(() -> stage(order) == stage);
  }

  OrderStage stage(String order) {
    return status(order).stage();
  }

  OrderStatus status(String order) {
    return workflow(order).query(OrderNames.STATUS, OrderStatus.class);
  }

  WorkflowStub workflow(String order) {
    return client()
        .newUntypedWorkflowStub(OrderNames.workflowId(DemoStack.LINK, new OrderId(order)));
  }

  String run(String order) {
    return workflow(order).describe().getExecution().getRunId();
  }

  void terminate(String order) {
    workflow(order).terminate("a test");
  }

  WorkflowClient client() {
    return stack.client();
  }

  Faults warehouseFaults() {
    return stack.warehouse().faults();
  }

  /** How many orders the warehouse's ledger, asked over HTTP, holds for an order of ours. */
  int warehouseOrders(String order) {
    int count = 0;
    for (JsonNode reference : ledger().path("references")) {
      if (reference.path("clientReference").asText().startsWith(order)) {
        count += reference.path("count").asInt();
      }
    }
    return count;
  }

  private JsonNode ledger() {
    URI uri = stack.warehouse().baseUri().resolve("/_sandbox/ledger");
    try (HttpClient http = HttpClient.newHttpClient()) {
      return new ObjectMapper()
          .readTree(http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  void stopWorker() {
    worker.close();
  }

  void startWorker() {
    worker = WorkerRun.start(Configurations.load(config));
  }

  Path file(Path directory, List<String> lines) throws IOException {
    return Files.write(directory.resolve("orders.txt"), lines);
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
    stack.close();
    temporal.close();
  }
}
