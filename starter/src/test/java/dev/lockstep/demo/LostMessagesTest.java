package dev.lockstep.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.lockstep.common.OrderId;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.sweep.SweepNames;
import dev.lockstep.sweep.SweepResult;
import dev.lockstep.sweep.SweptMessages;
import dev.lockstep.sweep.SweptWebhooks;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.temporal.TemporalCli;
import dev.lockstep.worker.OrderSearchAttributes;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shop none of whose messages arrives, on a real server: what the sweeps make of it. Runs where
 * the Temporal CLI is found; {@code tools/temporal-cli/install} makes it so.
 */
class LostMessagesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final String STOPPED = "ConfigurationErrorDeliveryStopped";

  @TempDir Path directory;

  private final SampleOrders samples = new SampleOrders(11);

  @Test
  void orders_and_payments_are_found_in_the_log_and_a_stopped_subscription_is_started_again() {
    TemporalCli.Found cli =
        switch (TemporalCli.find(Optional.empty())) {
          case TemporalCli.Found found -> found;
          case TemporalCli.Missing missing -> abort(missing.hint());
        };
    LocalTemporalOptions options =
        LocalTemporalOptions.with(OrderSearchAttributes.types())
            .printingTo(directory.resolve("temporal.log"));
    try (LocalTemporal temporal = LocalTemporal.devServer(cli, options);
        DemoStack stack = DemoStack.around(temporal, directory, 11, Duration.ofMillis(50))) {
      stack.storefront().subscriptionStatus(STOPPED);
      Sample paid = place(stack, SampleKind.PAID);
      Sample unpaid = place(stack, SampleKind.UNPAID);

      until(() -> stage(stack, paid) == OrderStage.CONFIRMED);
      until(() -> stage(stack, unpaid) == OrderStage.AWAITING_PAYMENT);
      stack.storefront().stopMessages();
      var charged = stack.storefront().merchant().charge(unpaid.orderId());
      until(() -> stage(stack, unpaid) == OrderStage.CONFIRMED);

      until(() -> sum(stack, SweptMessages::unread) > 0);
      until(() -> sum(stack, SweptMessages::told) > 0);
      until(() -> webhooks(stack).stream().anyMatch(swept -> swept.revived() == 1));
      assertThat(stack.storefront().subscription().path("status").asText()).isEqualTo("Healthy");
      assertThat(charged.path("transactions")).isNotEmpty();
    }
  }

  private Sample place(DemoStack stack, SampleKind kind) {
    Sample sample = samples.next(kind);
    var unused = stack.storefront().merchant().place(sample);
    return sample;
  }

  private static OrderStage stage(DemoStack stack, Sample order) {
    return stack
        .client()
        .newUntypedWorkflowStub(OrderNames.workflowId(DemoStack.LINK, new OrderId(order.orderId())))
        .query(OrderNames.STATUS, OrderStatus.class)
        .stage();
  }

  private static List<SweepResult> sweeps(DemoStack stack) {
    String completed =
        "WorkflowType = \"%s\" AND ExecutionStatus = \"Completed\""
            .formatted(SweepNames.ORDERS_WORKFLOW_TYPE);
    try (var found = stack.client().listExecutions(completed)) {
      return found
          .map(run ->
              stack
                  .client()
                  .newUntypedWorkflowStub(run.getExecution().getWorkflowId())
                  .getResult(SweepResult.class))
          .toList();
    }
  }

  private static int sum(DemoStack stack, ToIntFunction<SweptMessages> count) {
    return sweeps(stack).stream()
        .map(SweepResult::messages)
        .filter(Objects::nonNull)
        .mapToInt(count)
        .sum();
  }

  private static List<SweptWebhooks> webhooks(DemoStack stack) {
    return sweeps(stack).stream().map(SweepResult::webhooks).filter(Objects::nonNull).toList();
  }

  private static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("It did not come to that in " + PATIENCE + ".");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (WorkflowException | StatusRuntimeException busy) {
      return false;
    }
  }
}
