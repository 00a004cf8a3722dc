package dev.lockstep.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.common.OrderId;
import dev.lockstep.common.ResolutionKind;
import dev.lockstep.demo.DemoStack;
import dev.lockstep.demo.PersonalDataScan;
import dev.lockstep.demo.RunDirectory;
import dev.lockstep.order.OrderNames;
import dev.lockstep.order.OrderStage;
import dev.lockstep.order.OrderStatus;
import dev.lockstep.order.Resolution;
import dev.lockstep.order.ResolutionResult;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.worker.OrderSearchAttributes;
import dev.lockstep.worker.config.LockstepConfig;
import dev.lockstep.worker.config.WireLogConfig;
import dev.lockstep.worker.wire.WireLine;
import dev.lockstep.worker.wire.WireLogFile;
import dev.lockstep.worker.wire.WireLogReader;
import dev.lockstep.worker.wire.WireLogReader.Bounds;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some orders from beginning to end, and what a receiver and a worker leave behind of them. */
class WholeOrdersTest {
  private static final Path PAGE = Path.of("..", "docs", "operating", "metrics.md");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir static Path directory;
  private static final SampleOrders SAMPLES = new SampleOrders(5);
  private static List<Sample> ending;
  private static String metrics = "";

  @BeforeAll
  static void play() throws IOException {
    ending =
        Stream.of(SampleKind.PAID, SampleKind.PAID, SampleKind.GIFT_LINE)
            .map(SAMPLES::next)
            .toList();
    Sample faulty = SAMPLES.next(SampleKind.BAD_POSTCODE);
    try (LocalTemporal temporal =
            LocalTemporal.inMemory(LocalTemporalOptions.with(OrderSearchAttributes.types()));
        WireLogFile wireLog = WireLogFile.open(wireLog());
        DemoStack stack =
            DemoStack.withoutWorker(
                temporal,
                RunDirectory.create(directory.resolve("run")),
                5,
                Duration.ofMillis(50))) {
      LockstepConfig config = Configurations.load(telling(stack.config()));
      try (WorkerRun worker = WorkerRun.start(config)) {
        ending.forEach(sample -> place(stack, sample));
        place(stack, faulty);
        ending.forEach(sample -> until(() -> stage(stack, sample) == OrderStage.CONFIRMED));
        until(() -> stage(stack, faulty) == OrderStage.PARKED);
        giveUp(stack, faulty);
        until(() -> stage(stack, faulty) == OrderStage.CANCELLED);
        // The SDK hands its numbers over every few seconds.
        until(() -> {
          metrics = page(worker.healthPort()) + page(config.webhooks().port());
          return metrics.contains("stage=\"CANCELLED\"") && metrics.contains("subject=\"orders\"");
        });
      }
    }
  }

  @Test
  void every_call_for_an_order_is_in_the_wire_log_with_what_it_was_for() {
    List<WireLine> lines =
        new WireLogReader(directory.resolve("wire"))
            .linesOf(DemoStack.LINK, new OrderId(ending.getFirst().orderId()), Bounds.A_SCREENFUL)
            .lines();

    assertThat(lines).extracting(WireLine::call).contains("GET orders/{id}", "POST orders/{id}");
    assertThat(lines)
        .extracting(line -> line.activity().orElse(""))
        .contains("AssessOrder", "ReleaseFulfilment", "ConfirmDispatch");
    assertThat(lines).allSatisfy(line -> assertThat(line.attempt()).isPresent());
    assertThat(lines)
        .filteredOn(line -> line.activity().orElse("").equals("ReleaseFulfilment"))
        .allSatisfy(line -> assertThat(line.fulfilment()).isPresent());
    assertThat(lines)
        .filteredOn(line -> line.activity().orElse("").equals("ReleaseFulfilment"))
        .anySatisfy(line -> assertThat(line.json().has("sent")).isTrue());
  }

  @Test
  void nobody_s_name_or_address_is_in_the_wire_log() throws IOException {
    String log = Files.readString(directory.resolve("wire/wire-1.jsonl"));

    assertThat(SAMPLES.personalData()).hasSizeGreaterThan(10);
    assertThat(log).contains("\"sent\":", "\"received\":", "\"***\"");
    assertThat(new PersonalDataScan(SAMPLES.personalData()).scan("wire log", log)).isEmpty();
  }

  @Test
  void every_metric_of_ours_is_in_the_manual_and_every_one_in_the_manual_is_exported()
      throws IOException {
    assertThat(exported()).isEqualTo(documented());
  }

  @Test
  void stages_and_exceptions_are_counted_once_for_each_order() {
    assertThat(value("lockstep_order_stages_total", "stage=\"CONFIRMED\"")).isEqualTo(3);
    assertThat(value("lockstep_order_stages_total", "stage=\"PARKED\"")).isEqualTo(1);
    assertThat(value("lockstep_order_exceptions_opened_total", "code=\"ADDRESS_INVALID\""))
        .isEqualTo(1);
    assertThat(value("lockstep_order_exceptions_closed_total", "code=\"ADDRESS_INVALID\""))
        .isEqualTo(1);
    assertThat(value("lockstep_order_stage_time_seconds_count", "stage=\"AWAITING_DISPATCH\""))
        .isEqualTo(3);
    assertThat(metrics).contains("lockstep_order_stage_time_seconds_bucket{");
  }

  private static Set<String> exported() {
    return named(metrics, "^# TYPE (lockstep_\\w+) ").stream()
        .map(name -> name.replaceAll("_max$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> documented() throws IOException {
    return named(Files.readString(PAGE), "^\\| `(lockstep_\\w+)` \\|");
  }

  private static Set<String> named(String text, String line) {
    return Pattern.compile(line, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static double value(String name, String label) {
    return Pattern.compile("^" + name + "\\{[^}]*" + label + "[^}]*} (\\S+)$", Pattern.MULTILINE)
        .matcher(metrics)
        .results()
        .map(MatchResult::group)
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .mapToDouble(Double::parseDouble)
        .sum();
  }

  /** Somebody is told of parked orders. */
  private static Path telling(Path config) throws IOException {
    Files.writeString(config.resolveSibling("alerts-url"), "http://127.0.0.1:9/nobody");
    return Files.writeString(
        config.resolveSibling("telling.yaml"),
        Files.readString(config)
            + """
            alerts:
              channels: {ops: {slack: {url: {file: alerts-url}}}}
              otherwise: [{channels: [ops]}]
            """);
  }

  private static WireLogConfig wireLog() {
    return new WireLogConfig(
        directory.resolve("wire").toString(), "100MB", 1, "1GB", WireLogConfig.Bodies.MASKED);
  }

  private static String page(int port) {
    try (HttpClient scraper = HttpClient.newHttpClient()) {
      return scraper
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/metrics".formatted(port)))
                  .build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void place(DemoStack stack, Sample sample) {
    var unused = stack.storefront().merchant().place(sample);
  }

  private static void giveUp(DemoStack stack, Sample sample) {
    var unused =
        workflow(stack, sample)
            .update(
                OrderNames.RESOLVE,
                ResolutionResult.class,
                new Resolution(1, ResolutionKind.CANCEL, "jo", "FRAUD", List.of(), null));
  }

  private static OrderStage stage(DemoStack stack, Sample sample) {
    return workflow(stack, sample).query(OrderNames.STATUS, OrderStatus.class).stage();
  }

  private static WorkflowStub workflow(DemoStack stack, Sample sample) {
    return stack
        .client()
        .newUntypedWorkflowStub(
            OrderNames.workflowId(DemoStack.LINK, new OrderId(sample.orderId())));
  }

  private static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds(condition)) {
      assertThat(System.nanoTime()).as("it did not come to that").isLessThan(deadline);
      try {
        Thread.sleep(50);
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
