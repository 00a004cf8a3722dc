package dev.lockstep.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.OrderId;
import dev.lockstep.demo.DemoStack;
import dev.lockstep.demo.PersonalDataScan;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.worker.OrderSearchAttributes;
import dev.lockstep.worker.config.WireLogConfig;
import dev.lockstep.worker.wire.WireLine;
import dev.lockstep.worker.wire.WireLogFile;
import dev.lockstep.worker.wire.WireLogReader;
import dev.lockstep.worker.wire.WireLogReader.Bounds;
import io.temporal.client.WorkflowException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireLogOfWholeOrdersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void every_call_for_an_order_is_there_and_nobody_s_name_is() throws IOException {
    SampleOrders samples = new SampleOrders(5);
    List<Sample> ending =
        Stream.of(SampleKind.PAID, SampleKind.PAID, SampleKind.GIFT_LINE)
            .map(samples::next)
            .toList();
    Sample faulty = samples.next(SampleKind.BAD_POSTCODE);
    try (LocalTemporal temporal =
            LocalTemporal.inMemory(LocalTemporalOptions.with(OrderSearchAttributes.types()));
        WireLogFile open = WireLogFile.open(config())) {
      try (DemoStack stack =
          DemoStack.around(temporal, directory.resolve("run"), 5, Duration.ofMillis(50))) {
        ending.forEach(sample -> place(stack, sample));
        place(stack, faulty);
        ending.forEach(sample -> until(stack, sample, OrderStage.CONFIRMED));
        until(stack, faulty, OrderStage.PARKED);
      }
    }

    List<WireLine> lines = linesOf(ending.getFirst());
    assertThat(lines).extracting(WireLine::call).contains("GET orders/{id}", "POST orders/{id}");
    assertThat(lines)
        .extracting(line -> line.activity().orElse(""))
        .contains("AssessOrder", "ReleaseFulfilment", "ConfirmDispatch");
    assertThat(lines).allSatisfy(line -> assertThat(line.attempt()).isPresent());
    assertThat(lines)
        .filteredOn(line -> line.activity().orElse("").equals("ReleaseFulfilment"))
        .allSatisfy(line -> assertThat(line.fulfilment()).isPresent());
    assertThat(lines)
        .filteredOn(line -> line.connection().equals("warehouse"))
        .anySatisfy(line -> assertThat(line.json().has("sent")).isTrue());

    String log = Files.readString(directory.resolve("wire/wire-1.jsonl"));
    assertThat(samples.personalData()).hasSizeGreaterThan(10);
    assertThat(log).contains("\"***\"");
    assertThat(new PersonalDataScan(samples.personalData()).scan("wire log", log)).isEmpty();
  }

  private WireLogConfig config() {
    return new WireLogConfig(
        directory.resolve("wire").toString(), "100MB", 1, "1GB", WireLogConfig.Bodies.MASKED);
  }

  private List<WireLine> linesOf(Sample sample) {
    return new WireLogReader(directory.resolve("wire"))
        .linesOf(DemoStack.LINK, new OrderId(sample.orderId()), Bounds.A_SCREENFUL)
        .lines();
  }

  private static void place(DemoStack stack, Sample sample) {
    var unused = stack.storefront().merchant().place(sample);
  }

  private static void until(DemoStack stack, Sample sample, OrderStage stage) {
    until(() -> stage(stack, sample) == stage);
  }

  private static OrderStage stage(DemoStack stack, Sample sample) {
    return stack
        .client()
        .newUntypedWorkflowStub(
            OrderNames.workflowId(DemoStack.LINK, new OrderId(sample.orderId())))
        .query(OrderNames.STATUS, OrderStatus.class)
        .stage();
  }

  private static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds(condition)) {
      assertThat(System.nanoTime()).as("it did not come to that").isLessThan(deadline);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  /** An order that its message has not started yet cannot be asked. */
  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (WorkflowException notYet) {
      return false;
    }
  }
}
