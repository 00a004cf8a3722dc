package dev.lockstep.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.lockstep.common.OrderId;
import dev.lockstep.demo.stage.ForeignNames;
import dev.lockstep.demo.stage.OrderKind;
import dev.lockstep.demo.stage.OrderOnStage;
import dev.lockstep.demo.stage.Turn;
import dev.lockstep.operations.OperationsNames;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.reconciliation.DayCount;
import dev.lockstep.reconciliation.ReconciliationNames;
import dev.lockstep.reconciliation.ReconciliationRequest;
import dev.lockstep.reconciliation.ReconciliationResult;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.temporal.TemporalCli;
import dev.lockstep.worker.OrderSearchAttributes;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every pair of platforms shows of orders with which all is well. */
class ReconciledPairsTest {
  private static final Duration STEP = Duration.ofMillis(50);
  private static final Duration SWEEP_EVERY = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path directory;

  @Test
  void orders_of_every_pair_are_counted_as_far_as_they_have_come_and_nothing_is_found_wrong()
      throws TimeoutException {
    Map<Pair, ReconciliationResult> results = new EnumMap<>(Pair.class);
    try (LocalTemporal temporal = realTemporal();
        DemoStack stack =
            DemoStack.around(
                temporal,
                RunDirectory.create(directory),
                new DemoStack.Casting(Pair.all(), 23, STEP, SWEEP_EVERY, ForeignNames.NONE))) {
      Map<Pair, String> gone = new EnumMap<>(Pair.class);
      Map<Pair, String> held = new EnumMap<>(Pair.class);
      for (Stage stage : stack.stages()) {
        OrderOnStage going = stage.shop().prepare(OrderKind.PAID);
        going.place();
        gone.put(stage.pair(), going.id());
        OrderOnStage staying = stage.shop().prepare(OrderKind.PAID);
        stage.depot().take(Turn.HELD_BEFORE_CUT_OFF, staying.id(), staying.firstSku());
        staying.place();
        held.put(stage.pair(), staying.id());
      }
      for (Stage stage : stack.stages()) {
        Pair pair = stage.pair();
        until(() ->
            stage(stack.client(), pair, requireNonNull(gone.get(pair))) == OrderStage.CONFIRMED);
        until(() ->
            stage(stack.client(), pair, requireNonNull(held.get(pair)))
                    == OrderStage.AWAITING_DISPATCH
                && stage.depot().holds(requireNonNull(held.get(pair))));
        until(() -> listed(stack.client(), pair) == 2);
      }
      for (Pair pair : Pair.all()) {
        results.put(pair, reconcile(stack.client(), pair));
      }
    }

    assertThat(results)
        .allSatisfy((pair, result) -> {
          assertThat(result.findings()).as(pair.toString()).isEmpty();
          assertThat(result.unknown()).as(pair.toString()).isEmpty();
          assertThat(result.gaps()).as(pair.toString()).isEmpty();
          assertThat(sum(result, DayCount::placed)).as(pair.toString()).isEqualTo(2);
          assertThat(sum(result, DayCount::released)).as(pair.toString()).isEqualTo(2);
          assertThat(sum(result, DayCount::dispatched)).as(pair.toString()).isEqualTo(1);
          assertThat(sum(result, DayCount::confirmed)).as(pair.toString()).isEqualTo(1);
        });
  }

  private static ReconciliationResult reconcile(WorkflowClient client, Pair pair)
      throws TimeoutException {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    WorkflowStub workflow =
        client.newUntypedWorkflowStub(
            ReconciliationNames.WORKFLOW_TYPE,
            WorkflowOptions.newBuilder()
                .setWorkflowId(
                    ReconciliationNames.workflowId(pair.link(), today.minusDays(1), today))
                .setTaskQueue(OperationsNames.TASK_QUEUE)
                .build());
    var unused = workflow.start(ReconciliationRequest.of(pair.link(), today.minusDays(1), today));
    return workflow.getResult(PATIENCE.toSeconds(), TimeUnit.SECONDS, ReconciliationResult.class);
  }

  private static long listed(WorkflowClient client, Pair pair) {
    return client
        .countWorkflows(
            "WorkflowType = \"%s\" AND %s = \"%s\""
                .formatted(OrderNames.WORKFLOW_TYPE, OrderNames.SA_LINK, pair))
        .getCount();
  }

  private static OrderStage stage(WorkflowClient client, Pair pair, String order) {
    return client
        .newUntypedWorkflowStub(OrderNames.workflowId(pair.link(), new OrderId(order)))
        .query(OrderNames.STATUS, OrderStatus.class)
        .stage();
  }

  private static int sum(ReconciliationResult result, ToIntFunction<DayCount> count) {
    return result.days().stream().mapToInt(count).sum();
  }

  private static LocalTemporal realTemporal() {
    return switch (TemporalCli.find(Optional.empty())) {
      case TemporalCli.Found found ->
          LocalTemporal.devServer(found, LocalTemporalOptions.with(OrderSearchAttributes.types()));
      case TemporalCli.Missing missing -> abort(missing.hint());
    };
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
