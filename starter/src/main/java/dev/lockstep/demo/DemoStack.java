package dev.lockstep.demo;

import dev.lockstep.common.LinkId;
import dev.lockstep.run.Configurations;
import dev.lockstep.run.WebhookRun;
import dev.lockstep.run.WorkerRun;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.commercetools.CommercetoolsOptions;
import dev.lockstep.sandbox.commercetools.CommercetoolsStandIn;
import dev.lockstep.sandbox.commercetools.broker.Destination;
import dev.lockstep.sandbox.commercetools.broker.PayloadFormat;
import dev.lockstep.sandbox.scend.Pace;
import dev.lockstep.sandbox.scend.ReferenceRule;
import dev.lockstep.sandbox.scend.ScendOptions;
import dev.lockstep.sandbox.scend.ScendStandIn;
import dev.lockstep.sandbox.scend.WebhookTarget;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Stand-ins, receiver and worker around a local Temporal, started from one configuration file as
 * the separate commands start them.
 *
 * <p>The warehouse takes a second order under the same reference without a word, as careless ones
 * do: if Lockstep created one twice, the ledger would show it.
 */
public final class DemoStack implements AutoCloseable {
  /** The one link of the demo. */
  public static final LinkId LINK = DemoConfig.LINK;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final LocalTemporal temporal;
  private final Sandbox sandbox;
  private final Path config;
  private final Optional<WorkerRun> worker;
  private final WebhookRun webhooks;
  private final WorkflowClient client;

  private DemoStack(
      LocalTemporal temporal,
      RunDirectory directory,
      long seed,
      Duration step,
      ForeignNames names,
      Function<LockstepConfig, Optional<WorkerRun>> starting) {
    this.temporal = temporal;
    try {
      sandbox =
          own(Sandbox.start(CommercetoolsOptions.defaults().withSeed(seed), scend(seed, step)));
      int port = freePort();
      config =
          DemoConfig.write(
              directory, temporal.target(), sandbox.commercetools(), sandbox.scend(), port, names);
      LockstepConfig read = Configurations.load(config);
      Metrics metrics = own(new Metrics());
      client = own(TemporalConnection.open(read.temporal(), metrics, PATIENCE)).client();
      worker = starting.apply(read);
      worker.ifPresent(this::own);
      webhooks = own(WebhookRun.start(read));
      announce(port);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts everything but Temporal, which stays the caller's.
   *
   * @param directory below which the run keeps its files
   * @param step how long the warehouse takes over each step of an order
   * @param names mapped beside those that the stand-ins' own orders have
   */
  static DemoStack around(
      LocalTemporal temporal,
      RunDirectory directory,
      long seed,
      Duration step,
      ForeignNames names) {
    return new DemoStack(
        temporal, directory, seed, step, names, config -> Optional.of(WorkerRun.start(config)));
  }

  /** As the demo has it but for the worker: whoever starts one reads {@link #config()}. */
  public static DemoStack withoutWorker(
      LocalTemporal temporal, RunDirectory directory, long seed, Duration step) {
    return new DemoStack(
        temporal, directory, seed, step, ForeignNames.NONE, config -> Optional.empty());
  }

  /** As the demo has it, its files below {@code directory}. */
  public static DemoStack around(LocalTemporal temporal, Path directory, long seed, Duration step) {
    return around(temporal, RunDirectory.create(directory), seed, step, ForeignNames.NONE);
  }

  public CommercetoolsStandIn storefront() {
    return sandbox.commercetools();
  }

  public ScendStandIn warehouse() {
    return sandbox.scend();
  }

  public WorkflowClient client() {
    return client;
  }

  /** The file with which every other command reaches it. */
  public Path config() {
    return config;
  }

  /**
   * What the two ledgers say.
   *
   * @param parked ids of the orders that Lockstep holds in front of a person
   */
  public LedgerVerdict judge(Set<String> parked) {
    return LedgerVerdict.judge(Ledgers.placed(storefront()), Ledgers.held(warehouse()), parked);
  }

  LocalTemporal temporal() {
    return temporal;
  }

  /** Where Prometheus would read what each part counts, by part. */
  Map<String, URI> metricsPages() {
    Map<String, URI> pages = new LinkedHashMap<>();
    pages.put("receiver", metricsPage(webhooks.port()));
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

  /** The platforms send only now, so that nothing of theirs meets a closed door. */
  private void announce(int port) {
    storefront()
        .sendMessagesTo(
            new Destination.PubSub(
                DemoConfig.storefrontMessages(port),
                PayloadFormat.PLATFORM,
                "https://accounts.google.com",
                DemoConfig.AUDIENCE,
                DemoConfig.SERVICE_ACCOUNT));
    warehouse()
        .sendWebhooksTo(
            new WebhookTarget(
                DemoConfig.warehouseWebhooks(port), List.of(ScendOptions.WEBHOOK_SECRET)));
  }

  private static ScendOptions scend(long seed, Duration step) {
    return ScendOptions.defaults()
        .with()
        .seed(seed)
        .referenceRule(ReferenceRule.NOT_ENFORCED)
        .pace(new Pace.Automatic(step))
        .build();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new DemoFailure("This machine has no free port. Close some programs.", e);
    }
  }
}
