package dev.lockstep.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.lockstep.bench.HistoryCost;
import dev.lockstep.common.OrderId;
import dev.lockstep.demo.stage.ForeignNames;
import dev.lockstep.demo.stage.OrderKind;
import dev.lockstep.demo.stage.OrderOnStage;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderResult;
import dev.lockstep.order.OrderStage;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.temporal.TemporalCli;
import dev.lockstep.worker.OrderSearchAttributes;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an order costs at Temporal that goes right from the first call to the last. */
class HappyOrderCostTest {
  private static final Duration STEP = Duration.ofMillis(100);

  /** As by default. */
  private static final Duration SWEEP_EVERY = Duration.ofMinutes(5);

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 50;

  private static final long MOST_ACTIONS = 8;
  private static final long MOST_ACTIONS_PAID_BY_SIGNAL = 10;
  private static final long MOST_EVENTS = 40;
  private static final long MOST_BYTES = 12_000;

  /** The sweeps that run at the start tell some of them what the webhooks told: others count. */
  private static final int ORDERS = 3;

  @TempDir Path directory;

  @Test
  void it_stays_within_the_budget_between_every_pair_of_platforms()
      throws InterruptedException, TimeoutException {
    Map<Pair, HistoryCost> costs = new LinkedHashMap<>();
    try (LocalTemporal temporal = realTemporal();
        DemoStack stack =
            DemoStack.around(
                temporal,
                RunDirectory.create(directory),
                new DemoStack.Casting(Pair.all(), 5, STEP, SWEEP_EVERY, ForeignNames.NONE))) {
      for (int i = 0; i < ORDERS; i++) {
        for (var order : placeOneEach(stack).entrySet()) {
          costs.merge(
              order.getKey(), cost(stack.client(), order.getValue()), HappyOrderCostTest::cheaper);
        }
      }
    }

    String table = table(costs);
    System.out.println(table);
    assertThat(costs)
        .as(table)
        .allSatisfy((pair, cost) -> {
          assertThat(cost.actions())
              .isLessThanOrEqualTo(
                  isPaidBySignal(pair) ? MOST_ACTIONS_PAID_BY_SIGNAL : MOST_ACTIONS);
          assertThat(cost.events()).isLessThanOrEqualTo(MOST_EVENTS);
          assertThat(cost.bytes()).isLessThanOrEqualTo(MOST_BYTES);
        });
  }

  /**
   * The server in memory starts orders without their delay, so that what a shop tells in two
   * messages meets an order that has begun.
   */
  private static LocalTemporal realTemporal() {
    return switch (TemporalCli.find(Optional.empty())) {
      case TemporalCli.Found found ->
          LocalTemporal.devServer(found, LocalTemporalOptions.with(OrderSearchAttributes.types()));
      case TemporalCli.Missing missing -> abort(missing.hint());
    };
  }

  private static Map<Pair, String> placeOneEach(DemoStack stack) {
    Map<Pair, String> orders = new LinkedHashMap<>();
    for (Stage stage : stack.stages()) {
      OrderOnStage order = stage.shop().prepare(OrderKind.PAID);
      order.place();
      orders.put(stage.pair(), OrderNames.workflowId(stage.pair().link(), new OrderId(order.id())));
    }
    return orders;
  }

  private static HistoryCost cheaper(HistoryCost one, HistoryCost other) {
    return one.actions() <= other.actions() ? one : other;
  }

  /** Cin7 Core tells of an order and of its payment by two events. */
  private static boolean isPaidBySignal(Pair pair) {
    return pair == Pair.CIN7CORE_SCEND || pair == Pair.CIN7CORE_DEPOSCO;
  }

  private static HistoryCost cost(WorkflowClient client, String id)
      throws InterruptedException, TimeoutException {
    WorkflowStub order = client.newUntypedWorkflowStub(id);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        OrderResult result =
            order.getResult(PATIENCE.toSeconds(), TimeUnit.SECONDS, OrderResult.class);
        assertThat(result.stage()).as(id).isEqualTo(OrderStage.CONFIRMED);
        return HistoryCost.of(client.fetchHistory(id).getHistory());
      } catch (WorkflowNotFoundException notYet) {
        assertThat(System.nanoTime()).as(id + " was never started").isLessThan(deadline);
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  private static String table(Map<Pair, HistoryCost> costs) {
    return costs.entrySet().stream()
        .map(entry ->
            "%-24s%8d%8d%8d"
                .formatted(
                    entry.getKey(),
                    entry.getValue().actions(),
                    entry.getValue().events(),
                    entry.getValue().bytes()))
        .collect(
            Collectors.joining(
                "\n", "%-24s%8s%8s%8s%n".formatted("link", "actions", "events", "bytes"), ""));
  }
}
