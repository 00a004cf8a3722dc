package dev.lockstep.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.ExceptionCode;
import dev.lockstep.demo.stage.CommercetoolsShop;
import dev.lockstep.demo.stage.Depot;
import dev.lockstep.demo.stage.ForeignNames;
import dev.lockstep.demo.stage.LedgerEntries.Placed;
import dev.lockstep.demo.stage.OrderKind;
import dev.lockstep.demo.stage.OrderOnStage;
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
import java.util.stream.Collectors;

/** One demo: started, played, and judged; it runs on until it is closed. */
public final class Demo implements AutoCloseable {
  private static final Duration STEP = Duration.ofMillis(300);
  private static final Duration DRAIN = Duration.ofSeconds(5);

  private final LocalTemporal temporal;
  private final DemoStack stack;
  private final Map<String, Story> stories = new LinkedHashMap<>();
  private final DemoOptions options;
  private final Optional<OrderFile> file;

  private Demo(
      LocalTemporal temporal, DemoStack stack, DemoOptions options, Optional<OrderFile> file) {
    this.temporal = temporal;
    this.stack = stack;
    this.options = options;
    this.file = file;
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
              new DemoStack.Casting(
                  options.pairs(),
                  options.seed(),
                  STEP,
                  DemoStack.OFTEN,
                  file.map(OrderFile::names).orElse(ForeignNames.NONE)));
      return new Demo(temporal, stack, options, file);
    } catch (RuntimeException e) {
      temporal.close();
      throw e;
    }
  }

  /** How many orders {@link #play} will place. */
  public int size() {
    return file.map(real -> real.orders().size())
        .orElseGet(() -> options.count().orElseGet(() -> programme().size()));
  }

  /** Places the orders and returns when each has come to its end. */
  public DemoReport play(Progress progress) throws InterruptedException {
    StoryTeller teller = new StoryTeller(progress);
    List<StoryTeller.Casting> castings = file.map(this::cast).orElseGet(this::cast);
    trouble();
    teller.play(castings);
    for (Stage stage : stack.stages()) {
      stage.shop().drain(DRAIN);
    }
    return judge(teller.parked());
  }

  public LocalTemporal.Kind temporal() {
    return temporal.kind();
  }

  public Optional<URI> webUi() {
    return temporal.webUi();
  }

  /** The page of figures; it asks for {@link #boardAccount}. */
  public URI board() {
    return stack.board();
  }

  /** User name and password of the board, with a colon between them. */
  public String boardAccount() {
    return DemoConfig.BOARD_ACCOUNT + ":" + DemoConfig.BOARD_PASSWORD;
  }

  /** The file with which every other command reaches the demo. */
  public Path config() {
    return stack.config();
  }

  /** Every name, street, e-mail address and phone number of the orders placed. */
  Set<String> personalData() {
    return stack.stages().stream()
        .flatMap(stage -> stage.shop().personalData().stream())
        .collect(Collectors.toSet());
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

  /** A story and the pair that plays it. */
  private record Performance(Stage stage, Story story) {}

  /**
   * Each story of each pair once, the pairs by turns, so that all of them are busy all the time.
   */
  private List<Performance> programme() {
    List<List<Story>> books = stack.stages().stream().map(Stage::stories).toList();
    int longest = books.stream().mapToInt(List::size).max().orElse(0);
    List<Performance> programme = new ArrayList<>();
    for (int story = 0; story < longest; story++) {
      for (int pair = 0; pair < books.size(); pair++) {
        if (story < books.get(pair).size()) {
          programme.add(new Performance(stack.stages().get(pair), books.get(pair).get(story)));
        }
      }
    }
    return programme;
  }

  private List<StoryTeller.Casting> cast() {
    List<Performance> programme = programme();
    List<StoryTeller.Casting> castings = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      Performance next = programme.get(i % programme.size());
      OrderOnStage order = next.stage().shop().prepare(next.story().order());
      castings.add(casting(next.stage(), next.story(), order));
    }
    return castings;
  }

  private List<StoryTeller.Casting> cast(OrderFile real) {
    Story story = Story.of("from the file", OrderKind.PAID, Expectation.anything());
    Stage stage = stack.stages().getFirst();
    if (!(stage.shop() instanceof CommercetoolsShop shop)) {
      throw new DemoFailure("Orders of a file are commercetools orders. Leave --link out.");
    }
    List<StoryTeller.Casting> castings = new ArrayList<>();
    for (ObjectNode order : real.orders()) {
      stock(stage.depot(), order);
      castings.add(casting(stage, story, shop.prepare(RealOrder.asPlaced(order))));
    }
    return castings;
  }

  /** The warehouse has the goods of real orders; its own samples it has anyway. */
  private static void stock(Depot depot, ObjectNode order) {
    order
        .path("lineItems")
        .forEach(line -> {
          String sku = line.path("variant").path("sku").asText();
          if (!sku.isBlank()) {
            depot.stock(sku);
          }
        });
  }

  private StoryTeller.Casting casting(Stage stage, Story story, OrderOnStage order) {
    stories.put(order.id(), story);
    RunningOrders running = new RunningOrders(stack.client(), stage.pair().link());
    return new StoryTeller.Casting(story, new OrderInPlay(order, stage, running));
  }

  /** What happens to messages on their way, whatever they are about. */
  private void trouble() {
    stack.stages().forEach(stage -> stage.shop().trouble());
    stack.stages().stream().map(Stage::depot).distinct().forEach(Depot::trouble);
  }

  private DemoReport judge(Map<String, List<ExceptionCode>> parked) {
    Map<Pair, LedgerVerdict> verdicts = stack.verdicts(parked.keySet());
    List<OrderOutcome> outcomes = new ArrayList<>();
    for (Stage stage : stack.stages()) {
      LedgerVerdict verdict = requireNonNull(verdicts.get(stage.pair()));
      stage.shop().placed().stream()
          .map(order -> outcome(stage.pair(), order, verdict, parked))
          .forEach(outcomes::add);
    }
    return new DemoReport(outcomes, verdicts);
  }

  private OrderOutcome outcome(
      Pair pair, Placed order, LedgerVerdict verdict, Map<String, List<ExceptionCode>> parked) {
    Story story = stories.get(order.order());
    return new OrderOutcome(
        pair,
        order.order(),
        order.number(),
        story == null ? "placed by hand" : story.name(),
        story == null ? Expectation.anything() : story.expected(),
        verdict.fates().getOrDefault(order.order(), LedgerVerdict.Fate.LOST),
        parked.getOrDefault(order.order(), List.of()),
        verdict.flaws().get(order.order()));
  }
}
