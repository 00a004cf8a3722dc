package dev.lockstep.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.demo.LedgerEntries.Placed;
import dev.lockstep.sandbox.commercetools.sample.Sample;
import dev.lockstep.sandbox.commercetools.sample.SampleKind;
import dev.lockstep.sandbox.commercetools.sample.SampleOrders;
import dev.lockstep.sandbox.delivery.DeliveryFault;
import dev.lockstep.sandbox.delivery.DeliveryRule;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.temporal.LocalTemporalOptions;
import dev.lockstep.temporal.TemporalCli;
import dev.lockstep.worker.OrderSearchAttributes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** One demo: started, played, and judged; it runs on until it is closed. */
public final class Demo implements AutoCloseable {
  private static final Duration STEP = Duration.ofMillis(300);
  private static final Duration DRAIN = Duration.ofSeconds(5);

  private final LocalTemporal temporal;
  private final DemoStack stack;
  private final SampleOrders samples;
  private final Map<String, Story> stories = new LinkedHashMap<>();
  private final DemoOptions options;
  private final Optional<OrderFile> file;

  private Demo(
      LocalTemporal temporal, DemoStack stack, DemoOptions options, Optional<OrderFile> file) {
    this.temporal = temporal;
    this.stack = stack;
    this.options = options;
    this.file = file;
    this.samples = new SampleOrders(options.seed());
  }

  /**
   * Starts everything.
   *
   * @param says receives one sentence at a time for the person who waits
   * @throws DemoFailure if the file of orders cannot be used; then nothing was started
   */
  public static Demo start(DemoOptions options, Consumer<String> says) {
    Optional<OrderFile> file = options.orders().map(OrderFile::read);
    RunDirectory directory = RunDirectory.create(options.directory());
    LogFile.divert(directory.file("lockstep.log"));
    LocalTemporal temporal = temporal(options, directory, says);
    try {
      DemoStack stack =
          DemoStack.around(
              temporal,
              directory,
              options.seed(),
              STEP,
              file.map(OrderFile::names).orElse(ForeignNames.NONE));
      return new Demo(temporal, stack, options, file);
    } catch (RuntimeException e) {
      temporal.close();
      throw e;
    }
  }

  /** How many orders {@link #play} will place. */
  public int size() {
    return file.map(real -> real.orders().size())
        .orElseGet(() -> options.count().orElse(StoryBook.stories().size()));
  }

  /** Places the orders and returns when each has come to its end. */
  public DemoReport play(Progress progress) throws InterruptedException {
    RunningOrders running = new RunningOrders(stack.client(), DemoConfig.LINK);
    StoryTeller teller = new StoryTeller(running, progress);
    List<StoryTeller.Casting> castings =
        file.map(real -> cast(real, running)).orElseGet(() -> cast(running));
    trouble();
    teller.play(castings);
    var unused = stack.storefront().outbox().drain(DRAIN);
    return judge(teller.parked());
  }

  public LocalTemporal.Kind temporal() {
    return temporal.kind();
  }

  public Optional<URI> webUi() {
    return temporal.webUi();
  }

  /** The file with which every other command reaches the demo. */
  public Path config() {
    return stack.config();
  }

  /** Every name, street, e-mail address and phone number of the orders placed. */
  Set<String> personalData() {
    return samples.personalData();
  }

  DemoStack stack() {
    return stack;
  }

  @Override
  public synchronized void close() {
    try {
      stack.close();
    } finally {
      temporal.close();
    }
  }

  private static LocalTemporal temporal(
      DemoOptions options, RunDirectory directory, Consumer<String> says) {
    LocalTemporalOptions wanted =
        new LocalTemporalOptions(
            OrderSearchAttributes.types(),
            OptionalInt.empty(),
            options.uiPort(),
            Optional.empty(),
            Optional.of(directory.file("temporal.log")));
    if (options.inMemory()) {
      return LocalTemporal.inMemory(wanted);
    }
    TemporalCli cli = TemporalCli.findOrInstall(options.temporalCli(), says);
    switch (cli) {
      case TemporalCli.Found found -> says.accept("Temporal %s starts.".formatted(found.version()));
      case TemporalCli.Missing missing ->
          says.accept("Temporal runs in memory, without its Web UI. %s".formatted(missing.hint()));
    }
    return LocalTemporal.start(cli, wanted);
  }

  private List<StoryTeller.Casting> cast(RunningOrders running) {
    List<Story> book = StoryBook.stories();
    List<StoryTeller.Casting> castings = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      Story story = book.get(i % book.size());
      Sample sample = samples.next(story.order());
      stories.put(sample.orderId(), story);
      castings.add(new StoryTeller.Casting(story, inPlay(sample, running)));
    }
    return castings;
  }

  private List<StoryTeller.Casting> cast(OrderFile real, RunningOrders running) {
    Story story = Story.of("from the file", SampleKind.PAID, Expectation.anything());
    List<StoryTeller.Casting> castings = new ArrayList<>();
    for (ObjectNode order : real.orders()) {
      stock(order);
      Sample sample = RealOrder.asPlaced(order);
      stories.put(sample.orderId(), story);
      castings.add(new StoryTeller.Casting(story, inPlay(sample, running)));
    }
    return castings;
  }

  /** The warehouse has the goods of real orders; its own samples it has anyway. */
  private void stock(ObjectNode order) {
    order
        .path("lineItems")
        .forEach(line -> {
          String sku = line.path("variant").path("sku").asText();
          if (!sku.isBlank()) {
            stack.warehouse().products().add(sku);
          }
        });
  }

  private OrderInPlay inPlay(Sample sample, RunningOrders running) {
    return new OrderInPlay(
        sample,
        stack.storefront(),
        stack.warehouse(),
        running,
        () -> samples.next(SampleKind.PAID));
  }

  /** What happens to messages on their way, whatever they are about. */
  private void trouble() {
    stack
        .storefront()
        .deliveryFaults()
        .add(DeliveryRule.all(DeliveryFault.DUPLICATE).probability(0.15))
        .add(DeliveryRule.all(DeliveryFault.REORDER).probability(0.15));
    stack
        .warehouse()
        .deliveryFaults()
        .add(DeliveryRule.all(DeliveryFault.DUPLICATE).probability(0.15))
        .add(DeliveryRule.all(DeliveryFault.REORDER).probability(0.15))
        .add(new DeliveryRule(DeliveryFault.DROP, "shipment.*", 0, 0, 0.2, 0));
  }

  private DemoReport judge(Map<String, List<ExceptionCode>> parked) {
    List<Placed> placed = Ledgers.placed(stack.storefront());
    LedgerVerdict verdict =
        LedgerVerdict.judge(placed, Ledgers.held(stack.warehouse()), parked.keySet());
    List<OrderOutcome> outcomes =
        placed.stream()
            .map(order -> outcome(order, verdict, parked.getOrDefault(order.order(), List.of())))
            .toList();
    return new DemoReport(outcomes, verdict);
  }

  private OrderOutcome outcome(Placed order, LedgerVerdict verdict, List<ExceptionCode> parked) {
    Story story = stories.get(order.order());
    return new OrderOutcome(
        order.order(),
        order.number(),
        story == null ? "placed by hand" : story.name(),
        story == null ? Expectation.anything() : story.expected(),
        verdict.fates().getOrDefault(order.order(), LedgerVerdict.Fate.LOST),
        parked,
        verdict.flaws().get(order.order()));
  }
}
