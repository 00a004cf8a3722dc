package dev.lockstep.demo;

import static java.util.Objects.requireNonNull;

import dev.lockstep.common.LinkId;
import dev.lockstep.demo.stage.CommercetoolsShop;
import dev.lockstep.demo.stage.Depot;
import dev.lockstep.demo.stage.DepotPlatform;
import dev.lockstep.demo.stage.ForeignNames;
import dev.lockstep.demo.stage.LedgerEntries.Held;
import dev.lockstep.demo.stage.LedgerEntries.Placed;
import dev.lockstep.demo.stage.ScendDepot;
import dev.lockstep.demo.stage.Shop;
import dev.lockstep.run.Configurations;
import dev.lockstep.run.WebhookRun;
import dev.lockstep.run.WorkerRun;
import dev.lockstep.sandbox.commercetools.CommercetoolsStandIn;
import dev.lockstep.sandbox.scend.ScendStandIn;
import dev.lockstep.temporal.LocalTemporal;
import dev.lockstep.worker.Metrics;
import dev.lockstep.worker.TemporalConnection;
import dev.lockstep.worker.config.LockstepConfig;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Stand-ins, receiver and worker around a local Temporal, started from one configuration file as
 * the separate commands start them.
 *
 * <p>Every pair has a shop of its own, since a source feeds one link only; pairs that ship from one
 * platform share its one warehouse, as one account serves many links.
 */
public final class DemoStack implements AutoCloseable {
  /** The link of the first pair: the only one where none was asked for. */
  public static final LinkId LINK = Pair.COMMERCETOOLS_SCEND.link();

  /** So far apart that no two shops draw the same orders. */
  private static final long SEEDS_BETWEEN_SHOPS = 10_007;

  /** A lost webhook is made good while somebody watches. */
  static final Duration OFTEN = Duration.ofSeconds(3);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final @Nullable LocalTemporal temporal;
  private final List<Stage> stages;
  private final int port;
  private final Path config;
  private final Optional<WorkerRun> worker;
  private final Optional<WebhookRun> webhooks;
  private final WorkflowClient client;

  private DemoStack(
      Server server,
      @Nullable LocalTemporal temporal,
      RunDirectory directory,
      Casting casting,
      Inside inside) {
    this.temporal = temporal;
    try {
      stages = open(casting);
      port = freePort();
      config = DemoConfig.write(directory, server, stages, port, casting);
      LockstepConfig read = Configurations.load(config);
      Metrics metrics = own(new Metrics());
      client = own(TemporalConnection.open(read.temporal(), metrics, PATIENCE)).client();
      worker = inside.worker() ? Optional.of(own(WorkerRun.start(read))) : Optional.empty();
      webhooks = inside.receiver() ? Optional.of(own(WebhookRun.start(read))) : Optional.empty();
      announce();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The Temporal that the orders live in. */
  public record Server(String address, String namespace, Optional<URI> webUi) {
    static Server of(LocalTemporal temporal) {
      return new Server(temporal.target(), LocalTemporal.NAMESPACE, temporal.webUi());
    }
  }

  /** Which parts run in this process. */
  private enum Inside {
    BOTH,
    RECEIVER,
    NEITHER;

    boolean worker() {
      return this == BOTH;
    }

    boolean receiver() {
      return this != NEITHER;
    }
  }

  /**
   * Who plays, and how.
   *
   * @param step how long a warehouse takes over each step of an order
   * @param sweepEvery how often warehouses and shops are asked what is new
   * @param foreign mapped beside the names that the stand-ins' own orders have
   * @param clocks the clock that each platform goes by, by connection
   * @param configuration the last word on the file, as YAML
   */
  public record Casting(
      List<Pair> pairs,
      long seed,
      Duration step,
      Duration sweepEvery,
      ForeignNames foreign,
      Function<String, InstantSource> clocks,
      UnaryOperator<String> configuration) {
    public Casting {
      pairs = List.copyOf(pairs);
    }

    Casting(List<Pair> pairs, long seed, Duration step, Duration sweepEvery, ForeignNames foreign) {
      this(
          pairs,
          seed,
          step,
          sweepEvery,
          foreign,
          connection -> InstantSource.system(),
          UnaryOperator.identity());
    }

    static Casting ofFirst(long seed, Duration step, Duration sweepEvery) {
      return new Casting(
          List.of(Pair.COMMERCETOOLS_SCEND), seed, step, sweepEvery, ForeignNames.NONE);
    }
  }

  /**
   * Starts everything but Temporal, which stays the caller's.
   *
   * @param directory below which the run keeps its files
   */
  static DemoStack around(LocalTemporal temporal, RunDirectory directory, Casting casting) {
    return new DemoStack(Server.of(temporal), temporal, directory, casting, Inside.BOTH);
  }

  /**
   * The first pair alone, and without a worker: whoever starts one reads {@link #config()}.
   *
   * @param step how long the warehouse takes over each step of an order
   */
  public static DemoStack withoutWorker(
      LocalTemporal temporal, RunDirectory directory, long seed, Duration step) {
    return withoutWorker(temporal, directory, seed, step, OFTEN);
  }

  /**
   * The first pair alone, and without a worker.
   *
   * @param sweepEvery how often warehouse and shop are asked what is new
   */
  public static DemoStack withoutWorker(
      LocalTemporal temporal,
      RunDirectory directory,
      long seed,
      Duration step,
      Duration sweepEvery) {
    return new DemoStack(
        Server.of(temporal),
        temporal,
        directory,
        Casting.ofFirst(seed, step, sweepEvery),
        Inside.RECEIVER);
  }

  /**
   * The platforms alone: whoever starts workers and receivers reads {@link #config()}. What the
   * platforms have to tell waits until a receiver listens there.
   */
  public static DemoStack platforms(Server server, RunDirectory directory, Casting casting) {
    return new DemoStack(server, null, directory, casting, Inside.NEITHER);
  }

  /** The first pair alone, its files below {@code directory}. */
  public static DemoStack around(LocalTemporal temporal, Path directory, long seed, Duration step) {
    return around(temporal, RunDirectory.create(directory), Casting.ofFirst(seed, step, OFTEN));
  }

  /** The stand-in of the first pair's shop. */
  public CommercetoolsStandIn storefront() {
    return ((CommercetoolsShop) first().shop()).standIn();
  }

  /** From now on the first pair's shop tells somebody else of its orders. */
  public void tellOfOrders(URI webhooks) {
    first().shop().announce(webhooks);
  }

  /** The stand-in of the first pair's warehouse. */
  public ScendStandIn warehouse() {
    return ((ScendDepot) first().depot()).standIn();
  }

  private Stage first() {
    return stages.stream()
        .filter(stage -> stage.pair() == Pair.COMMERCETOOLS_SCEND)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The first pair does not play."));
  }

  public List<Stage> stages() {
    return stages;
  }

  public WorkflowClient client() {
    return client;
  }

  /** The file with which every other command reaches it. */
  public Path config() {
    return config;
  }

  /**
   * What the two ledgers of the first pair say.
   *
   * @param parked ids of the orders that Lockstep holds in front of a person
   */
  public LedgerVerdict judge(Set<String> parked) {
    return requireNonNull(verdicts(parked).get(Pair.COMMERCETOOLS_SCEND));
  }

  /** What the ledgers of every pair say. */
  Map<Pair, LedgerVerdict> verdicts(Set<String> parked) {
    return Verdicts.judge(stages.stream().map(Verdicts.Ledgers::of).toList(), parked);
  }

  /** The port that the receiver has, wherever it runs. */
  public int receiverPort() {
    return port;
  }

  /** Every order as its shop holds it, over all pairs. */
  public List<Placed> placed() {
    return stages.stream().flatMap(stage -> stage.shop().placed().stream()).toList();
  }

  /** Every order as the warehouses hold it, over all pairs, in the units of its shop. */
  public List<Held> held() {
    return Verdicts.apart(stages.stream().map(Verdicts.Ledgers::of).toList()).stream()
        .flatMap(ledgers -> ledgers.held().stream())
        .toList();
  }

  LocalTemporal temporal() {
    return requireNonNull(temporal);
  }

  /** The page of figures. */
  URI board() {
    return URI.create("http://127.0.0.1:%d/board".formatted(port));
  }

  /** Where Prometheus would read what each part counts, by part. */
  Map<String, URI> metricsPages() {
    Map<String, URI> pages = new LinkedHashMap<>();
    webhooks.ifPresent(running -> pages.put("receiver", metricsPage(running.port())));
    worker.ifPresent(running -> pages.put("worker", metricsPage(running.healthPort())));
    return pages;
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("A part of the demo does not stop.", e);
      }
    }
  }

  private static URI metricsPage(int port) {
    return URI.create("http://127.0.0.1:%d/metrics".formatted(port));
  }

  private <T extends AutoCloseable> T own(T part) {
    started.push(part);
    return part;
  }

  private List<Stage> open(Casting casting) {
    Map<DepotPlatform, Depot> depots = new EnumMap<>(DepotPlatform.class);
    List<Stage> opened = new ArrayList<>();
    for (Pair pair : casting.pairs()) {
      long seed = casting.seed() + SEEDS_BETWEEN_SHOPS * Pair.all().indexOf(pair);
      Shop shop =
          own(
              pair.shop()
                  .open(
                      seed, casting.foreign(), casting.clocks().apply(Stage.shopConnection(pair))));
      Depot depot =
          depots.computeIfAbsent(
              pair.depot(),
              platform ->
                  own(
                      platform.open(
                          casting.seed(),
                          casting.step(),
                          casting.clocks().apply(Stage.depotConnection(pair)))));
      opened.add(new Stage(pair, shop, depot));
    }
    return Collections.unmodifiableList(opened);
  }

  /** The platforms send only now, so that nothing of theirs meets a closed door. */
  private void announce() {
    for (Stage stage : stages) {
      stage.shop().announce(DemoConfig.webhooks(port, stage.shopConnection()));
      stage.depot().announce(DemoConfig.webhooks(port, stage.depotConnection()));
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new DemoFailure("This machine has no free port. Close some programs.", e);
    }
  }
}
